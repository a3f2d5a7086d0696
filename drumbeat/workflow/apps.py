from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "drumbeat.workflow"
    label = "workflow"
