"""What audiences register."""

from django.apps import AppConfig


class AudiencesConfig(AppConfig):
    name = "drumbeat.audiences"
    label = "audiences"

    def ready(self) -> None:
        """Register undo, names for histories, comments, evidence and search."""
        from drumbeat.activity import offers as activity
        from drumbeat.audiences import lends
        from drumbeat.audiences.nouns import NOUNS
        from drumbeat.evidence import offers as evidence
        from drumbeat.kernel import undo
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.search import offers as search

        for noun in NOUNS:
            undo.register(noun)
        for naming in lends.NAMINGS:
            register_naming(naming)
        for commentable in lends.COMMENTABLES:
            activity.register(commentable)
        for citable in lends.CITABLES:
            evidence.register(citable)
        search.register(lends.SEARCHABLE)
