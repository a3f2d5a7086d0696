"""The text a deliverable's channel once was becomes a channel of the library, and text again on the way back."""

from uuid import UUID

import pytest
from django.apps.registry import Apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from drumbeat.config.tests.upgrades.test_upgrade import empty  # noqa: F401  # the same database of its own
from drumbeat.kernel.ids import new_id

BEFORE = [("campaigns", "0003_program_lead"), ("identity", "0002_one_workspace"), ("workflow", "0002_one_workspace")]
AFTER = [("campaigns", "0004_aim_of_deliverables")]
WRITTEN = {
    "a key": ("campaigns.channel.billboards", "channels.channel.billboard"),
    "its name": ("Nyhetsbrev", "channels.channel.newsletter"),
    "another case": (" linkedin ", "channels.channel.linkedin"),
    "an old name": ("研讨会平台", "channels.channel.webinar"),
    "own words": ("Our magazine", "Our magazine"),
    "own words again": ("our magazine", "Our magazine"),
    "nothing": ("", None),
}
KINDS = [{"text_key": "campaigns.channel.press"}, {"name": "Our magazine"}, {"text_key": "campaigns.channel.blog"}]
ROWS = [{"name": "Film", "channel": "campaigns.channel.paid_search"}, {"name": "Song", "channel": "Our radio"}, {}]


def migrate(connection: BaseDatabaseWrapper, targets: list[tuple[str, str]]) -> Apps:
    executor = MigrationExecutor(connection)
    return executor.migrate(targets).apps


class Old:
    """A workspace of before, with an open and a private campaign."""

    def __init__(self, apps: Apps, using: str):
        self.using, self.apps, self.workspace = using, apps, new_id()
        self.open, self.private = self.scope("open"), self.scope("private")
        self.make("identity", "Workspace", id=self.workspace, name="Team", scope_id=self.open)
        flow = self.make("workflow", "Workflow", scope_id=self.open, workspace_id=self.workspace).id
        kind = self.own("CampaignType", name="Plain", workflow_id=flow, channels=KINDS, rank="i")
        self.own("Template", name="Frame", type_id=kind, parts={"deliverables": {"rows": ROWS}})
        campaign = self.own("Campaign", name="Spring", type_id=kind, workflow_id=flow)
        secret = self.own("Campaign", self.private, name="Secret", type_id=kind, workflow_id=flow)
        for name, (text, _) in WRITTEN.items():
            self.own("Deliverable", name=name, channel=text, campaign_id=campaign, rank=name)
        self.own("Deliverable", self.private, name="hidden", channel="Hush", campaign_id=secret, rank="i")

    def make(self, area: str, model: str, **values):
        return self.apps.get_model(area, model).objects.using(self.using).create(**values)

    def scope(self, kind: str) -> UUID:
        return self.make("identity", "Scope", workspace_id=self.workspace, kind=kind).id

    def own(self, model: str, scope_id: UUID | None = None, **values) -> UUID:
        here = {"workspace_id": self.workspace, "scope_id": scope_id or self.open}
        return self.make("campaigns", model, **here, **values).id


def deliverables(apps: Apps, using: str, column: str) -> dict:
    rows = apps.get_model("campaigns", "Deliverable").objects.using(using)
    return dict(rows.values_list("name", column))


@pytest.mark.slow
def test_text_becomes_a_channel_and_text_again(empty: BaseDatabaseWrapper):  # noqa: F811
    using = empty.alias
    old = Old(migrate(empty, BEFORE), using)
    apps = migrate(empty, AFTER)
    library = {row.id: row for row in apps.get_model("channels", "Channel").objects.using(using)}
    pointed = deliverables(apps, using, "channel_id")
    hidden = library[pointed.pop("hidden")]
    named = {name: pk and (library[pk].key or library[pk].name) for name, pk in pointed.items()}
    assert named == {name: wanted for name, (_, wanted) in WRITTEN.items()}
    assert (hidden.name, hidden.scope_id) == ("Hush", old.private)
    assert sorted(row.name for row in library.values() if not row.key) == ["Hush", "Our magazine", "Our radio"]
    kind = apps.get_model("campaigns", "CampaignType").objects.using(using).get()
    assert [library[UUID(pk)].key for pk in kind.channel_ids] == ["channels.channel.pr", "", "channels.channel.blog"]
    rows = apps.get_model("campaigns", "Template").objects.using(using).get().parts["deliverables"]["rows"]
    keys = [library[UUID(row["channel_id"])].key if "channel_id" in row else None for row in rows]
    assert keys == ["channels.channel.search_ads", "", None]

    apps = migrate(empty, BEFORE)
    texts = deliverables(apps, using, "channel")
    assert texts["a key"] == "campaigns.channel.billboards" and texts["own words again"] == "Our magazine"
    assert texts["hidden"] == "Hush" and texts["nothing"] == ""
    assert apps.get_model("campaigns", "CampaignType").objects.using(using).get().channels == KINDS
    rows = apps.get_model("campaigns", "Template").objects.using(using).get().parts["deliverables"]["rows"]
    assert [row["channel"] for row in rows] == ["campaigns.channel.paid_search", "Our radio", ""]

    apps = migrate(empty, AFTER)
    again = deliverables(apps, using, "channel_id")
    assert again.pop("hidden") == hidden.id and again == pointed, "no channel is made twice"
