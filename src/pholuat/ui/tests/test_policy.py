"""What a browser may do with our pages."""

import json
from pathlib import Path

import pytest
from django.test import Client

UI = Path(__file__).parents[1]
ROOMS = UI.parent


@pytest.mark.parametrize("address", ["/hien-thi/", "/tai-khoan/dang-nhap/", "/khong-co/"])
def test_the_policy_allows_nothing_inline_and_nobody_else(address: str) -> None:
    policy = Client().get(address)["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert {rules[name] for name in ("script-src", "style-src", "font-src", "connect-src", "form-action")} == {"'self'"}
    assert {rules[name] for name in ("frame-ancestors", "base-uri", "object-src")} == {"'none'"}
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_template_holds_inline_styles_or_scripts() -> None:
    templates = [path for room in ROOMS.glob("*/templates") for path in room.rglob("*.html")]
    assert templates
    found = [
        (path.name, word)
        for path in templates
        for word in (" style=", "<style", " onclick=", " onsubmit=", " onchange=", "javascript:", "<script>")
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_the_living_page_is_not_there_outside_debug_mode() -> None:
    assert Client().get("/ui/").status_code == 404


def test_the_lock_of_npm_names_no_host_to_fetch_from() -> None:
    lock = json.loads((ROOMS.parents[1] / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert "node_modules/axe-core" in packages
    assert [name for name, one in packages.items() if "resolved" in one or "integrity" not in one] == []
