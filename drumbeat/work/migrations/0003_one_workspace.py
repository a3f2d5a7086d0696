"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0002_open_tasks_by_due"),
        ("campaigns", "0002_one_workspace"),
        ("workflow", "0002_one_workspace"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("task"),
        Anchor("tag"),
        OneWorkspace("task", "campaign"),
        OneWorkspace("task", "parent"),
        OneWorkspace("task", "deliverable"),
        OneWorkspace("task", "stage"),
        OneWorkspace("task", "created_by"),
        OneWorkspace("taskassignee", "task"),
        OneWorkspace("taskassignee", "person"),
        OneWorkspace("tasktag", "task"),
        OneWorkspace("tasktag", "tag"),
        OneWorkspace("dependency", "pred"),
        OneWorkspace("dependency", "succ"),
        OneWorkspace("timeentry", "task"),
        OneWorkspace("timeentry", "person"),
        OneWorkspace("campaignprojection", "campaign"),
        OneWorkspace("savedview", "owner"),
        OneWorkspace("savedview", "campaign"),
    ]
