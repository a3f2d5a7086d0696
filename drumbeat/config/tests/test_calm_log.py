"""What the process writes to its log: troubles of the operator, not the everyday answers of the server."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.test import Client, RequestFactory
from django.utils.log import log_response

pytestmark = pytest.mark.django_db
NOWHERE = ("/api/v1/nothing", "/files/nothing")


def test_an_address_that_leads_nowhere_is_no_trouble(caplog: pytest.LogCaptureFixture):
    browser = Client()
    assert {browser.get(address).status_code for address in NOWHERE} == {404}
    assert caplog.records == []


def test_a_failure_is_still_told(caplog: pytest.LogCaptureFixture):
    request: HttpRequest = RequestFactory().get("/api/v1/today")
    answer: HttpResponse = HttpResponseServerError()
    log_response("Internal Server Error: %s", request.path, response=answer, request=request)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
