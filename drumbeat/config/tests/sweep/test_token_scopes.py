"""What a token may: every scope against every method group of the API, each refusal naming what was missing."""

from typing import Any

import orjson
import pytest
from django.test import Client

from drumbeat.config.tests.sweep.test_sweep import OPEN_DOORS, ROUTES, Route, ask
from drumbeat.config.tests.sweep.world import World
from drumbeat.identity.actions.token import known_scopes
from drumbeat.identity.tests.factories import Cast, make_token
from drumbeat.kernel.policy import Permission, registry

pytestmark = pytest.mark.slow

SCOPES = ("read", "write", "work.*", "campaigns.*", "identity.*", "work.create_task", "activity.post_comment")
METHODS = ("GET", "POST", "PATCH", "DELETE")
SESSION_ONLY = frozenset({"create_token", "revoke_session", "enter_workspace"})
"""What no token may do: these need a person at a browser."""
BESIDES = {"copy_campaign": "work.create_task"}
"""What a verb does in another area, whose scope a token then needs besides."""
READ_BY_WHOSE_IT_IS = frozenset({"get_batch", "preview_undo"})
"""Their permission is asked of the row and its person; looking at them is no more than reading."""


def admits(scope: str, permission: Permission) -> bool:
    """What a scope promises, written down a second time: reads, writes, an area's verbs, one verb."""
    if scope in ("write", permission.name):
        return True
    if scope == "read":
        return permission.verb.startswith(("list_", "see_"))
    return scope.endswith(".*") and permission.name.startswith(scope.removesuffix("*"))


def of_method(method: str) -> list[Route]:
    return [route for route in ROUTES if route.method == method and route.name not in OPEN_DOORS | SESSION_ONLY]


def send(cast: Cast, scope: str, route: Route, world: World) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {make_token(cast.people['owner'], scope)}"}
    status, text = ask(Client(), route, world, **headers)
    return status, orjson.loads(text) if text.startswith("{") else {}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("scope", SCOPES)
def test_a_scope_admits_what_it_names_and_refuses_the_rest_by_name(
    scope: str, method: str, plain: World, cast: Cast
) -> None:
    wrong = {}
    for route in of_method(method):
        permission = route.permission
        if permission is None or route.name in READ_BY_WHOSE_IT_IS:
            continue
        status, body = send(cast, scope, route, plain)
        if admits(scope, permission):
            needed = BESIDES.get(route.name)
            refused = needed is not None and not admits(scope, registry[needed])
            fits = body["facts"]["permission"] == needed if refused else status not in (401, 403)
        elif scope == "read" and method != "GET":
            fits = (status, body.get("code")) == (403, "identity.token_reads_only")
        else:
            fits = status == 404 or (status == 403 and body["facts"].get("permission") in registry)
        if not fits:
            wrong[route.name] = (status, body)
    assert not wrong


@pytest.mark.parametrize("scope", SCOPES)
def test_reads_without_a_permission_of_their_own_are_open_to_every_scope(scope: str, plain: World, cast: Cast) -> None:
    reads = [route for route in of_method("GET") if route.permission is None or route.name in READ_BY_WHOSE_IT_IS]
    assert len(reads) > 20
    assert {route.name for route in reads if send(cast, scope, route, plain)[0] != 200} == set()


@pytest.mark.parametrize("name", sorted(SESSION_ONLY))
def test_no_token_does_what_needs_a_browser(name: str, plain: World, cast: Cast) -> None:
    route = next(route for route in ROUTES if route.name == name)
    for scope in ("write", "identity.*"):
        assert send(cast, scope, route, plain)[0] in (403, 404)


def test_the_scopes_of_the_matrix_are_scopes_one_can_choose() -> None:
    assert set(SCOPES) <= known_scopes()
    assert {name for name in known_scopes() if "." not in name} == {"read", "write"}
