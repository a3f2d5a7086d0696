from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "drumbeat.metrics"
    label = "metrics"

    def ready(self) -> None:
        """Register undo, shipped metrics of a new workspace, rules of exit checks, jobs of large runs and imports."""
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo
        from drumbeat.kernel.background.jobs import job, on_start
        from drumbeat.metrics import furnishing, jobs
        from drumbeat.metrics.actions import carry, withdraw
        from drumbeat.metrics.exits import RULES
        from drumbeat.metrics.nouns import NOUNS
        from drumbeat.phases import offers as phases

        for noun in NOUNS:
            undo.register(noun)
        for rule in RULES:
            phases.register(rule)
        register(Furnishing("metrics", 30, furnishing.furnish))
        job(withdraw.JOB)(jobs.settle)
        job(carry.JOB)(jobs.run_import)
        on_start(jobs.sweep)
