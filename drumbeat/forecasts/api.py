"""Doors of forecasts."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.campaigns.queries import campaigns
from drumbeat.forecasts import actions, schemas
from drumbeat.forecasts.models import EarlyWarning
from drumbeat.forecasts.queries import flow, odds
from drumbeat.identity.queries import people_names
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.kernel.policy import can

router = Router()


@router.get("/campaigns/{campaign_id}/forecast", operation_id="get_forecast", response=schemas.ForecastOut)
def get_forecast(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return the odds of a campaign's launch, what they hang on and what would raise them."""
    return reply(odds.forecast_of(request.auth, campaign_id))


@router.get("/campaigns/{campaign_id}/flow", operation_id="get_flow", response=schemas.FlowOut)
def get_flow(request: Request, campaign_id: UUID, days: int = 90) -> HttpResponse:
    """Return where a campaign's work waits, how long it takes, and when the rest will be done."""
    return reply(flow.flow_of(request.auth, campaign_id, days))


@router.get("/forecast/calibration", operation_id="get_calibration", response=schemas.CalibrationOut)
def get_calibration(request: Request) -> HttpResponse:
    """Return how past odds fared against what came."""
    return reply(odds.calibration_of(request.auth))


@router.put("/forecast/settings", operation_id="update_forecast_settings", response=schemas.SettingsOut)
@writes
def update_forecast_settings(request: Request, body: schemas.SettingsIn) -> HttpResponse:
    """Allow or forbid that durations are learned per person."""
    row = actions.update_forecast_settings(request.auth, by_person=body.by_person)
    return reply({"by_person": row.by_person})


@router.get("/tasks/{task_id}/duration-advice", operation_id="get_duration_advice", response=schemas.DurationAdvice)
def get_duration_advice(request: Request, task_id: UUID, estimate: int | None = None) -> HttpResponse:
    """Return how long work like this task really takes."""
    return reply(odds.duration_advice(request.auth, task_id, estimate))


@router.get("/warnings", operation_id="list_warnings", response=list[schemas.EarlyWarningOut])
def list_warnings(request: Request, campaign_id: UUID | None = None) -> HttpResponse:
    """Return open warnings: of one campaign, or of all the reader sees without those somebody dismissed."""
    return reply(_warnings(request.auth, list(odds.warnings(request.auth, campaign_id)[:200])))


@router.post("/warnings/{warning_id}/dismiss", operation_id="dismiss_warning", response=schemas.EarlyWarningOut)
@writes
def dismiss_warning(request: Request, warning_id: UUID) -> HttpResponse:
    """Say that a warning is known."""
    return reply(_warnings(request.auth, [actions.dismiss_warning(request.auth, warning_id)])[0])


def _warnings(actor: Actor, rows: list[EarlyWarning]) -> list[dict[str, object]]:
    names = dict(campaigns(actor).filter(pk__in={row.campaign_id for row in rows}).values_list("id", "name"))
    people = people_names(actor, [row.facts["person_id"] for row in rows if "person_id" in row.facts])
    return [
        {
            "id": row.id, "campaign": {"id": row.campaign_id, "name": names.get(row.campaign_id, "")},
            "task_id": row.task_id, "kind": row.kind, "facts": row.facts, "raised_at": row.created_at,
            "person": people.get(row.facts.get("person_id", ""), ""), "dismissed": row.dismissed_at is not None,
            "can": can(actor, "warning", row),
        }
        for row in rows
    ]  # fmt: skip
