"""How accounts behave: no open sign-up, mails in the person's language, no hint whether an address is known."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from drumbeat.identity import mails
from drumbeat.identity.models import Person
from drumbeat.kernel.texts import LANGUAGES

_VALUES = {"login_code": "code", "password_reset_key": "password_reset_url"}
_OF_BROWSERS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "sv": "sv"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth's adapter with sign-up closed: people join by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by accepting an invitation or starting a workspace, never by this form."""
        return False

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """Write allauth's letters in our own words; the address decides the language, else the browser does."""
        kind = template_prefix.rsplit("/", 1)[-1]
        name = _VALUES.get(kind)
        values = {"value": context[name]} if name else {}
        letter = mails.account(kind, language_for(email), values)
        return EmailMessage(letter.subject, letter.body, to=[email], headers=headers)


def language_for(email: str) -> str:
    """Return the language of the person of that address, else of the asking browser, else English."""
    known = Person.objects.filter(email=email.lower(), active=True).exclude(language="").order_by("created_at")
    chosen: str | None = known.values_list("language", flat=True).first()
    if chosen:
        return chosen
    asked = get_language_from_request(context.request) if context.request else "en"
    return _OF_BROWSERS.get(asked.lower(), asked if asked in LANGUAGES else "en")
