"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("capacity", "0001_spine"),
        ("identity", "0002_one_workspace"),
        ("work", "0003_one_workspace"),
    ]

    operations = [
        Anchor("skill"),
        OneWorkspace("personskill", "person"),
        OneWorkspace("personskill", "skill"),
        OneWorkspace("taskneed", "task"),
        OneWorkspace("taskneed", "skill"),
        OneWorkspace("effortplan", "task"),
    ]
