"""What audiences register."""

from django.apps import AppConfig


class AudiencesConfig(AppConfig):
    name = "drumbeat.audiences"
    label = "audiences"
