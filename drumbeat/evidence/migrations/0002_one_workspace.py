"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_spine"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("evidence"),
        OneWorkspace("evidence", "added_by"),
        OneWorkspace("citation", "evidence"),
        OneWorkspace("citation", "cited_by"),
    ]
