"""Web archives (.mht), also under the name .doc, as some collections of law give them out: the page inside is read."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from pholuat.lawtext.model import Source
from pholuat.lawtext.readers import html, txt
from pholuat.lawtext.readers.errors import ReadError

READERS = {"text/html": html.read, "text/plain": txt.read}


def read(data: bytes, name: str) -> Source:
    """The first page of the archive. Raises ReadError."""
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    for kind, reader in READERS.items():
        for part in message.walk():
            content = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(content, bytes) and content.strip():
                return reader(_declared(content, part), name)
    raise ReadError("broken", format="mht")


def _declared(content: bytes, part: EmailMessage) -> bytes:
    """The part in UTF-8 where its header, not the page, names its code page."""
    charset = part.get_content_charset()
    if charset is None:
        return content
    try:
        return b"\xef\xbb\xbf" + content.decode(charset).encode()
    except (LookupError, UnicodeError):
        return content
