"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("forecasts", "0001_spine"),
        ("campaigns", "0002_one_workspace"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        OneWorkspace("earlywarning", "campaign"),
        OneWorkspace("earlywarning", "dismissed_by"),
    ]
