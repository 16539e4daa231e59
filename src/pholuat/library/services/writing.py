"""The rows of a document, written in a constant number of statements whatever its size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from pholuat.lawtext.model import Notice, ParsedDocument
from pholuat.library.drafting import Draft, PlacedCitation
from pholuat.library.models import Citation, Document, Provision, ProvisionVersion
from pholuat.library.naming import Name, target_of
from pholuat.library.search.lexemes import vector
from pholuat.library.texts import Text
from pholuat.library.timeline import Validity
from pholuat.vietnamese.order import sort_key


def set_names(document: Document, name: Name) -> None:
    """Puts the names of a document into its row, with what is derived from them."""
    for field in (
        "number",
        "number_key",
        "type",
        "title",
        "title_key",
        "issuer",
        "issuer_slug",
        "below_centre",
        "issued",
    ):
        setattr(document, field, getattr(name, field))
    document.sort_key = sort_key(f"{name.title} {name.number}")
    document.words = vector([(f"{name.type} {name.title}", "A"), (name.number, "B"), (name.issuer, "C")])


def set_text(document: Document, parsed: ParsedDocument, doubts: Sequence[Notice] = ()) -> None:
    """Puts the whole text into the row, with its blocks and all that a reviewer must look at."""
    document.text = parsed.text
    document.blocks = [
        {"role": block.role.value, "eid": block.eid, "start": block.start, "end": block.end} for block in parsed.blocks
    ]
    document.warnings = [asdict(warning) for warning in (*doubts, *parsed.warnings)]
    document.signer = parsed.header.signer[:200]
    document.place = parsed.header.place[:120]


def write_versions(
    document: Document,
    drafts: Sequence[Draft],
    validity: Validity,
    *,
    act: Document,
    act_provision: Provision | None = None,
    known: Mapping[str, int] | None = None,
    validities: Mapping[str, Validity] | None = None,
) -> list[ProvisionVersion]:
    """Writes drafts as versions from an act; `known` maps eIds to provisions that exist, the others are made.

    `validities` (by eId) stand before the one `validity` of all.
    """
    own = validities or {}
    ids = dict(known or {})
    new = [draft.eid for draft in drafts if draft.eid not in ids]
    made = Provision.objects.bulk_create(Provision(document=document) for _eid in new)
    ids |= {eid: provision.pk for eid, provision in zip(new, made, strict=True)}
    return ProvisionVersion.objects.bulk_create(
        ProvisionVersion(
            provision_id=ids[draft.eid],
            document=document,
            eid=draft.eid,
            kind=draft.kind,
            num=draft.num,
            heading=draft.heading,
            text=draft.text,
            parent_id=ids.get(draft.parent) if draft.parent else None,
            order=draft.order,
            line=draft.line,
            validity=own.get(draft.eid, validity),
            act=act,
            act_provision=act_provision,
        )
        for draft in drafts
    )


def write_citations(
    document: Document, versions: Sequence[ProvisionVersion], citations: Sequence[PlacedCitation]
) -> None:
    """Writes citations; those inside the document are resolved here, the others by `resolving`."""
    by_eid = {version.eid: version for version in versions}
    rows = []
    for citation in citations:
        version = by_eid.get(citation.eid) if citation.eid else None
        target = target_of(citation.target)
        inner = by_eid.get(target.eid) if not target.number_key and not target.title_key else None
        own = not target.number_key and not target.title_key
        rows.append(
            Citation(
                document=document,
                version=version,
                provision_id=version.provision_id if version else None,
                place=citation.place,
                start=citation.start,
                end=citation.end,
                target=citation.target,
                target_number_key=target.number_key,
                target_title_key=target.title_key,
                target_eid=target.eid[:200],
                target_document=document if own else None,
                target_provision_id=inner.provision_id if inner else None,
            )
        )
    Citation.objects.bulk_create(rows)


def texts_of(versions: Sequence[ProvisionVersion]) -> list[Text]:
    """Versions at hand as what is derived from them needs them."""
    return [
        Text(
            version.provision_id,
            version.eid,
            version.kind,
            version.num,
            version.heading,
            version.text,
            version.parent_id,
            version.order,
            version.validity,
            version.end_reason,
            version.act_id == version.document_id,
        )
        for version in versions
    ]
