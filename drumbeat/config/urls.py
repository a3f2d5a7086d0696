"""Every address of the server."""

from django.urls import include, path, re_path

from drumbeat.config.api import api
from drumbeat.config.pages import health, page, stored_file

urlpatterns = [
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("files/<uuid:file_id>/<str:name>", stored_file),
    path("health", health),
    re_path(r"^(?!api/|_allauth/|files/|assets/).*$", page),
]
