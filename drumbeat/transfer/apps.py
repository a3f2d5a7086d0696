from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "drumbeat.transfer"
    label = "transfer"

    def ready(self) -> None:
        """Register the import job."""
        from drumbeat.kernel.background.jobs import job, on_start
        from drumbeat.transfer import jobs

        job("transfer.run", give_up=jobs.give_up)(jobs.run_job)
        on_start(jobs.sweep)
