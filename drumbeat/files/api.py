"""Doors of files: the list, the upload, and the one place bytes are served from."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Form, Router
from ninja.files import UploadedFile

from drumbeat.files import actions, storage
from drumbeat.files.models import StoredFile
from drumbeat.files.queries import files_of, find_files
from drumbeat.files.rules import INLINE, byte_range
from drumbeat.files.schemas import FileOut
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.policy import can

router = Router()


@router.get("/files", response=list[FileOut], operation_id="list_files")
def list_files(request: Request, kind: str, id: UUID) -> HttpResponse:
    """Return the files of an object, newest first."""
    return reply([_out(request.auth, file) for file in files_of(request.auth, kind, id)])


@router.post("/files", response={201: FileOut}, operation_id="attach_file")
def attach_file(request: Request, kind: Form[str], id: Form[UUID], file: File[UploadedFile]) -> HttpResponse:
    """Attach a file to an object; the bytes are kept before the transaction begins."""
    actions.check_attach(request.auth, kind, id)
    return _attach(request, actions.NewFile(kind, id, file.name or "", storage.keep(file.chunks())))


@writes
def _attach(request: Request, new: actions.NewFile) -> HttpResponse:
    return reply(_out(request.auth, actions.attach_file(request.auth, new)), 201)


@router.delete("/files/{file_id}", response={204: None}, operation_id="remove_file")
@writes
def remove_file(request: Request, file_id: UUID) -> HttpResponse:
    """Move a file to the bin."""
    find_files(request.auth, [file_id])
    actions.remove_files(request.auth, [file_id])
    return no_content()


def file_bytes(actor: Actor, request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """Return a file's bytes to whoever may see its object now; raise NotFound for others."""
    file = find_files(actor, [file_id])[0]
    response = _bytes(request, file)
    response["Content-Type"] = file.media_type
    response["Content-Disposition"] = content_disposition_header(file.media_type not in INLINE, file.name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = f'"{file.sha256}"'
    return response


def _bytes(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    if request.headers.get("If-None-Match") == f'"{file.sha256}"':
        return HttpResponse(status=304)
    try:
        part = byte_range(request.headers.get("Range", ""), file.size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    start, end = part or (0, file.size - 1)
    response = StreamingHttpResponse(storage.read(file.storage_key, start, end), status=206 if part else 200)
    response["Content-Length"] = str(end - start + 1)
    if part:
        response["Content-Range"] = f"bytes {start}-{end}/{file.size}"
    return response


def _out(actor: Actor, file: StoredFile) -> dict[str, Any]:
    return {
        "id": file.id,
        "kind": file.ref_kind,
        "ref_id": file.ref_id,
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type,
        "inline": file.media_type in INLINE,
        "url": f"/files/{file.id}/{quote(file.name, safe='')}",
        "uploaded_by": file.uploaded_by_id,
        "uploader": file.uploaded_by.name if file.uploaded_by else "",
        "created_at": file.created_at,
        "can": can(actor, "file", file),
    }
