"""What capacity registers."""

from django.apps import AppConfig


class CapacityConfig(AppConfig):
    name = "drumbeat.capacity"
    label = "capacity"

    def ready(self) -> None:
        """Register undo, names for histories, the reader that keeps load current and the turn of the day."""
        from drumbeat.capacity import handlers
        from drumbeat.capacity.lends import NAMINGS
        from drumbeat.capacity.nouns import NOUNS
        from drumbeat.capacity.projections import begin_day, settle_loads
        from drumbeat.identity.actions.days import each_day
        from drumbeat.kernel.background.readers import reader
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.kernel.undo import register

        for noun in NOUNS:
            register(noun)
        for naming in NAMINGS:
            register_naming(naming)
        reader("capacity.loads", handlers.KINDS, handlers.mark_stale, settle=settle_loads)
        each_day("capacity.begin_day", begin_day)
