"""A foreign key never crosses workspaces: by constraint on PostgreSQL, by `drumbeat check` on SQLite."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey

from drumbeat.config.checkup import check_workspaces_agree, has_workspace
from drumbeat.identity.actions.team import create_team
from drumbeat.identity.models import Team, TeamMember
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.one_workspace import Anchor, OneWorkspace

postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="a constraint of PostgreSQL")


def test_every_foreign_key_between_rows_of_workspaces_is_bound() -> None:
    wanted, anchors = set(), set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey) and has_workspace(model) and has_workspace(field.related_model):
                wanted.add((model._meta.app_label, model._meta.model_name, field.name))
                anchors.add((field.related_model._meta.app_label, field.related_model._meta.model_name))
    migrations = MigrationLoader(None).disk_migrations
    operations = [(app, operation) for (app, _), each in migrations.items() for operation in each.operations]
    assert {(app, each.model, each.field) for app, each in operations if isinstance(each, OneWorkspace)} == wanted
    assert {(app, each.model) for app, each in operations if isinstance(each, Anchor)} == anchors


@postgres
def test_rows_that_cross_are_refused(cast: Cast) -> None:
    team = create_team(cast.actor("manager"), "Studio")
    with pytest.raises(IntegrityError, match="identity_teammember_person_workspace"), transaction.atomic():
        TeamMember.objects.create(workspace_id=cast.workspace.id, team=team, person=cast.people["stranger"])
        connection.check_constraints()
    member = TeamMember.objects.create(workspace_id=cast.workspace.id, team=team, person=cast.people["lead"])
    connection.check_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        Team.objects.filter(pk=team.pk).update(workspace_id=cast.people["stranger"].workspace_id)
        connection.check_constraints()
    assert TeamMember.objects.filter(pk=member.pk).exists() and list(check_workspaces_agree()) == []
