"""How allauth behaves with us: accounts are made by the office, never by signing up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open sign-up; letters carry our name."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes from the office."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject with the name of the site before it."""
        return _("[%(site)s] %(subject)s") % {"site": settings.SITE_NAME, "subject": str(subject).strip()}

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the desk."""
        return settings.LOGIN_REDIRECT_URL
