"""Facts of the history of forecasts."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class ForecastRecomputed(Event):
    """The odds of a campaign were counted again; one event a campaign."""

    kind = "forecast.recomputed"
    irreversible = "derived from the plan"


class WarningRaised(Event):
    """A threat to a campaign was seen."""

    kind = "warning.raised"
    effect: ClassVar[Effect] = "created"
    irreversible = "derived from the plan"


class WarningCleared(Event):
    """A threat has passed."""

    kind = "warning.cleared"
    irreversible = "derived from the plan"


class WarningDismissed(Event):
    """Somebody has seen a warning and lives with it."""

    kind = "warning.dismissed"
    irreversible = "a person has read it"


class ForecastSettingsUpdated(Event):
    """What forecasts may learn from changed."""

    kind = "forecast.settings_updated"
    irreversible = "what was learned meanwhile is learned anew"
