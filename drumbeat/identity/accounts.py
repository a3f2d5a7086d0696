"""How accounts behave: no open sign-up, mails in the person's language, no hint whether an address is known."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """allauth's adapter with sign-up closed: people join by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by accepting an invitation or starting a workspace, never by this form."""
        return False
