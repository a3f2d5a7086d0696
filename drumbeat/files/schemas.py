"""Shapes of files on the wire."""

from datetime import datetime
from uuid import UUID

from ninja import Schema


class FileOut(Schema):
    """An attached file; its bytes are at `url`, `inline` says that a browser may show them."""

    id: UUID
    kind: str
    ref_id: UUID
    name: str
    size: int
    media_type: str
    inline: bool
    url: str
    uploaded_by: UUID | None
    uploader: str
    created_at: datetime
    can: list[str]
