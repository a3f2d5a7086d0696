from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "drumbeat.files"
    label = "files"
