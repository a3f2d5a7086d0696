from datetime import timedelta

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "drumbeat.files"
    label = "files"

    def ready(self) -> None:
        """Register undo of files and the emptying of their bin."""
        from drumbeat.files.jobs import purge_files
        from drumbeat.files.nouns import FILE
        from drumbeat.kernel.background.jobs import periodic
        from drumbeat.kernel.undo import register

        register(FILE)
        periodic("files.purge_files", timedelta(hours=6))(purge_files)
