"""Doors of planning."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.planning import schemas, screens
from drumbeat.planning.actions import apply, embargo, run, scenario
from drumbeat.planning.compare import compare_scenario
from drumbeat.planning.queries import rows

router = Router()
MOST_LISTED = 50


@router.get("/schedule-runs", response=list[schemas.ScheduleRunLine], operation_id="list_schedule_runs")
def list_schedule_runs(request: Request, campaign_id: UUID | None = None) -> HttpResponse:
    """Return the latest runs of a campaign, or of all campaigns together."""
    found = rows.runs_of(request.auth, campaign_id)[:MOST_LISTED]
    return reply([screens.run_line(request.auth, each) for each in found])


@router.post("/schedule-runs", response={201: schemas.ScheduleRunOut}, operation_id="start_schedule_run")
@writes
def start_schedule_run(request: Request, payload: schemas.NewScheduleRun) -> HttpResponse:
    """Ask for plans; what is found is announced as it comes."""
    started = run.start_schedule_run(request.auth, payload.dict())
    return reply(screens.run_screen(request.auth, started), 201)


@router.get("/schedule-runs/{run_id}", response=schemas.ScheduleRunOut, operation_id="get_schedule_run")
def get_schedule_run(request: Request, run_id: UUID) -> HttpResponse:
    """Return a run with what it has found so far."""
    return reply(screens.run_screen(request.auth, rows.find_schedule_run(request.auth, run_id)))


@router.post("/schedule-runs/{run_id}/cancel", response=schemas.ScheduleRunOut, operation_id="cancel_schedule_run")
@writes
def cancel_schedule_run(request: Request, run_id: UUID) -> HttpResponse:
    """End a run; what it found so far stays to be read."""
    return reply(screens.run_screen(request.auth, run.cancel_schedule_run(request.auth, run_id)))


@router.post("/schedule-runs/{run_id}/accept", response=schemas.AcceptedOut, operation_id="accept_schedule_moves")
@writes
def accept_schedule_moves(request: Request, run_id: UUID, payload: schemas.AcceptMoves) -> HttpResponse:
    """Write moves of an alternative as one undoable batch."""
    batch = run.accept_schedule_moves(request.auth, run_id, payload.alternative, payload.task_ids)
    return reply({"batch_id": batch.id, "tasks": len(set(payload.task_ids))})


@router.get("/embargoes", response=list[schemas.EmbargoOut], operation_id="list_embargoes")
def list_embargoes(request: Request) -> HttpResponse:
    """Return the embargoes the reader sees, by their first day."""
    return reply([screens.embargo_out(request.auth, row) for row in rows.embargoes(request.auth)])


@router.post("/embargoes", response={201: schemas.EmbargoOut}, operation_id="add_embargo")
@writes
def add_embargo(request: Request, payload: schemas.NewEmbargo) -> HttpResponse:
    """Close days for launches or work."""
    return reply(screens.embargo_out(request.auth, embargo.add_embargo(request.auth, payload.dict())), 201)


@router.delete("/embargoes/{embargo_id}", response={204: None}, operation_id="remove_embargo")
@writes
def remove_embargo(request: Request, embargo_id: UUID) -> HttpResponse:
    """Lift an embargo."""
    rows.find_embargo(request.auth, embargo_id)
    embargo.remove_embargoes(request.auth, [embargo_id])
    return no_content()


@router.get("/scenarios", response=list[schemas.ScenarioLine], operation_id="list_scenarios")
def list_scenarios(request: Request) -> HttpResponse:
    """Return the scenarios the reader sees, newest first."""
    held = Count("changes", filter=Q(changes__deleted_at__isnull=True))
    found = rows.scenarios(request.auth).annotate(held=held)[:MOST_LISTED]
    return reply([screens.scenario_line(request.auth, row, row.held) for row in found])


@router.post("/scenarios", response={201: schemas.ScenarioOut}, operation_id="create_scenario")
@writes
def create_scenario(request: Request, payload: schemas.NewScenario) -> HttpResponse:
    """Begin a what-if."""
    row = scenario.create_scenario(request.auth, payload.name, payload.campaign_ids, payload.note)
    return reply(screens.scenario_screen(request.auth, row), 201)


@router.get("/scenarios/{scenario_id}", response=schemas.ScenarioOut, operation_id="get_scenario")
def get_scenario(request: Request, scenario_id: UUID) -> HttpResponse:
    """Return a scenario with its changes."""
    return reply(screens.scenario_screen(request.auth, rows.find_scenario(request.auth, scenario_id)))


@router.get("/scenarios/{scenario_id}/comparison", response=schemas.ComparisonOut, operation_id="compare_scenario")
def get_comparison(request: Request, scenario_id: UUID) -> HttpResponse:
    """Return what a scenario would do to dates, load and odds."""
    return reply(compare_scenario(request.auth, rows.find_scenario(request.auth, scenario_id)))


@router.patch("/scenarios/{scenario_id}", response=schemas.ScenarioOut, operation_id="update_scenario")
@writes
def update_scenario(request: Request, scenario_id: UUID, payload: schemas.ScenarioChanges) -> HttpResponse:
    """Change a scenario's name or note."""
    given = {name: value for name, value in payload.dict(exclude_unset=True).items() if value is not None}
    return reply(screens.scenario_screen(request.auth, scenario.update_scenario(request.auth, scenario_id, given)))


@router.delete("/scenarios/{scenario_id}", response={204: None}, operation_id="remove_scenario")
@writes
def remove_scenario(request: Request, scenario_id: UUID) -> HttpResponse:
    """Move a scenario to the bin."""
    rows.find_scenario(request.auth, scenario_id)
    scenario.remove_scenarios(request.auth, [scenario_id])
    return no_content()


@router.post(
    "/scenarios/{scenario_id}/changes", response={201: schemas.ScenarioOut}, operation_id="add_scenario_change"
)
@writes
def add_scenario_change(request: Request, scenario_id: UUID, payload: schemas.NewScenarioChange) -> HttpResponse:
    """Add one change to a scenario."""
    given = payload.dict()
    scenario.add_scenario_change(request.auth, scenario_id, given.pop("kind"), given)
    return reply(screens.scenario_screen(request.auth, rows.find_scenario(request.auth, scenario_id)), 201)


@router.delete("/scenario-changes/{change_id}", response={204: None}, operation_id="remove_scenario_change")
@writes
def remove_scenario_change(request: Request, change_id: UUID) -> HttpResponse:
    """Take a change out of its scenario."""
    scenario.remove_scenario_changes(request.auth, [change_id])
    return no_content()


@router.post("/scenarios/{scenario_id}/apply", response=schemas.ScenarioOut, operation_id="apply_scenario")
@writes
def apply_scenario(request: Request, scenario_id: UUID) -> HttpResponse:
    """Make a scenario the plan, as one undoable batch."""
    return reply(screens.scenario_screen(request.auth, apply.apply_scenario(request.auth, scenario_id)))
