from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "drumbeat.identity"
    label = "identity"
