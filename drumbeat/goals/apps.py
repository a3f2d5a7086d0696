from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "drumbeat.goals"
    label = "goals"

    def ready(self) -> None:
        """Register undo and what goals lend downward."""
        from drumbeat.activity import offers as activity
        from drumbeat.approvals import offers as approvals
        from drumbeat.evidence import offers as evidence
        from drumbeat.files import offers as files
        from drumbeat.goals import lends
        from drumbeat.goals.nouns import NOUN
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.kernel.undo import register
        from drumbeat.search import offers as search

        register(NOUN)
        approvals.register(lends.APPROVABLE)
        activity.register(lends.COMMENTABLE)
        files.register(lends.ATTACHABLE)
        evidence.register(lends.CITABLE)
        search.register(lends.SEARCHABLE)
        register_naming(lends.NAMING)
