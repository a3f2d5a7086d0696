from datetime import timedelta

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "drumbeat.calendars"
    label = "calendars"

    def ready(self) -> None:
        """Register the calendar of a new workspace, its undo, and the job that keeps holidays ahead."""
        from drumbeat.calendars import jobs
        from drumbeat.calendars.actions import calendar as actions
        from drumbeat.calendars.nouns import NOUNS
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo
        from drumbeat.kernel.background.jobs import periodic

        register(Furnishing("calendars", 10, actions.furnish))
        for noun in NOUNS:
            undo.register(noun)
        periodic("calendars.extend_holidays", timedelta(days=1))(jobs.extend_holidays)
