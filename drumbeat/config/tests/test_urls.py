"""Every address of the API leads to its own view, and nothing else does."""

import re

import pytest
from django.urls import Resolver404, URLPattern, resolve, reverse

from drumbeat.config.urls import urlpatterns

PLACE = re.compile(r"<(?:\w+:)?\w+>")
ADDRESSES = [each for each in urlpatterns[0].url_patterns if isinstance(each, URLPattern)]


def test_every_address_is_found_by_its_first_word() -> None:
    assert len(ADDRESSES) > 200
    first = {str(each.pattern): each.callback for each in reversed(ADDRESSES)}  # one for each method, all the same view
    for route, view in first.items():
        path = "/api/v1/" + PLACE.sub("7", route)
        found = resolve(path)
        assert (found.func, found.route, found.namespace) == (view, f"api/v1/{route}", "api"), path
        assert found.url_name is None or reverse(found.view_name, kwargs=found.kwargs) == path


@pytest.mark.parametrize("path", ["/api/v1/task", "/api/v1/tasks/7/none", "/api/v1x/tasks", "/api/v2/tasks", "/api/v1"])
def test_what_is_no_address_is_none(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(path)
