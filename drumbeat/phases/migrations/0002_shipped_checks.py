"""Workspaces that are there already get the shipped exit checks; foreign keys stay within a workspace."""

from pathlib import Path

import orjson
from django.db import migrations

from drumbeat.kernel.one_workspace import Anchor, OneWorkspace
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import text

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "exits.json"


def furnish(apps, schema_editor):
    """Give types that have no exit checks what a type of their key is shipped with; a second run adds nothing."""
    using = schema_editor.connection.alias
    ExitCheck, Workspace = apps.get_model("phases", "ExitCheck"), apps.get_model("identity", "Workspace")
    shipped = orjson.loads(SHIPPED.read_bytes())
    languages = dict(Workspace.objects.using(using).values_list("id", "language"))
    done = set(ExitCheck.objects.using(using).values_list("type_id", flat=True))
    for kind in apps.get_model("campaigns", "CampaignType").objects.using(using).exclude(pk__in=done):
        wanted = [*shipped["every"], *shipped.get(kind.key, ())]
        keys = [f"phases.exit.{each.get('rule') or each['text']}" for each in wanted]
        ExitCheck.objects.using(using).bulk_create(
            ExitCheck(
                workspace_id=kind.workspace_id,
                scope_id=kind.scope_id,
                type_id=kind.id,
                phase=each["phase"],
                rule=each.get("rule", ""),
                name=text(key, languages.get(kind.workspace_id, "en")),
                key=key,
                required=each["required"],
                rank=rank,
            )
            for each, key, rank in zip(wanted, keys, spread(len(wanted)), strict=True)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("phases", "0001_spine"),
    ]

    operations = [
        Anchor("exitcheck"),
        OneWorkspace("brief", "campaign"),
        OneWorkspace("campaignchannel", "campaign"),
        OneWorkspace("campaignchannel", "channel"),
        OneWorkspace("exitcheck", "type"),
        OneWorkspace("checkmark", "campaign"),
        OneWorkspace("checkmark", "check_row"),
        OneWorkspace("checkmark", "person"),
        OneWorkspace("phaseclosing", "campaign"),
        OneWorkspace("phaseclosing", "person"),
        migrations.RunPython(furnish, migrations.RunPython.noop),
    ]
