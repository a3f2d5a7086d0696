from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "drumbeat.search"
    label = "search"

    def ready(self) -> None:
        """Register people, whose area stands below search."""
        from drumbeat.search.offers import Searchable, register
        from drumbeat.search.queries import find_people

        register(Searchable("person", find_people))
