"""The demo province: people who sign in, decisions in Decree 30 form, and the changes that the second one makes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from pholuat.lawtext.document import parse_file
from pholuat.library.enums import Existing, Origin
from pholuat.library.models import Demo, Document, ProvisionVersion
from pholuat.library.services.amending import amend_provision, insert_provision
from pholuat.library.services.confirming import label
from pholuat.library.services.ending import repeal_provision
from pholuat.library.services.province_changes import CHANGES, Change
from pholuat.library.services.publishing import Attachment, Publication, add_rendition, publish
from pholuat.people.models import Account
from pholuat.people.roles import Role
from pholuat.people.services import LONG_AGO, ensure_account, grant_role

FOLDER = Path(__file__).resolve().parents[1] / "demo"
FORMS = (".pdf", ".html")
TOPIC = "Phổ biến, giáo dục pháp luật"
REGULATION, AMENDING, ANSWERS = "9001-qd-ubnd", "9002-qd-ubnd", "9003-qd-ubnd"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone who signs in to the demo."""

    email: str
    name: str
    role: Role

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(self.role.label)


INTAKE = DemoPerson("can-bo@demo.pholuat.vn", "Cán bộ tiếp nhận (mẫu)", Role.INTAKE_OFFICER)
PUBLISHER = DemoPerson("cong-bo@demo.pholuat.vn", "Người công bố (mẫu)", Role.PUBLISHER)
PEOPLE = (INTAKE, PUBLISHER)


@transaction.atomic
def make(password: str, *, now: dt.datetime, anew: bool = False) -> list[str]:
    """Makes people and documents, all or nothing; documents that are there are left alone, or read again (`anew`).

    The third decision stands as loaded in bulk, so that the desk shows one that waits for a second person.
    """
    intake, publisher = (_person(each, password) for each in PEOPLE)
    told = []
    for stem, origin in (
        (REGULATION, Origin.DESK),
        (AMENDING, Origin.DESK),
        (ANSWERS, Origin.BULK),
    ):
        done = _document(stem, origin, intake, publisher, now, anew=anew)
        told.append(f"{done.document}: {done.outcome.label}")
    _amend(publisher, now)
    Demo.objects.get_or_create(only=True, defaults={"loaded_at": now})
    return told


@transaction.atomic
def renew_passwords(password: str) -> None:
    """Gives the demo people the password of this installation: a restored database comes with that of another one."""
    for each in PEOPLE:
        ensure_account(each.email, each.name, password)


def _person(person: DemoPerson, password: str) -> Account:
    account = ensure_account(person.email, person.name, password)
    grant_role(account, person.role, since=LONG_AGO)
    return account


def _document(
    stem: str, origin: Origin, intake: Account, publisher: Account, now: dt.datetime, *, anew: bool
) -> Publication:
    main = FOLDER / f"{stem}.docx"
    done = publish(
        parse_file(main),
        by=publisher,
        now=now,
        origin=origin,
        existing=Existing.REPLACE if anew else Existing.SKIP,
        file=Attachment(main.read_bytes(), main.name),
        confirmed_by=None if origin is Origin.BULK else intake,
        source=_("văn bản minh họa"),
    )
    for path in (main.with_suffix(form) for form in FORMS):
        add_rendition(done.document, Attachment(path.read_bytes(), path.name), now)
    label(done.document, [TOPIC], by=publisher, now=now)
    return done


def _amend(publisher: Account, now: dt.datetime) -> None:
    """The second decision changes the regulation, once."""
    regulation, act = (_demo_document(number) for number in ("9001/QĐ-UBND", "9002/QĐ-UBND"))
    if ProvisionVersion.objects.filter(document=regulation, act=act).exists():
        return
    for change in CHANGES:
        _apply(change, regulation, act, publisher, now)


def _demo_document(number: str) -> Document:
    return Document.objects.get(number=number, source=_("văn bản minh họa"))


def _apply(change: Change, document: Document, act: Document, publisher: Account, now: dt.datetime) -> None:
    clause = ProvisionVersion.objects.get(document=act, eid=change.by)
    if change.after:
        before = _version(document, change.after)
        parent = before.parent
        insert_provision(
            document,
            change.words,
            act=act,
            act_provision=clause.provision,
            on=change.on,
            by=publisher,
            now=now,
            after=before.provision,
            parent=parent,
        )
    elif change.words:
        provision = _version(document, change.eid).provision
        amend_provision(
            provision, change.words, act=act, act_provision=clause.provision, on=change.on, by=publisher, now=now
        )
    else:
        repeal_provision(
            _version(document, change.eid).provision,
            act=act,
            on=change.on,
            by=publisher,
            now=now,
            reason=_("Bị bãi bỏ bởi %(act)s") % {"act": f"{act.type} {act.number}"},
        )


def _version(document: Document, eid: str) -> ProvisionVersion:
    found = ProvisionVersion.objects.filter(document=document, eid=eid).order_by("-pk").first()
    if found is None:
        raise LookupError(eid)
    return found
