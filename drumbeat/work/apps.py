from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "drumbeat.work"
    label = "work"
