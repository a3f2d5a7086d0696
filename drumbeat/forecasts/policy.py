"""Who may see and shape what forecasts holds."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


DISMISS_WARNING = allow(
    "forecasts.dismiss_warning",
    "warning",
    "Who contributes to the campaign.",
    lambda a, row: a.contributes(row.scope_id),
)
UPDATE_SETTINGS = allow(
    "forecasts.update_forecast_settings", "workspace", "Directors and owners.", lambda a, _: a.at_least("director")
)
SEE_CALIBRATION = allow(
    "forecasts.get_calibration", "workspace", "Everyone but guests.", lambda a, _: a.role != "guest"
)
