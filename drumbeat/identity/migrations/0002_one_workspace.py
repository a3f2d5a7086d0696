"""Foreign keys never cross workspaces."""

from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0001_spine"),
    ]

    operations = [
        Anchor("team"),
        Anchor("person"),
        Anchor("scope"),
        OneWorkspace("teammember", "team"),
        OneWorkspace("teammember", "person"),
        OneWorkspace("scopegrant", "scope"),
        OneWorkspace("scopegrant", "person"),
        OneWorkspace("scopegrant", "team"),
        OneWorkspace("invitation", "scope"),
        OneWorkspace("invitation", "invited_by"),
        OneWorkspace("apitoken", "person"),
    ]
