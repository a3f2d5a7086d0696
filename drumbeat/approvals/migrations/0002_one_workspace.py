"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0001_spine"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("approval"),
        OneWorkspace("approval", "requested_by"),
        OneWorkspace("approvalvote", "approval"),
        OneWorkspace("approvalvote", "approver"),
    ]
