from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "drumbeat.calendars"
    label = "calendars"
