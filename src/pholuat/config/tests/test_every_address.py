"""Every address of the house, asked by everyone: a new one fails here until it says who may ask it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings

from pholuat.files.services import store
from pholuat.library.models import Correction, Document, EverydayWord, Rendition
from pholuat.library.queries.touched import PAGE
from pholuat.library.tests.laws import NOW, published, publisher, version
from pholuat.people.models import Account
from pholuat.people.roles import Role
from pholuat.people.services import LONG_AGO, ensure_account, grant_role

pytestmark = pytest.mark.django_db
EVERYONE = frozenset({"no one", "closed", "no role", "role over", "role to come", "intake", "publisher", "operator"})
SIGNED_IN = EVERYONE - {"no one", "closed"}
OFFICERS = frozenset({"intake", "publisher"})
# Who gets more than a refusal or the way to sign in.
MAY = {
    "portal:home": EVERYONE,
    "portal:search": EVERYONE,
    "portal:suggest": EVERYONE,
    "portal:why": EVERYONE,
    "portal:documents": EVERYONE,
    "portal:place": EVERYONE,
    "portal:download": EVERYONE,
    "portal:card": EVERYONE,
    "portal:robots": EVERYONE,
    "portal:sitemap-index": EVERYONE,
    "portal:sitemap-fixed": EVERYONE,
    "portal:sitemap": EVERYONE,
    "portal:compare": EVERYONE,
    "portal:peek": EVERYONE,
    "portal:relations": EVERYONE,
    "portal:poster": EVERYONE,
    "portal:file": EVERYONE,
    "portal:saved": EVERYONE,
    "portal:worker": EVERYONE,
    "portal:feed": EVERYONE,
    "display": EVERYONE,
    "account_login": EVERYONE,
    "account_logout": SIGNED_IN,
    "account_inactive": EVERYONE,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reset_password": EVERYONE,
    "account_reset_password_done": EVERYONE,
    "account_reset_password_from_key": EVERYONE,
    "account_reset_password_from_key_done": EVERYONE,
    "workspace:home": SIGNED_IN,
    "library:review-list": OFFICERS,
    "library:review": OFFICERS,
    "library:confirm": OFFICERS,
    "library:correct": OFFICERS | {"operator"},
    "library:words": OFFICERS,
    "library:words-add": OFFICERS,
    "library:words-edit": OFFICERS,
    "library:words-remove": OFFICERS,
}
POSTED = frozenset({"library:confirm"})
PERIODS: dict[str, tuple[Role, dt.timedelta, dt.timedelta | None]] = {
    "role over": (Role.PUBLISHER, dt.timedelta(-30), dt.timedelta(0)),
    "role to come": (Role.PUBLISHER, dt.timedelta(1), None),
}
ROLES = {"intake": Role.INTAKE_OFFICER, "publisher": Role.PUBLISHER, "operator": Role.OPERATOR}


@pytest.fixture(autouse=True)
def _light(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES_DIR = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The name of every address below a resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def account(who: str) -> Account:
    """Someone of that kind."""
    person = ensure_account(f"{who.replace(' ', '-')}@example.org", who, "một câu ngắn dễ nhớ")
    today = timezone.localdate()
    if who in ROLES:
        grant_role(person, ROLES[who], since=LONG_AGO)
    elif who == "closed":
        grant_role(person, Role.PUBLISHER, since=LONG_AGO)
    elif who in PERIODS:
        role, since, until = PERIODS[who]
        grant_role(person, role, since=today + since, until=None if until is None else today + until)
    return person


def browser(who: str, *, checks: bool = False) -> Client:
    """Their browser, signed in; an account is closed while its session still lives."""
    client = Client(enforce_csrf_checks=checks)
    if who != "no one":
        person = account(who)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        Account.objects.filter(pk=person.pk).update(is_active=who != "closed")
    return client


def addresses() -> dict[str, str]:
    """Each name with an address where something stands."""
    document = published()
    file = Rendition.objects.create(
        document=document, file=store(b"x", "a.txt"), kind="txt", name="a.txt", added_at=NOW
    )
    word = EverydayWord.objects.get_or_create(key="sổ đỏ", term="x", defaults={"words": "sổ đỏ", "at": NOW})[0]
    arguments: dict[str, list[object]] = {
        "portal:place": [f"{document.slug}/"],
        "portal:compare": [f"{document.slug}/dieu-3"],
        "portal:peek": [f"{document.slug}/"],
        "portal:relations": [document.slug],
        "portal:poster": [document.slug],
        "portal:download": [document.slug, "docx"],
        "portal:card": [document.slug],
        "portal:sitemap": [document.pk // PAGE],
        "portal:file": [file.pk],
        "library:review": [document.pk],
        "library:words-edit": [word.pk],
        "library:words-remove": [word.pk],
        "library:confirm": [document.pk],
        "library:correct": [document.pk, version(document, "art_3").pk],
        "account_reset_password_from_key": ["1", "sai"],
    }
    return {name: reverse(name, args=arguments.get(name, [])) for name in MAY}


def sent_away(name: str, response: HttpResponseBase) -> bool:
    """Whether the answer is only the way to sign in (or, for who would sign out, home)."""
    target = response.get("Location", "").split("?")[0]
    return target == "/tai-khoan/dang-nhap/" or (name == "account_logout" and target == "/")


def test_every_address_says_who_may_ask_it() -> None:
    assert set(names(get_resolver())) == set(MAY)


@pytest.mark.parametrize("who", sorted(EVERYONE))
def test_everyone_gets_just_what_is_theirs(who: str) -> None:
    client = browser(who)
    got = set()
    for name, address in addresses().items():
        ask = client.post if name in POSTED else client.get
        response = ask(address)
        assert response.status_code in {200, 302, 403}, (name, response.status_code)
        if name not in POSTED:
            assert client.head(address).status_code == response.status_code, name
        if response.status_code != 403 and not sent_away(name, response):
            got.add(name)
    assert got == {name for name, people in MAY.items() if who in people}


@pytest.mark.parametrize("who", sorted(EVERYONE - OFFICERS))
def test_who_may_not_changes_nothing_by_posting_either(who: str) -> None:
    client = browser(who)
    for address in addresses().values():
        words = {"num": "3", "heading": "x", "text": "khác", "reason": "thử", "q": "x"}
        if who == "operator" and "/sua/" in address:
            continue
        response = client.post(address, words)
        assert response.status_code in {200, 302, 403, 405, 422}, (address, response.status_code)
    assert (Document.objects.filter(confirmed_by__isnull=False).count(), Correction.objects.count()) == (0, 0)


def test_without_the_token_of_the_form_nothing_is_done() -> None:
    client = browser("publisher", checks=True)
    for name, address in addresses().items():
        assert client.post(address, {"text": "khác", "reason": "thử"}).status_code == 403, name
        stranger = client.post(address, {}, headers={"origin": "https://noi-khac.vn"})
        assert stranger.status_code == 403, name
    assert (Document.objects.filter(confirmed_by__isnull=False).count(), Correction.objects.count()) == (0, 0)


def test_a_text_is_mended_only_at_the_address_of_its_own_document() -> None:
    one, other = published(by=publisher("mot")), published(by=publisher("hai"), number="36/2013/QH13")
    strange = reverse("library:correct", args=[other.pk, version(one, "art_3").pk])
    assert browser("publisher").get(strange).status_code == 404
