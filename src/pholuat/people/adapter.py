"""How allauth behaves with us: accounts are made by the office, never by signing up."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open sign-up; letters carry our name."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes from the office."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject with the name of the site before it."""
        return _("[%(site)s] %(subject)s") % {"site": settings.SITE_NAME, "subject": str(subject).strip()}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends; a mail server that is down tells nobody which addresses have an account."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            logger.error("a letter (%s) was not sent: %s", template_prefix, type(error).__name__)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the desk."""
        return settings.LOGIN_REDIRECT_URL
