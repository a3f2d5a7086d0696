"""What capacity registers."""

from datetime import timedelta

from django.apps import AppConfig


class CapacityConfig(AppConfig):
    name = "drumbeat.capacity"
    label = "capacity"

    def ready(self) -> None:
        """Register undo, names for histories, the reader that keeps load current and the turn of the day."""
        from drumbeat.capacity import handlers, jobs
        from drumbeat.capacity.lends import NAMINGS
        from drumbeat.capacity.nouns import NOUNS
        from drumbeat.capacity.projections import settle_loads
        from drumbeat.kernel.background.jobs import periodic
        from drumbeat.kernel.background.readers import reader
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.kernel.undo import register

        for noun in NOUNS:
            register(noun)
        for naming in NAMINGS:
            register_naming(naming)
        reader("capacity.loads", handlers.KINDS, handlers.mark_stale, settle=settle_loads)
        periodic("capacity.follow_the_day", timedelta(minutes=15))(jobs.follow_the_day)
