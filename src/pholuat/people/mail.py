"""Letters of an installation without a mail server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends.filebased import EmailBackend


class Letterbox(EmailBackend):
    """Keeps letters in EMAIL_FILE_PATH with mode 700: a link to a new password is a key, and no line for a log."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        Path(settings.EMAIL_FILE_PATH).mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(*args, **kwargs)
