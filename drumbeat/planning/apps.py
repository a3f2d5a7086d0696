"""What planning registers."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "drumbeat.planning"
    label = "planning"

    def ready(self) -> None:
        """Register undo and the job of runs."""
        from drumbeat.kernel.background.jobs import job, on_start
        from drumbeat.kernel.undo import register
        from drumbeat.planning import jobs
        from drumbeat.planning.actions.run import JOB
        from drumbeat.planning.nouns import NOUNS

        for noun in NOUNS:
            register(noun)
        job(JOB, give_up=jobs.give_up)(jobs.run_job)
        on_start(jobs.sweep)
