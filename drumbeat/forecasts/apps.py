"""What forecasts registers."""

from datetime import timedelta

from django.apps import AppConfig


class ForecastsConfig(AppConfig):
    name = "drumbeat.forecasts"
    label = "forecasts"

    def ready(self) -> None:
        """Register the readers of the history, the count in the background and the turn of the day."""
        from drumbeat.forecasts import handlers, jobs
        from drumbeat.forecasts.lends import NAMINGS
        from drumbeat.identity.actions.days import each_day
        from drumbeat.kernel.background.jobs import periodic
        from drumbeat.kernel.background.readers import reader
        from drumbeat.kernel.safety.naming import register_naming

        for naming in NAMINGS:
            register_naming(naming)
        reader("forecasts.odds", handlers.COUNTS_ON, handlers.mark_stale)
        reader("forecasts.stages", handlers.MOVES_ON, handlers.follow_stages)
        periodic("forecasts.ask_for_odds", timedelta(seconds=5))(jobs.ask_for_odds)
        each_day("forecasts.begin_day", jobs.begin_day)
