"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_spine"),
        ("workflow", "0002_one_workspace"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("campaigntype"),
        Anchor("program"),
        Anchor("campaign"),
        Anchor("deliverable"),
        OneWorkspace("campaigntype", "workflow"),
        OneWorkspace("campaign", "type"),
        OneWorkspace("campaign", "program"),
        OneWorkspace("campaign", "workflow"),
        OneWorkspace("campaign", "lead"),
        OneWorkspace("campaignlink", "campaign"),
        OneWorkspace("campaignlink", "other"),
        OneWorkspace("customfield", "type"),
        OneWorkspace("customfield", "campaign"),
        OneWorkspace("deliverable", "campaign"),
        OneWorkspace("deliverable", "owner"),
        OneWorkspace("template", "type"),
    ]
