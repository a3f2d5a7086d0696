"""The HTTP API: one router per area under /api/v1."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from ninja import NinjaAPI

from drumbeat.config import demo
from drumbeat.identity.auth import authenticate
from drumbeat.identity.offers import register_demo
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

for area in settings.AREAS:
    if find_spec(f"drumbeat.{area}.api") is not None:
        api.add_router("", import_module(f"drumbeat.{area}.api").router, tags=[area])

register_demo(demo.fill)
