from datetime import timedelta

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "drumbeat.activity"
    label = "activity"

    def ready(self) -> None:
        """Register undo of comments and the emptying of their bin."""
        from drumbeat.activity.jobs import purge_comments
        from drumbeat.activity.nouns import COMMENT
        from drumbeat.kernel.background.jobs import periodic
        from drumbeat.kernel.undo import register

        register(COMMENT)
        periodic("activity.purge_comments", timedelta(hours=6))(purge_comments)
