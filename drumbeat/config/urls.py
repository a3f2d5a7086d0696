"""Every address of the server."""

from collections.abc import Iterable

from django.urls import ResolverMatch, URLPattern, URLResolver, include, path, re_path
from django.urls.resolvers import RoutePattern

from drumbeat.config.api import api
from drumbeat.config.pages import health, page, stored_file


class ByFirstWord(URLResolver):
    """Addresses of the API, found by their first word: Django would try hundreds, one after the other."""

    def __init__(self, prefix: str, patterns: Iterable[URLPattern | URLResolver], app: str, namespace: str) -> None:
        words: dict[str, list[URLPattern | URLResolver]] = {}
        for each in patterns:
            words.setdefault(str(each.pattern).partition("/")[0], []).append(each)
        pattern = RoutePattern(prefix)
        super().__init__(pattern, [each for group in words.values() for each in group], None, app, namespace)
        self._words = {word: URLResolver(pattern, group, None, app, namespace) for word, group in words.items()}

    def resolve(self, path: str) -> ResolverMatch:
        """Return the view of an address; raise Resolver404 for one that is none."""
        word = path.removeprefix(str(self.pattern)).partition("/")[0]
        group = self._words.get(word) if path.startswith(str(self.pattern)) else None
        return super().resolve(path) if group is None else group.resolve(path)


_routes, _app, _namespace = api.urls

urlpatterns = [
    ByFirstWord("api/v1/", _routes, _app, _namespace),
    path("_allauth/", include("allauth.headless.urls")),
    path("files/<uuid:file_id>/<str:name>", stored_file),
    path("health", health),
    re_path(r"^(?!api/|_allauth/|files/|assets/).*$", page),
]
