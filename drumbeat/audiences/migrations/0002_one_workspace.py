"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("audiences", "0001_spine"),
        ("channels", "0002_shipped_channels"),
    ]

    operations = [
        Anchor("audience"),
        Anchor("message"),
        OneWorkspace("audience", "parent"),
        OneWorkspace("audiencechannel", "audience"),
        OneWorkspace("audiencechannel", "channel"),
        OneWorkspace("audiencelimit", "audience"),
        OneWorkspace("audiencelimit", "channel"),
        OneWorkspace("message", "audience"),
        OneWorkspace("proofpoint", "message"),
    ]
