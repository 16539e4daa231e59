"""What one variable changes: behind TLS every cookie is for https alone, and plain http leads there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

ASK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
secure = {"host": "luat.example", "x-forwarded-proto": "https"}
plain = Client().get("/hien-thi/?co=2", headers={"host": "luat.example"})
page = Client().get("/hien-thi/?co=2", headers=secure)
alive = Client().get("/suc-khoe/song", headers={"host": "10.0.0.7"})
names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "CSRF_TRUSTED_ORIGINS", "ALLAUTH_TRUSTED_PROXY_COUNT", "DEBUG")
print(json.dumps({
    "plain": [plain.status_code, plain.get("Location")],
    "hsts": page.get("Strict-Transport-Security"),
    "cookie": bool(page.cookies["hien-thi"]["secure"]) if "hien-thi" in page.cookies else None,
    "alive": alive.status_code,
    **{name: getattr(settings, name) for name in names},
}))
"""


def asked(**environment: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=os.environ | {"PHOLUAT_HOSTS": "luat.example", "PHOLUAT_DEBUG": "", "PHOLUAT_PROXIES": ""} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    answers: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


@pytest.mark.parametrize(
    ("tls", "expected"),
    [
        (
            "1",
            {
                "plain": [301, "https://luat.example/hien-thi/?co=2"],
                "hsts": "max-age=31536000; includeSubDomains",
                "cookie": True,
                "alive": 200,
                "SESSION_COOKIE_SECURE": True,
                "CSRF_COOKIE_SECURE": True,
                "CSRF_TRUSTED_ORIGINS": ["https://luat.example"],
                "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
                "DEBUG": False,
            },
        ),
        (
            "",
            {
                "plain": [302, "/hien-thi/"],
                "hsts": None,
                "cookie": False,
                "alive": 200,
                "SESSION_COOKIE_SECURE": False,
                "CSRF_COOKIE_SECURE": False,
                "CSRF_TRUSTED_ORIGINS": [],
                "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
                "DEBUG": False,
            },
        ),
    ],
)
def test_tls_is_one_variable(tls: str, expected: dict[str, Any]) -> None:
    assert asked(PHOLUAT_TLS=tls) == expected
