"""What baselines registers."""

from django.apps import AppConfig


class BaselinesConfig(AppConfig):
    name = "drumbeat.baselines"
    label = "baselines"

    def ready(self) -> None:
        """Register undo."""
        from drumbeat.baselines.nouns import NOUN
        from drumbeat.kernel.undo import register

        register(NOUN)
