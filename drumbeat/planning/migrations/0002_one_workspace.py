"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0001_spine"),
        ("campaigns", "0002_one_workspace"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("scenario"),
        OneWorkspace("schedulerun", "campaign"),
        OneWorkspace("schedulerun", "by"),
        OneWorkspace("embargo", "campaign"),
        OneWorkspace("scenario", "by"),
        OneWorkspace("scenariochange", "scenario"),
    ]
