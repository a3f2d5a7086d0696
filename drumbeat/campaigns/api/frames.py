"""Doors of what frames campaigns: types, custom fields, templates."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.campaigns import queries, schemas
from drumbeat.campaigns.actions import field, kind, template
from drumbeat.campaigns.outputs import field_out, template_brief, template_out, type_out
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etag, with_etags
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/types", response=list[schemas.TypeOut], operation_id="list_types")
def list_types(request: Request) -> HttpResponse:
    """Return the campaign types with their stages."""
    rows = with_etags(request.auth, queries.types)
    return reply([type_out(request.auth, row, seq) for row, seq in rows])


@router.post("/types", response={201: schemas.TypeOut}, operation_id="create_type")
@writes
def create_type(request: Request, payload: schemas.NewType) -> HttpResponse:
    """Create a campaign type."""
    values = payload.dict()
    copy_of = values.pop("copy_of")
    created = kind.create_type(request.auth, values, copy_of)
    return reply(type_out(request.auth, created, after_write(0)), 201)


@router.patch("/types/{type_id}", response=schemas.TypeOut, operation_id="update_type")
@writes
def update_type(request: Request, type_id: UUID, payload: schemas.TypeChanges) -> HttpResponse:
    """Change a campaign type."""
    before = etag(request.auth.workspace_id, Ref("type", type_id))
    changed = kind.update_type(request.auth, type_id, payload.given(), base_seq(request))
    return reply(type_out(request.auth, changed, after_write(before)))


@router.delete("/types/{type_id}", response={204: None}, operation_id="remove_type")
@writes
def remove_type(request: Request, type_id: UUID) -> HttpResponse:
    """Put a campaign type away; its campaigns stay."""
    kind.remove_type(request.auth, type_id)
    return no_content()


@router.get("/fields", response=list[schemas.FieldOut], operation_id="list_fields")
def list_fields(
    request: Request,
    target: schemas.Target | None = None,
    type_id: UUID | None = None,
    campaign_id: UUID | None = None,
) -> HttpResponse:
    """Return the custom fields: all, or those of a target, a type or one campaign."""
    wanted = {"target": target, "type_id": type_id, "campaign_id": campaign_id}
    given = {name: value for name, value in wanted.items() if value is not None}
    rows = with_etags(request.auth, queries.all_fields)
    shown = [each for each in rows if all(getattr(each[0], name) == value for name, value in given.items())]
    return reply([field_out(request.auth, row, seq) for row, seq in shown])


@router.post("/fields", response={201: schemas.FieldOut}, operation_id="add_field")
@writes
def add_field(request: Request, payload: schemas.NewField) -> HttpResponse:
    """Add a custom field."""
    added = field.add_field(request.auth, payload.dict())
    return reply(field_out(request.auth, added, after_write(0)), 201)


@router.patch("/fields/{field_id}", response=schemas.FieldOut, operation_id="update_field")
@writes
def update_field(request: Request, field_id: UUID, payload: schemas.FieldChanges) -> HttpResponse:
    """Change a custom field, or move it before another one."""
    before = etag(request.auth.workspace_id, Ref("field", field_id))
    values = payload.given()
    before_id = values.pop("before_id", None)
    changed = field.update_field(request.auth, field_id, values, base_seq(request), before_id=before_id)
    return reply(field_out(request.auth, changed, after_write(before)))


@router.delete("/fields/{field_id}", response={204: None}, operation_id="remove_field")
@writes
def remove_field(request: Request, field_id: UUID) -> HttpResponse:
    """Move a custom field to the bin; its values stay with their rows."""
    queries.find_field(request.auth, field_id)
    field.remove_fields(request.auth, [field_id])
    return no_content()


@router.get("/templates", response=list[schemas.TemplateBrief], operation_id="list_templates")
def list_templates(request: Request, type_id: UUID | None = None) -> HttpResponse:
    """Return the templates, of all types or of one."""
    rows = [row for row in queries.templates(request.auth) if type_id is None or row.type_id in (type_id, None)]
    return reply([template_brief(request.auth, row) for row in rows])


@router.post("/templates", response={201: schemas.TemplateOut}, operation_id="create_template")
@writes
def create_template(request: Request, payload: schemas.NewTemplate) -> HttpResponse:
    """Create a template."""
    created = template.create_template(request.auth, payload.dict())
    return reply(template_out(request.auth, created, after_write(0)), 201)


@router.get("/templates/{template_id}", response=schemas.TemplateOut, operation_id="get_template")
def get_template(request: Request, template_id: UUID) -> HttpResponse:
    """Return one template with its parts."""
    row, seq = with_etag(request.auth, Ref("template", template_id), queries.find_template)
    return reply(template_out(request.auth, row, seq))


@router.patch("/templates/{template_id}", response=schemas.TemplateOut, operation_id="update_template")
@writes
def update_template(request: Request, template_id: UUID, payload: schemas.TemplateChanges) -> HttpResponse:
    """Change a template."""
    before = etag(request.auth.workspace_id, Ref("template", template_id))
    values = payload.given()
    changed = template.update_template(request.auth, template_id, values, base_seq(request))
    return reply(template_out(request.auth, changed, after_write(before)))


@router.delete("/templates/{template_id}", response={204: None}, operation_id="remove_template")
@writes
def remove_template(request: Request, template_id: UUID) -> HttpResponse:
    """Put a template away."""
    template.remove_template(request.auth, template_id)
    return no_content()
