from datetime import timedelta

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "drumbeat.activity"
    label = "activity"

    def ready(self) -> None:
        """Register undo, the emptying of bins, answers to updates, and who is told of an update."""
        from drumbeat.activity import handlers, offers
        from drumbeat.activity.jobs import purge_words
        from drumbeat.activity.lends import ANSWERABLE
        from drumbeat.activity.nouns import COMMENT, STATUS_UPDATE
        from drumbeat.kernel.background.jobs import periodic
        from drumbeat.kernel.background.readers import reader
        from drumbeat.kernel.undo import register

        register(COMMENT)
        register(STATUS_UPDATE)
        offers.register(ANSWERABLE)
        reader("activity.tell_followers", handlers.KINDS, handlers.tell_followers)
        periodic("activity.purge_words", timedelta(hours=6))(purge_words)
