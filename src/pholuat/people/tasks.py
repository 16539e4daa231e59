"""Background work of the room: letters."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from pholuat.people.letters import send_password_letter
from pholuat.people.models import Account

NOBODY = 0


@app.task(retry=RetryStrategy(max_attempts=5, exponential_wait=10), pass_context=False)
def password_letter(account: int, site: str) -> bool:
    """Sends a link for a new password; whether there is such an account (NOBODY and one that is closed have none).

    Sent twice it is two letters with links that both work until one is used.
    """
    person = Account.objects.filter(pk=account, is_active=True).first()
    if person is not None:
        send_password_letter(person, site=site)
    return person is not None
