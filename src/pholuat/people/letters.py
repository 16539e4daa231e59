"""Letters with a link to a new password, written outside of any request."""

from __future__ import annotations

from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from pholuat.people.models import Account


class LetterNotSentError(Exception):
    """The mail server did not take a letter; the message holds no address, as it goes to the log."""


def send_password_letter(account: Account, *, site: str) -> None:
    """Sends the link for a new password; `site` is the address under which the person asked, as https://ten.vn.

    Raises LetterNotSentError.
    """
    key = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    words = {
        "user": account,
        "password_reset_url": site + reverse("account_reset_password_from_key", kwargs=key),
        "site_name": settings.SITE_NAME,
    }
    letter = get_adapter().render_mail("account/email/password_reset_key", account.email, words)
    try:
        letter.send()
    except (OSError, SMTPException) as error:
        raise LetterNotSentError(type(error).__name__) from None
