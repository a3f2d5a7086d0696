"""How accounts behave: no open sign-up, mails in the person's language, no hint whether an address is known."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import get_language_from_request

from drumbeat.identity import mails
from drumbeat.identity.actions.letter import post_letter
from drumbeat.identity.models import Person
from drumbeat.identity.offers import Words
from drumbeat.kernel.texts import LANGUAGES

GOOD_FOR = timedelta(minutes=15)
"""Codes are good for less, links for more; a letter of signing in that comes later confuses."""
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
        """Write allauth's letters in our own words."""
        words = _words(template_prefix, email, context)
        return EmailMessage(words.subject, words.body, to=[email], headers=headers)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Leave allauth's letters to the job that sends them: no sign-in waits for a mail server."""
        post_letter(email, _words(template_prefix, email, context), GOOD_FOR)


def _words(template_prefix: str, email: str, context: dict[str, Any]) -> Words:
    """Return a letter of signing in; the address decides the language, else the browser does."""
    kind = template_prefix.rsplit("/", 1)[-1]
    name = _VALUES.get(kind)
    return mails.account(kind, language_for(email), {"value": context[name]} if name else {})


def language_for(email: str) -> str:
    """Return the language of the person of that address, else of the asking browser, else English."""
    known = Person.objects.filter(email=email.lower(), active=True).exclude(language="").order_by("created_at")
    chosen: str | None = known.values_list("language", flat=True).first()
    if chosen:
        return chosen
    asked = get_language_from_request(context.request) if context.request else "en"
    return _OF_BROWSERS.get(asked.lower(), asked if asked in LANGUAGES else "en")
