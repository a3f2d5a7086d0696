from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "drumbeat.work"
    label = "work"

    def ready(self) -> None:
        """Register undo, what tasks lend downward, the projections' reader, stages in use, what follows a campaign."""
        from drumbeat.activity import offers as activity
        from drumbeat.campaigns.offers import Dependent, register_dependent, register_part, register_production
        from drumbeat.evidence import offers as evidence
        from drumbeat.files import offers as files
        from drumbeat.goals.offers import register_measure
        from drumbeat.identity.actions.days import each_day
        from drumbeat.kernel.background.readers import reader
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.kernel.undo import register
        from drumbeat.search import offers as search
        from drumbeat.work import handlers, lends
        from drumbeat.work.actions import upkeep
        from drumbeat.work.actions.production import PRODUCTION
        from drumbeat.work.nouns import NOUNS
        from drumbeat.work.projections.keeping import begin_day, settle_projections
        from drumbeat.work.templates import PART
        from drumbeat.workflow import offers as workflow

        activity.register(lends.COMMENTABLE)
        files.register(lends.ATTACHABLE)
        search.register(lends.SEARCHABLE)
        evidence.register(lends.CITABLE)
        evidence.register_replan(lends.REPLAN)
        register_measure(lends.MEASURE)
        register_naming(lends.NAMING)
        for noun in NOUNS:
            register(noun)
        reader("work.projections", handlers.KINDS, handlers.mark_stale, settle=settle_projections)
        workflow.register(workflow.StageUse("work", upkeep.empty_stage))
        register_part(PART)
        register_production(PRODUCTION)
        register_dependent(Dependent("work", upkeep.remove_with_campaign, upkeep.restore_with_campaign))
        each_day("work.begin_day", begin_day)
