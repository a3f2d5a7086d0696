"""What only some places may import or do."""

import pytest

from scripts.checks.forbidden_imports import problems_in


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from httpx import Client",
        "from urllib import request",
        "import http.client",
        "def late():\n    import numba",
        "import pickle",
        "from django.db.transaction import atomic",
        "from django.db import transaction\nwith transaction.atomic():\n    pass",
        "from django.dispatch import receiver",
    ],
)
def test_an_area_may_not(source: str):
    assert len(problems_in("drumbeat/work/actions.py", source, "drumbeat.work")) == 1


def test_the_places_made_for_it_may():
    assert problems_in("drumbeat/kernel/outbound.py", "import httpx", "drumbeat.kernel") == []
    assert problems_in("drumbeat/engines/schedule/passes.py", "import numba", "drumbeat.engines.schedule") == []
    atomic = "from django.db import transaction\ntransaction.atomic()"
    assert problems_in("drumbeat/kernel/actions.py", atomic, "drumbeat.kernel") == []


def test_save_carries_no_side_effects():
    source = "class Task:\n    def save(self) -> None: ..."
    assert len(problems_in("drumbeat/work/models.py", source, "drumbeat.work")) == 1
    assert problems_in("drumbeat/work/actions.py", source, "drumbeat.work") == []


def test_names_that_only_begin_alike_are_free():
    assert problems_in("drumbeat/work/api.py", "import socketserver_docs", "drumbeat.work") == []
