"""A parsed document becomes law of the library: one transaction, one row of the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pholuat.files.services import store
from pholuat.lawtext.model import ParsedDocument
from pholuat.library.drafting import drafts, placed_citations
from pholuat.library.enums import Existing, Origin, Outcome
from pholuat.library.errors import AlreadyThere, NeedsSecondPerson, NotADocument
from pholuat.library.models import Document, Rendition
from pholuat.library.naming import Facts, Name, free_slug, name_of, slugs
from pholuat.library.rules import may_confirm, may_publish
from pholuat.library.second_hand import believed
from pholuat.library.services.derived import write_derived
from pholuat.library.services.guards import changing, ensure, record_change
from pholuat.library.services.known_again import absorb, find_by_bytes, find_existing
from pholuat.library.services.reimporting import reimport
from pholuat.library.services.resolving import resolve
from pholuat.library.services.validities import doubts, validities_of
from pholuat.library.services.writing import set_names, set_text, texts_of, write_citations, write_versions
from pholuat.people.models import Account


@dataclass(frozen=True, slots=True)
class Attachment:
    """The bytes of a file that shows the document, and the name under which it came."""

    content: bytes
    name: str

    @property
    def kind(self) -> str:
        """The form of the file: "docx", "pdf"; "" when its name does not say it."""
        return self.name.rpartition(".")[2].lower()[:20] if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of the document."""

    document: Document
    outcome: Outcome


def publish(
    parsed: ParsedDocument,
    *,
    by: Account,
    now: dt.datetime,
    origin: Origin = Origin.DESK,
    facts: Facts | None = None,
    existing: Existing = Existing.ASK,
    file: Attachment | None = None,
    confirmed_by: Account | None = None,
    source: str = "",
) -> Publication:
    """Publishes a parsed document; the facts stand before what was read from the text.

    In order: the right of both persons, the question whether it is there already, document, provisions and their texts,
    citations, resolution both ways, state over time and passages for search, the rendition, the ledger.
    Raises MayNot, NeedsSecondPerson, NotADocument and, when `existing` is ASK, AlreadyThere. What is there already is
    left alone (SKIP), gets the file as one more rendition (RENDITION), or is imported anew (REPLACE: same identities,
    and a copy that a worse reading once made of the same bytes goes into it).
    """
    facts = believed(facts or Facts(), parsed.header)
    name = name_of(parsed.header, facts)
    _check(name, by, confirmed_by, origin, now)
    with changing(by, _("Đăng văn bản")):
        named, held = find_existing(name), find_by_bytes(file.content if file else None)
        present = named or held
        if present is not None:
            done = _answer(existing, present, parsed, name, facts, by, now, file, confirmed_by)
            if existing is Existing.REPLACE and held and held != present:
                absorb(present, held, by=by, now=now)
            return done
        document = _written(parsed, name, facts, by, now, origin, confirmed_by, source)
        add_rendition(document, file, now)
        record_change(document, _("Đăng"), by, now, kind="document_published")
        return Publication(document, Outcome.PUBLISHED)


def _check(name: Name, by: Account, confirmed_by: Account | None, origin: Origin, now: dt.datetime) -> None:
    ensure(may_publish, by, now, _("đăng văn bản"), origin)
    if confirmed_by is None and origin is not Origin.BULK:
        raise NeedsSecondPerson
    if confirmed_by is not None:
        if confirmed_by == by:
            raise NeedsSecondPerson
        ensure(may_confirm, confirmed_by, now, _("rà soát văn bản"))
    if not name.number_key and not name.title:
        raise NotADocument


def _answer(
    existing: Existing,
    present: Document,
    parsed: ParsedDocument,
    name: Name,
    facts: Facts,
    by: Account,
    now: dt.datetime,
    file: Attachment | None,
    confirmed_by: Account | None,
) -> Publication:
    if existing is Existing.ASK:
        raise AlreadyThere(present)
    if existing is Existing.SKIP:
        return Publication(present, Outcome.SKIPPED)
    if existing is Existing.RENDITION:
        added = add_rendition(present, file, now)
        return Publication(present, Outcome.RENDITION if added else Outcome.SKIPPED)
    reimport(present, parsed, name, facts, by=by, now=now, confirmed_by=confirmed_by)
    add_rendition(present, file, now)
    return Publication(present, Outcome.REPLACED)


def _written(
    parsed: ParsedDocument,
    name: Name,
    facts: Facts,
    by: Account,
    now: dt.datetime,
    origin: Origin,
    confirmed_by: Account | None,
    source: str,
) -> Document:
    candidates = slugs(name)
    taken = set(Document.objects.filter(slug__startswith=candidates[-1]).values_list("slug", flat=True))
    taken |= set(Document.objects.filter(slug=candidates[0]).values_list("slug", flat=True))
    document = Document(
        slug=free_slug(candidates, taken),
        validity_note=facts.validity_note,
        partly_from=name.effective if facts.partly else None,
        origin=origin,
        source=source[:500],
        published_by=by,
        published_at=now,
        confirmed_by=confirmed_by,
        confirmed_at=now if confirmed_by else None,
    )
    set_names(document, name)
    set_text(document, parsed, doubts(parsed, name, facts))
    document.save(force_insert=True)
    new = drafts(parsed)
    known = validities_of(parsed, new, name, facts)
    versions = write_versions(document, new, known.whole, act=document, validities=known.own)
    write_citations(document, versions, placed_citations(parsed))
    resolve(document)
    write_derived(document, texts_of(versions), {})
    return document


def add_rendition(document: Document, file: Attachment | None, now: dt.datetime) -> bool:
    """Hangs a file on a document; False when there is none or it hangs there already."""
    if file is None:
        return False
    stored = store(file.content, file.name)
    _row, made = Rendition.objects.get_or_create(
        document=document, file=stored, defaults={"kind": file.kind, "name": file.name[:300], "added_at": now}
    )
    return made
