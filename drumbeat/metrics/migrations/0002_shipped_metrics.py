"""Workspaces that are there already get the shipped metrics; foreign keys of metrics stay within a workspace."""

from pathlib import Path

import orjson
from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import text

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "metrics.json"
NAME = "metrics.name."


def furnish(apps, schema_editor):
    """Add what a workspace does not have; a second run adds nothing."""
    using = schema_editor.connection.alias
    Metric, Workspace = apps.get_model("metrics", "Metric"), apps.get_model("identity", "Workspace")
    shipped = orjson.loads(SHIPPED.read_bytes())
    for workspace in Workspace.objects.using(using).order_by("id"):
        known = set(Metric.objects.using(using).filter(workspace_id=workspace.id).values_list("key", flat=True))
        Metric.objects.using(using).bulk_create(
            Metric(
                workspace_id=workspace.id,
                scope_id=workspace.scope_id,
                name=text(f"{NAME}{data['key']}", workspace.language),
                description=text(f"{NAME}{data['key']}.about", workspace.language),
                text_key=f"{NAME}{data['key']}",
                kind="formula" if data["formula"] else "base",
                rank=rank,
                **data,
            )
            for data, rank in zip(shipped, spread(len(shipped)), strict=True)
            if data["key"] not in known
        )


class Migration(migrations.Migration):
    dependencies = [
        ("metrics", "0001_spine"),
        ("campaigns", "0004_aim_of_deliverables"),
        ("channels", "0002_shipped_channels"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        Anchor("factsource"),
        Anchor("factrun"),
        OneWorkspace("factrun", "source"),
        OneWorkspace("factrun", "by"),
        OneWorkspace("factrun", "gone_by"),
        *(
            OneWorkspace(model, field)
            for model in ("fact", "factrevision")
            for field in ("source", "run", "campaign", "channel", "deliverable")
        ),
        OneWorkspace("factrevision", "ended_by"),
        OneWorkspace("factalias", "source"),
        OneWorkspace("factalias", "campaign"),
        OneWorkspace("target", "campaign"),
        OneWorkspace("target", "program"),
        OneWorkspace("target", "owner"),
        OneWorkspace("factimport", "campaign"),
        OneWorkspace("factimport", "owner"),
        OneWorkspace("factimport", "run"),
        OneWorkspace("dailyprojection", "campaign"),
        migrations.RunPython(furnish, migrations.RunPython.noop),
    ]
