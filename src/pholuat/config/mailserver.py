"""The address of a mail server, read with care: what is wrong is said without showing its password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pholuat.config.env import SettingError

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
FORMS = "cần dạng smtps://tên:mật-khẩu@máy:465, smtp+tls://tên:mật-khẩu@máy:587 hoặc smtp://máy:25"
_HOST = re.compile(r"[\w.\-:]+")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters go; without a host they stay here."""

    scheme: str = ""
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""


def mail_server(address: str) -> MailServer:
    """The server of PHOLUAT_SMTP, none when it is empty. Raises SettingError."""
    if not address:
        return MailServer()
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise SettingError(f"PHOLUAT_SMTP: số cổng hay tên máy không đọc được; {FORMS}") from None
    if parts.scheme not in PORTS:
        raise SettingError(f"PHOLUAT_SMTP: thiếu hoặc lạ phần đầu smtp://; {FORMS}")
    if not parts.hostname or not _HOST.fullmatch(parts.hostname) or parts.path.strip("/") or parts.query:
        encoded = "ký tự đặc biệt của tên và mật khẩu (@ : / ? # %) viết dạng %XX"
        raise SettingError(f"PHOLUAT_SMTP: không thấy tên máy chủ; {FORMS}; {encoded}")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.scheme, parts.hostname, port or PORTS[parts.scheme], user, password)
