from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "drumbeat.home"
    label = "home"
