from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "drumbeat.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Register what campaigns lend to lower areas."""
        from drumbeat.activity import offers as activity
        from drumbeat.campaigns import lends
        from drumbeat.files import offers as files
        from drumbeat.search import offers as search

        for commentable in lends.COMMENTABLES:
            activity.register(commentable)
        for attachable in lends.ATTACHABLES:
            files.register(attachable)
        for searchable in lends.SEARCHABLES:
            search.register(searchable)
