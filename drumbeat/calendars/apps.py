from datetime import timedelta

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "drumbeat.calendars"
    label = "calendars"

    def ready(self) -> None:
        """Register the calendar of a new workspace and the job that keeps holidays ahead."""
        from drumbeat.calendars import actions, jobs
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel.background.jobs import periodic

        register(Furnishing("calendars", 10, actions.furnish))
        periodic("calendars.extend_holidays", timedelta(days=1))(jobs.extend_holidays)
