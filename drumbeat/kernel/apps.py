from datetime import timedelta

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "drumbeat.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the job of long undos and its sweeper."""
        from drumbeat.kernel.background import jobs, undoing

        jobs.job("kernel.undo")(undoing.run_undo)
        jobs.periodic("kernel.resume_undos", timedelta(minutes=10))(undoing.resume_undos)
