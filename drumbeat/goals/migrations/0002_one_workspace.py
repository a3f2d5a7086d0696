"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0001_spine"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("goal"),
        OneWorkspace("goal", "parent"),
        OneWorkspace("goal", "team"),
        OneWorkspace("goal", "owner"),
        OneWorkspace("goalupdate", "goal"),
        OneWorkspace("goalupdate", "author"),
        OneWorkspace("goalprojection", "goal"),
    ]
