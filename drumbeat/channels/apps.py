"""What channels register."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "drumbeat.channels"
    label = "channels"

    def ready(self) -> None:
        """Register undo, names for histories, search and the shipped channels of a new workspace."""
        from drumbeat.channels import furnishing, lends
        from drumbeat.channels.nouns import NOUN
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.search import offers as search

        undo.register(NOUN)
        register_naming(lends.NAMING)
        search.register(lends.SEARCHABLE)
        register(Furnishing("channels", 10, furnishing.furnish))
