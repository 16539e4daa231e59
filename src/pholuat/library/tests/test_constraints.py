"""What must not be is refused by the database, each by a constraint with a readable name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from psycopg.types.range import Range

from pholuat.files.models import StoredFile
from pholuat.library.enums import Origin, Place
from pholuat.library.models import (
    Citation,
    Correction,
    Demo,
    Document,
    LoadRun,
    Provision,
    ProvisionVersion,
    Rendition,
    StateSpan,
    Suspension,
)
from pholuat.library.tests.laws import NOW, person, published, version
from pholuat.people.models import Account, RoleGrant
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db

DAY = dt.date(2020, 1, 1)
Deed = Callable[[Document, ProvisionVersion], object]


def copied(version: ProvisionVersion, **changes: Any) -> ProvisionVersion:
    values = {field.attname: getattr(version, field.attname) for field in version._meta.concrete_fields}
    return ProvisionVersion.objects.create(**(values | {"id": None} | changes))


def other(document: Document) -> Provision:
    return Provision.objects.create(document=document)


def who(document: Document) -> Account:
    assert document.published_by is not None
    return document.published_by


def update(document: Document, **changes: Any) -> int:
    return Document.objects.filter(pk=document.pk).update(**changes)


CASES: dict[str, Deed] = {
    "one_text_of_a_provision_at_a_time": lambda d, v: copied(v, eid="art_9"),
    "one_provision_at_an_address_at_a_time": lambda d, v: copied(v, provision_id=other(d).pk),
    "one_text_of_unknown_validity_of_a_provision": lambda d, v: [copied(v, validity=None) for _ in range(2)],
    "provision_has_an_address": lambda d, v: copied(v, validity=None, eid=""),
    "provision_is_not_its_parent": lambda d, v: copied(v, validity=None, parent_id=v.provision_id),
    "one_suspension_of_a_provision_at_a_time": lambda d, v: [
        Suspension.objects.create(provision=v.provision, period=Range(DAY, None), reason="x") for _ in range(2)
    ],
    "suspension_has_days": lambda d, v: Suspension.objects.create(
        provision=v.provision, period=Range(empty=True), reason="x"
    ),
    "suspension_has_a_reason": lambda d, v: Suspension.objects.create(
        provision=v.provision, period=Range(DAY, None), reason=""
    ),
    "correction_changes_something": lambda d, v: Correction.objects.create(
        version=v, field="text", before="a", after="a", by=who(d), at=NOW
    ),
    "correction_of_words_only": lambda d, v: Correction.objects.create(
        version=v, field="validity", before="a", after="b", by=who(d), at=NOW
    ),
    "one_state_of_a_document_at_a_time": lambda d, v: StateSpan.objects.create(
        document=d, period=Range(DAY, None), state="in_force"
    ),
    "state_span_has_days": lambda d, v: StateSpan.objects.create(
        document=d, period=Range(empty=True), state="in_force"
    ),
    "citation_has_words": lambda d, v: Citation.objects.create(
        document=d, place=Place.DOCUMENT, start=3, end=3, target="x"
    ),
    "citation_stands_in_a_version_or_in_the_document": lambda d, v: Citation.objects.create(
        document=d, place=Place.TEXT, start=1, end=3, target="x"
    ),
    "document_published_by_and_at": lambda d, v: update(d, published_at=None),
    "document_confirmed_by_and_at": lambda d, v: update(d, confirmed_at=NOW),
    "only_a_bulk_load_lacks_a_second_person": lambda d, v: update(d, origin=Origin.DESK),
    "the_second_person_is_another": lambda d, v: update(d, confirmed_by=who(d), confirmed_at=NOW),
    "document_number_and_its_key": lambda d, v: update(d, number_key=""),
    "document_is_issuer_number_date": lambda d, v: Document.objects.create(
        slug="khac",
        number=d.number,
        number_key=d.number_key,
        issuer_slug=d.issuer_slug,
        issued=d.issued,
        words="",
        origin=Origin.BULK,
    ),
    "rendition_of_a_document_once": lambda d, v: [
        Rendition.objects.create(
            document=d,
            file=StoredFile.objects.get_or_create(sha256="a" * 64, size=1)[0],
            kind="pdf",
            name="a.pdf",
            added_at=NOW,
        )
        for _ in range(2)
    ],
    "stored_file_is_named_by_its_sha256": lambda d, v: StoredFile.objects.create(sha256="A" * 64, size=1),
    "demo_is_marked_once": lambda d, v: Demo.objects.create(only=False, loaded_at=NOW),
    "one_unfinished_load_of_the_same_arguments": lambda d, v: [
        LoadRun.objects.create(arguments_key="k", arguments={}, by=who(d), started_at=NOW) for _ in range(2)
    ],
    "role_is_granted_once_at_a_time": lambda d, v: [
        RoleGrant.objects.create(account=who(d), role=Role.OPERATOR, period=Range(DAY, None)) for _ in range(2)
    ],
    "role_grant_has_days": lambda d, v: RoleGrant.objects.create(
        account=who(d), role=Role.OPERATOR, period=Range(empty=True)
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_database_refuses(name: str) -> None:
    document = published()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CASES[name](document, version(document, "art_3"))


@pytest.mark.django_db(transaction=True)
def test_a_version_lies_in_the_document_of_its_provision() -> None:
    document = published()
    stranger = person("khach", Role.PUBLISHER)
    second = published("NGHỊ ĐỊNH\nĐiều 1. Một\nHai.\n", by=stranger, number="1/2020/NĐ-CP", title="Khác")
    with pytest.raises(IntegrityError, match="version_lies_in_the_document_of_its_provision"):
        copied(version(document, "art_3"), document_id=second.pk, eid="art_7", validity=None)


def test_every_pair_of_who_and_when_is_held_together() -> None:
    """Each `…_by` with an `…_at` of ours is set or empty with it."""
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields() if isinstance(field, models.Field)}
        optional = {field.name for field in model._meta.get_fields() if isinstance(field, models.Field) and field.null}
        pairs = [name for name in names if name.endswith("_by") and f"{name[:-3]}_at" in names and name in optional]
        if not model.__module__.startswith("pholuat.") or model.__name__.endswith("Event"):
            continue
        held = {constraint.name for constraint in model._meta.constraints}
        wanted = {f"{model._meta.model_name}_{pair}_and_at" for pair in pairs}
        assert wanted <= held
