"""The HTTP API: the routers of all areas as one, under /api/v1."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from ninja import NinjaAPI, Router
from ninja.operation import PathView

from drumbeat.config import demo
from drumbeat.identity.auth import authenticate
from drumbeat.identity.offers import Demo, register_demo
from drumbeat.kernel.http import problems

api = NinjaAPI(
    title="Drumbeat",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    auth=authenticate,
)
problems.install(api)


def merged(routers: dict[str, Router]) -> Router:
    """Return one router with every operation.

    Mounted side by side, the first router that knows a path would answer 405 for the methods of the others, and
    `/tasks/{id}` would swallow `/tasks/bulk`: paths are merged, and fixed words come before parameters.
    """
    views: dict[str, PathView] = {}
    for area, router in routers.items():
        _collect(router, area, views)
    root = Router()
    for path in sorted(views, key=lambda path: [(part.startswith("{"), part) for part in path.split("/")]):
        root.path_operations[path] = views[path]
    return root


def _collect(router: Router, area: str, views: dict[str, PathView]) -> None:
    for path, view in router.path_operations.items():
        for operation in view.operations:
            operation.tags = [area]
        views.setdefault(path, PathView()).operations.extend(view.operations)
    for _prefix, child, _tags in router._routers:
        _collect(child, area, views)


api.add_router(
    "",
    merged(
        {
            area: import_module(f"drumbeat.{area}.api").router
            for area in settings.AREAS
            if find_spec(f"drumbeat.{area}.api") is not None
        }
    ),
)

register_demo(Demo(demo.name, demo.fill))
