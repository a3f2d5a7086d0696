from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "drumbeat.metrics"
    label = "metrics"

    def ready(self) -> None:
        """Register undo, the shipped metrics of a new workspace and the jobs of large runs."""
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo
        from drumbeat.kernel.background.jobs import job, on_start
        from drumbeat.metrics import furnishing, jobs
        from drumbeat.metrics.actions.withdraw import JOB
        from drumbeat.metrics.nouns import NOUNS

        for noun in NOUNS:
            undo.register(noun)
        register(Furnishing("metrics", 30, furnishing.furnish))
        job(JOB)(jobs.settle)
        on_start(jobs.sweep)
