from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "drumbeat.approvals"
    label = "approvals"
