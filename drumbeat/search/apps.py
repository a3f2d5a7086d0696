from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "drumbeat.search"
    label = "search"
