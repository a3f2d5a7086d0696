"""Every address of the server."""

from collections.abc import Iterable

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.urls.resolvers import RoutePattern

from drumbeat.config.api import api
from drumbeat.config.pages import health, page, stored_file


def _by_first_word(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Gather addresses under their first word: Django tries one after the other, and there are some hundred."""
    groups: dict[str, list[URLPattern]] = {}
    for each in patterns:
        if not isinstance(each, URLPattern):
            raise TypeError("an address of the API is no group")
        route = str(each.pattern)
        word = "" if "<" in route.partition("/")[0] else route.partition("/")[0]
        rest = RoutePattern(route.removeprefix(word), each.name, is_endpoint=True)
        groups.setdefault(word, []).append(URLPattern(rest, each.callback, each.default_args, each.name))
    return [path(word, include(group)) for word, group in groups.items()]


_routes, _app, _namespace = api.urls

urlpatterns = [
    path("api/v1/", (_by_first_word(_routes), _app, _namespace)),
    path("_allauth/", include("allauth.headless.urls")),
    path("files/<uuid:file_id>/<str:name>", stored_file),
    path("health", health),
    re_path(r"^(?!api/|_allauth/|files/|assets/).*$", page),
]
