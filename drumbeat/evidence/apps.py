from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "drumbeat.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Register undo and what evidence lends downward."""
        from drumbeat.activity import offers as activity
        from drumbeat.evidence import lends
        from drumbeat.evidence.nouns import NOUNS
        from drumbeat.files import offers as files
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.kernel.undo import register
        from drumbeat.search import offers as search

        for noun in NOUNS:
            register(noun)
        activity.register(lends.COMMENTABLE)
        files.register(lends.ATTACHABLE)
        search.register(lends.SEARCHABLE)
        register_naming(lends.NAMING)
