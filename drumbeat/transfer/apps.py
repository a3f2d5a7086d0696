from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "drumbeat.transfer"
    label = "transfer"
