from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "drumbeat.activity"
    label = "activity"
