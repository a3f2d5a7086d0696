"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0001_spine"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        OneWorkspace("comment", "author"),
    ]
