from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "drumbeat.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Register undo, what campaigns lend downward, template parts and the shipped catalogue of a new workspace."""
        from drumbeat.activity import offers as activity
        from drumbeat.audiences import offers as audiences
        from drumbeat.campaigns import furnishing, lends
        from drumbeat.campaigns.deliverables_part import PART
        from drumbeat.campaigns.nouns import NOUNS
        from drumbeat.campaigns.offers import register_part
        from drumbeat.files import offers as files
        from drumbeat.goals.offers import register_campaigns
        from drumbeat.identity.offers import Furnishing, register, register_shareable
        from drumbeat.kernel import undo
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.search import offers as search

        audiences.register_campaign(lends.campaign_subject)
        audiences.register_speaker(lends.SPEAKER)
        for noun in NOUNS:
            undo.register(noun)
        for commentable in lends.COMMENTABLES:
            activity.register(commentable)
        for attachable in lends.ATTACHABLES:
            files.register(attachable)
        for searchable in lends.SEARCHABLES:
            search.register(searchable)
        for naming in lends.NAMINGS:
            register_naming(naming)
        register_campaigns(lends.GOALS)
        activity.register_reportable(lends.REPORTABLE)
        register_shareable(lends.SHAREABLE)
        register_part(PART)
        register(Furnishing("campaigns", 20, furnishing.furnish))
