"""What capacity registers."""

from django.apps import AppConfig


class CapacityConfig(AppConfig):
    name = "drumbeat.capacity"
    label = "capacity"
