"""Deliverables speak on real channels, to an audience, with a message; campaigns address audiences.

What was written as text becomes the channel of that key or name, whatever language it was written in, else a channel of
its own: seen by everybody, or only by those who see the private campaign it was written in. Types and templates name
channels by id from now on.
"""

from functools import partial

import django.db.models.deletion
from django.db import migrations, models

import drumbeat.kernel.clock
import drumbeat.kernel.ids
from drumbeat.kernel.one_workspace import Anchor, OneWorkspace
from drumbeat.kernel.rank import between
from drumbeat.kernel.texts import LANGUAGES, catalogue

OLD, NEW = "campaigns.channel.", "channels.channel."
RENAMED = {"billboards": "billboard", "paid_search": "search_ads", "press": "pr", "webinar_platform": "webinar"}
"""Shipped words of before by the key they have now, where it is another."""
BEFORE = {
    "email_flow": ("Automated flow", "Automatiskt flöde", "自动化邮件流程", "自動化電子郵件流程"),
    "pr": ("Press", "新闻媒体", "新聞媒體"),
    "search_ads": ("Paid search", "付费搜索", "付費搜尋"),
    "webinar": ("Webinar platform", "Webbinarieplattform", "研讨会平台", "研討會平台"),
}
"""Names that shipped words had before, where they have others now."""
KEPT = (
    "blog", "display", "email_flow", "facebook", "instagram", "linkedin", "newsletter", "organic_search", "podcast",
    "radio", "tiktok", "trade_magazine", "trade_show", "wechat", "xiaohongshu",
)  # fmt: skip


class Library:
    """The channels of one workspace by every word they go by; makes what is missing."""

    def __init__(self, rows, workspace):
        self.channels, self.workspace = rows("channels", "Channel"), workspace
        scopes = rows("identity", "Scope").filter(workspace_id=workspace.id, kind="private")
        self.private = set(scopes.values_list("id", flat=True))
        self.rows = list(self.channels.filter(workspace_id=workspace.id).order_by("rank", "id"))
        self.known = {}
        for row in self.rows:
            for word in words_of(row):
                self.known.setdefault((self.shown_in(row.scope_id), word.casefold()), row.id)

    def shown_in(self, scope_id):
        """The scope a channel made for a thing of this scope belongs to."""
        return scope_id if scope_id in self.private else self.workspace.scope_id

    def find(self, scope_id, written):
        """Return the id of the channel that goes by what was written."""
        word, scope_id = written.strip().casefold(), self.shown_in(scope_id)
        for place in (self.workspace.scope_id, scope_id):
            if (place, word) in self.known:
                return self.known[place, word]
        last = max((row.rank for row in self.rows), default=None)
        row = self.channels.create(
            workspace_id=self.workspace.id, scope_id=scope_id, name=written.strip(), rank=between(last, None)
        )
        self.rows.append(row)
        self.known[scope_id, word] = row.id
        return row.id

    def words(self):
        """Return what stands for each channel in a text: the old key of a shipped one, else its name."""
        olds = {NEW + new: OLD + old for old, new in {**{key: key for key in KEPT}, **RENAMED}.items()}
        return {row.id: olds.get(row.key, row.name) for row in self.rows}


def words_of(row):
    """Every word a channel goes by: its name, and of a shipped one its keys and names in all languages."""
    if not row.key:
        return [row.name]
    short = row.key.removeprefix(NEW)
    olds = [short, *(old for old, new in RENAMED.items() if new == short)]
    names = [catalogue(language).get(row.key, row.name) for language in LANGUAGES]
    return [row.key, row.name, *names, *BEFORE.get(short, ()), *(OLD + old for old in olds)]


def point_to_channels(apps, schema_editor):
    """Text becomes a channel."""
    rows = partial(rows_in, apps, schema_editor.connection.alias)
    for library in libraries(rows):
        here = {"workspace_id": library.workspace.id}
        deliverables = rows("campaigns", "Deliverable").filter(**here)
        texts = deliverables.exclude(channel_text="").order_by("id").values_list("scope_id", "channel_text")
        for scope_id, written in dict.fromkeys(texts):
            if written.strip():
                same = deliverables.filter(scope_id=scope_id, channel_text=written)
                same.update(channel_id=library.find(scope_id, written))
        for kind in rows("campaigns", "CampaignType").filter(**here):
            words = [entry.get("text_key") or entry.get("name") or "" for entry in kind.channels]
            found = [str(library.find(kind.scope_id, word)) for word in words if word.strip()]
            kind.channels = list(dict.fromkeys(found))
            kind.save(update_fields=["channels"])
        for template in rows("campaigns", "Template").filter(**here):
            for row in made_by(template):
                written = str(row.pop("channel", None) or "")
                if written.strip():
                    row["channel_id"] = str(library.find(template.scope_id, written))
            template.save(update_fields=["parts"])


def write_channels_out(apps, schema_editor):
    """Channels become text again."""
    rows = partial(rows_in, apps, schema_editor.connection.alias)
    for library in libraries(rows):
        here, words = {"workspace_id": library.workspace.id}, library.words()
        deliverables = rows("campaigns", "Deliverable").filter(**here)
        for channel_id in set(deliverables.exclude(channel_id=None).values_list("channel_id", flat=True)):
            deliverables.filter(channel_id=channel_id).update(channel_text=words[channel_id])
        by_text = {str(pk): word for pk, word in words.items()}
        for kind in rows("campaigns", "CampaignType").filter(**here):
            known = [by_text[pk] for pk in kind.channels if pk in by_text]
            kind.channels = [{"text_key" if word.startswith(OLD) else "name": word} for word in known]
            kind.save(update_fields=["channels"])
        for template in rows("campaigns", "Template").filter(**here):
            for row in made_by(template):
                row["channel"] = by_text.get(row.pop("channel_id", None), "")
            template.save(update_fields=["parts"])


def rows_in(apps, using, area, model):
    """The rows of a model as this migration knows it, in the database it runs on."""
    return apps.get_model(area, model).objects.using(using)


def libraries(rows):
    """The library of each workspace in turn."""
    for workspace in rows("identity", "Workspace").order_by("id"):
        yield Library(rows, workspace)


def made_by(template):
    """The deliverables of a template."""
    return (template.parts.get("deliverables") or {}).get("rows", [])


def points_to(model):
    """A foreign key of this migration."""
    return models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_program_lead"),
        ("audiences", "0002_one_workspace"),
        ("channels", "0002_shipped_channels"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        migrations.RenameField("deliverable", "channel", "channel_text"),
        migrations.AddField("deliverable", "channel", points_to("channels.channel")),
        migrations.RunPython(point_to_channels, write_channels_out),
        migrations.RemoveField("deliverable", "channel_text"),
        migrations.RenameField("campaigntype", "channels", "channel_ids"),
        migrations.AddField("deliverable", "audience", points_to("audiences.audience")),
        migrations.AddField("deliverable", "message", points_to("audiences.message")),
        migrations.AddField("deliverable", "master", points_to("campaigns.deliverable")),
        migrations.AddField("deliverable", "journey_stage", models.CharField(blank=True, default="", max_length=16), False),
        migrations.AddField("deliverable", "language", models.CharField(blank=True, default="", max_length=20), False),
        migrations.AddField("deliverable", "format", models.CharField(blank=True, default="", max_length=80), False),
        migrations.CreateModel(
            name="CampaignAudience",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=drumbeat.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("workspace_id", models.UUIDField(editable=False)),
                ("created_at", models.DateTimeField(default=drumbeat.kernel.clock.now, editable=False)),
                ("scope_id", models.UUIDField()),
                ("primary", models.BooleanField(default=False)),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="audiences.audience"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="campaigns.campaign"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "audience"), name="campaigns_audience_once")
                ]
            },
        ),
        OneWorkspace("deliverable", "channel"),
        OneWorkspace("deliverable", "audience"),
        OneWorkspace("deliverable", "message"),
        OneWorkspace("deliverable", "master"),
        OneWorkspace("campaignaudience", "campaign"),
        OneWorkspace("campaignaudience", "audience"),
    ]
