"""Types that are still the shipped ones get review rounds of their own; the way back takes only the columns."""

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from drumbeat.config.tests.upgrades.test_upgrade import empty  # noqa: F401  # the same database of its own
from drumbeat.kernel.ids import new_id

BEFORE = [("campaigns", "0004_aim_of_deliverables"), ("identity", "0002_one_workspace")]
AFTER = [("campaigns", "0005_review_rounds")]
TYPES = {"campaigns.type.pr": (50, 20), "campaigns.type.social": (25, 15), "": (35, 20)}


@pytest.mark.slow
def test_shipped_types_get_their_rounds_and_renamed_ones_keep_what_held_for_all(empty: BaseDatabaseWrapper):  # noqa: F811
    using, workspace = empty.alias, new_id()
    apps = MigrationExecutor(empty).migrate(BEFORE).apps

    def make(area: str, model: str, **values):
        return apps.get_model(area, model).objects.using(using).create(**values)

    scope = make("identity", "Scope", workspace_id=workspace, kind="open").id
    make("identity", "Workspace", id=workspace, name="Team", scope_id=scope)
    flow = make("workflow", "Workflow", scope_id=scope, workspace_id=workspace).id
    for key in TYPES:
        make(
            "campaigns",
            "CampaignType",
            workspace_id=workspace,
            scope_id=scope,
            name="Any",
            key=key,
            workflow_id=flow,
            rank="i",
        )
    for _ in range(2):
        kinds = MigrationExecutor(empty).migrate(AFTER).apps.get_model("campaigns", "CampaignType").objects.using(using)
        assert {kind.key: (kind.round_chance, kind.round_cost) for kind in kinds.all()} == TYPES
        back = MigrationExecutor(empty).migrate(BEFORE[:1]).apps.get_model("campaigns", "CampaignType")
        assert not hasattr(back.objects.using(using).first(), "round_chance")
