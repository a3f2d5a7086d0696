from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "drumbeat.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        """Register undo, the deliverables of templates and the shipped catalogue of a new workspace."""
        from drumbeat.campaigns import furnishing
        from drumbeat.campaigns.deliverables_part import PART
        from drumbeat.campaigns.nouns import NOUNS
        from drumbeat.campaigns.offers import register_part
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo

        for noun in NOUNS:
            undo.register(noun)
        register_part(PART)
        register(Furnishing("campaigns", 20, furnishing.furnish))
