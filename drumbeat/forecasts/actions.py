"""Writes of forecasts."""

from uuid import UUID

from drumbeat.forecasts import events, policy
from drumbeat.forecasts.keeping import ref
from drumbeat.forecasts.models import EarlyWarning, ForecastSettings
from drumbeat.forecasts.queries.odds import find_warning
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref


@action
def dismiss_warning(actor: Actor, warning_id: UUID) -> EarlyWarning:
    """Say that a warning is known: it leaves Today, and comes back only when it has passed and is raised anew."""
    row = find_warning(actor, warning_id)
    require(actor, policy.DISMISS_WARNING, row)
    if row.dismissed_at is None:
        row.dismissed_at, row.dismissed_by_id = now(), actor.person_id
        row.save(update_fields=["dismissed_at", "dismissed_by"])
        parents = (Ref("campaign", row.campaign_id),)
        emit(events.WarningDismissed(subject=ref(row), scope_id=row.scope_id, parents=parents))
    return row


@action
def update_forecast_settings(actor: Actor, *, by_person: bool) -> ForecastSettings:
    """Allow or forbid that durations are learned per person; what is learned follows within a day."""
    workspace = workspace_of(actor)
    require(actor, policy.UPDATE_SETTINGS, workspace)
    row, _ = ForecastSettings.objects.get_or_create(workspace_id=actor.workspace_id)
    if row.by_person != by_person:
        changes = {"by_person": [row.by_person, by_person]}
        row.by_person = by_person
        row.save(update_fields=["by_person"])
        subject = Ref("workspace", workspace.id)
        emit(events.ForecastSettingsUpdated(subject=subject, scope_id=workspace.scope_id, changes=changes))
    return row
