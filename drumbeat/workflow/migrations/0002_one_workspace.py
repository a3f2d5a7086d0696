"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0001_spine"),
    ]

    operations = [
        Anchor("workflow"),
        Anchor("stage"),
        OneWorkspace("stage", "workflow"),
    ]
