from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "drumbeat.campaigns"
    label = "campaigns"
