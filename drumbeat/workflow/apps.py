from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "drumbeat.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Register undo of stages."""
        from drumbeat.kernel.undo import register
        from drumbeat.workflow.nouns import STAGE

        register(STAGE)
