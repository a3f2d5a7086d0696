"""The check that a request comes from a page of ours, for doors with and without a session."""

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import APIKeyCookie

from drumbeat.kernel.errors import NotAllowed


def from_this_site(request: HttpRequest) -> bool:
    """Admit anybody whose page is ours: the doors before sign-in check the CSRF token all the same."""
    check_csrf(request)
    return True


class _Csrf(APIKeyCookie):
    def authenticate(self, request: HttpRequest, key: str | None) -> None:
        """Never called: only the CSRF check of the base class is used."""


_csrf = _Csrf(csrf=True)


def check_csrf(request: HttpRequest) -> None:
    """Raise NotAllowed for a write whose page is not ours."""
    try:
        _csrf(request)
    except HttpError:
        raise NotAllowed("kernel.csrf") from None
