"""Every address of the server."""

from django.urls import include, path, re_path

from drumbeat.config.api import api
from drumbeat.config.pages import health, page

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("health", health),
    re_path(r"^(?!api/|_allauth/|files/|assets/).*$", page),
]
