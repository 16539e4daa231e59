"""Prints what the public pages of an installation show: one line of JSON, address -> fingerprint of the page.

Run as a program with the environment of that installation; links are followed from the home page, the list, the feed
and the health of the search. Forms' tokens differ at each visit and are taken out.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from urllib.parse import urljoin

import django
from django.test import Client

START = (
    "/",
    "/van-ban/",
    "/tim-kiem/?q=hoa+giai+o+co+so",
    "/tim-kiem/?q=dieu+3&format=json",
    "/tim-kiem/?q=9001/QD-UBND",
)
MOST = 40
_LINK = re.compile(rb'href="(/[^"#]*)')
_CHANGING = re.compile(rb'csrfmiddlewaretoken" value="[^"]*"|"csrf-token" content="[^"]*"|X-CSRFToken[^}]*')


def main() -> None:
    """Walks and prints."""
    django.setup()
    client = Client(HTTP_HOST="localhost", raise_request_exception=False)
    seen: dict[str, str] = {}
    waiting = list(START)
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if address in seen or address.startswith(("/static/", "/tai-khoan/", "/suc-khoe/")):
            continue
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        seen[address] = f"{answer.status_code} {hashlib.sha256(_CHANGING.sub(b'', body)).hexdigest()}"
        waiting += [urljoin(address, link.decode().replace("&amp;", "&")) for link in _LINK.findall(body)]
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pholuat.config.settings")
    main()
