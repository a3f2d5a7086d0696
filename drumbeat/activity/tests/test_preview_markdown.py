"""The preview shows Markdown as it will be shown once saved."""

import pytest
from django.conf import settings
from django.test import Client

from drumbeat.kernel.models import StoredEvent

pytestmark = pytest.mark.django_db


def test_preview_is_clean_html_and_writes_nothing(cast):
    client = Client()
    client.force_login(cast.people["intern"].user, settings.AUTHENTICATION_BACKENDS[0])
    before = StoredEvent.objects.count()
    body = {"body": "**Bold** <script>alert(1)</script>"}
    answer = client.post("/api/v1/markdown", body, content_type="application/json")
    assert answer.json()["html"].strip() == "<p><strong>Bold</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert StoredEvent.objects.count() == before
    assert Client().post("/api/v1/markdown", body, content_type="application/json").status_code == 401
