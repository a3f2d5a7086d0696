"""Workspaces that are there already get the shipped channels; foreign keys to channels stay within a workspace."""

from pathlib import Path

import orjson
from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import text

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "channels.json"


def furnish(apps, schema_editor):
    """Add what a workspace does not have; a second run adds nothing."""
    using = schema_editor.connection.alias
    Channel, Workspace = apps.get_model("channels", "Channel"), apps.get_model("identity", "Workspace")
    shipped = orjson.loads(SHIPPED.read_bytes())
    for workspace in Workspace.objects.using(using).order_by("id"):
        known = set(Channel.objects.using(using).filter(workspace_id=workspace.id).values_list("key", flat=True))
        Channel.objects.using(using).bulk_create(
            Channel(
                workspace_id=workspace.id,
                scope_id=workspace.scope_id,
                name=text(data["key"], workspace.language),
                key=data["key"],
                cost_model=data["cost_model"],
                journey_stages=data["journey_stages"],
                formats=[{"text_key": key} for key in data["formats"]],
                lead_days=data["lead_days"],
                metric_keys=data["metric_keys"],
                rank=rank,
            )
            for data, rank in zip(shipped, spread(len(shipped)), strict=True)
            if data["key"] not in known
        )


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0001_spine"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("channel"),
        migrations.RunPython(furnish, migrations.RunPython.noop),
    ]
