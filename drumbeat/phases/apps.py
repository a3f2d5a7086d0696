"""What phases registers."""

from django.apps import AppConfig


class PhasesConfig(AppConfig):
    name = "drumbeat.phases"
    label = "phases"

    def ready(self) -> None:
        """Register undo, the rules of exit checks, the guard on moving campaigns and the shipped checks."""
        from drumbeat.campaigns.offers import PhaseGuard, register_guard
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo
        from drumbeat.phases import furnishing, offers
        from drumbeat.phases.actions.phase import guard_move
        from drumbeat.phases.exits import RULES
        from drumbeat.phases.nouns import NOUNS

        for noun in NOUNS:
            undo.register(noun)
        for rule in RULES:
            offers.register(rule)
        register_guard(PhaseGuard(guard_move))
        register(Furnishing("phases", 30, furnishing.furnish))
