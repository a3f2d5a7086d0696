from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "drumbeat.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Register undo of stages and how they are called."""
        from drumbeat.kernel.safety.naming import register_naming
        from drumbeat.kernel.undo import register
        from drumbeat.workflow.lends import NAMING
        from drumbeat.workflow.nouns import STAGE

        register(STAGE)
        register_naming(NAMING)
