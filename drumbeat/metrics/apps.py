from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "drumbeat.metrics"
    label = "metrics"

    def ready(self) -> None:
        """Register undo, what goals are measured by, shipped metrics, exit checks, jobs of runs and imports."""
        from drumbeat.goals import offers as goals
        from drumbeat.identity.offers import Furnishing, register
        from drumbeat.kernel import undo
        from drumbeat.kernel.background.jobs import job, on_start
        from drumbeat.kernel.background.readers import reader
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.metrics import furnishing, handlers, jobs, lends
        from drumbeat.metrics.actions import carry, withdraw
        from drumbeat.metrics.nouns import NOUNS
        from drumbeat.phases import offers as phases

        for noun in NOUNS:
            undo.register(noun)
        for rule in lends.EXIT_RULES:
            phases.register(rule)
        for naming in lends.NAMINGS:
            register_naming(naming)
        goals.register_measure(lends.MEASURE)
        goals.register_history(lends.HISTORY)
        goals.register_metric_names(lends.METRIC_NAMES)
        register(Furnishing("metrics", 30, furnishing.furnish))
        reader("metrics.goals", handlers.KINDS, handlers.follow_results)
        job(withdraw.JOB)(jobs.settle)
        job(carry.JOB, give_up=jobs.give_up)(jobs.run_import)
        on_start(jobs.sweep)
