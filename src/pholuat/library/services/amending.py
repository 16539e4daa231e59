"""An act gives provisions new words, or puts new ones between them: new versions, the old ones closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from pholuat.lawtext.model import Provision as ReadProvision
from pholuat.library.drafting import Draft, citations_in, drafts_of
from pholuat.library.errors import CannotChange
from pholuat.library.models import Document, Provision, ProvisionVersion
from pholuat.library.rules import may_change_validity
from pholuat.library.services.derived import rebuild
from pholuat.library.services.ending import close
from pholuat.library.services.guards import changing, ensure, record_change
from pholuat.library.services.resolving import resolve
from pholuat.library.services.tree import Tree, spread
from pholuat.library.services.writing import write_citations, write_versions
from pholuat.library.timeline import Validity, days, rest_from
from pholuat.people.models import Account

_ABOVE = "^"
_WORDS = ("kind", "num", "heading", "text", "eid")


def amend_provision(
    provision: Provision,
    new: Sequence[ReadProvision],
    *,
    act: Document,
    on: dt.date,
    by: Account,
    now: dt.datetime,
    act_provision: Provision | None = None,
    reason: str = "",
) -> None:
    """Gives a provision new words from a day on; `new` is the provision, then all that shall lie in it.

    What lies in it is known again by its eId below the provision, whose own eId may change (renumbering). Words that
    stay the same get no new version. An act that begins before the text itself does takes its place from the first day.
    Raises MayNot; CannotChange when no text is known to hold on the day or later.
    """
    ensure(may_change_validity, by, now, _("sửa đổi quy định"))
    document = provision.document
    why = reason or _("Được sửa đổi, bổ sung bởi %(act)s") % {"act": _named(act)}
    with changing(by, why):
        change = _fitted(provision, new, on)
        cut = [*change.rewritten, *change.gone]
        close(cut, change.since, act, why)
        versions = write_versions(
            document,
            [draft for draft in change.drafts if draft.eid in change.validities],
            None,
            act=act,
            act_provision=act_provision,
            known=change.known,
            validities=change.validities,
        )
        _cite(document, versions)
        rebuild(document, {provision.pk, *(each.provision_id for each in (*cut, *versions))})
        record_change(document, why, by, now)


def insert_provision(
    document: Document,
    new: Sequence[ReadProvision],
    *,
    act: Document,
    on: dt.date,
    by: Account,
    now: dt.datetime,
    after: Provision | None = None,
    parent: Provision | None = None,
    act_provision: Provision | None = None,
) -> None:
    """Puts a new provision (first of `new`) with all that lies in it behind another, into a parent, from a day on."""
    ensure(may_change_validity, by, now, _("bổ sung quy định"))
    why = _("Được bổ sung bởi %(act)s") % {"act": _named(act)}
    with changing(by, why):
        places = _room(document, [None] * len(new), after)
        drafts = [replace(draft, order=place) for draft, place in zip(drafts_of(new), places, strict=True)]
        drafts[0] = replace(drafts[0], parent=_ABOVE if parent else "")
        known = {_ABOVE: parent.pk} if parent else {}
        versions = write_versions(document, drafts, days(on), act=act, act_provision=act_provision, known=known)
        _cite(document, versions)
        rebuild(document, {each.provision_id for each in versions} | ({parent.pk} if parent else set()))
        record_change(document, why, by, now)


def _cite(document: Document, versions: Sequence[ProvisionVersion]) -> None:
    """Finds what the new words cite; inside the document by the addresses that hold from then on."""
    write_citations(document, versions, citations_in([(each.eid, each.text) for each in versions]))
    resolve(document)


def _named(act: Document) -> str:
    return f"{act.type} {act.number}".strip() or act.title


@dataclass(frozen=True, slots=True)
class _Change:
    """What an amendment comes to: the drafts, the days of those that are written, what is closed and what is known."""

    since: dt.date
    drafts: list[Draft]
    validities: dict[str, Validity]
    rewritten: list[ProvisionVersion]
    gone: list[ProvisionVersion]
    known: dict[str, int]


def _fitted(provision: Provision, new: Sequence[ReadProvision], on: dt.date) -> _Change:
    """The change against the versions as they stand; makes room in the order where there is none."""
    while True:
        tree = Tree(provision.document)
        met = tree.text_from(provision.pk, on)
        if met is None or met.validity is None:
            raise CannotChange(
                _("Quy định không còn hiệu lực hoặc chưa xác định hiệu lực vào ngày này, chưa sửa đổi được.")
            )
        since = max(on, met.validity.lower or on)
        inside = tree.inside(provision.pk)
        old = {_below(each.eid, met.eid): each for each in tree.holding(inside, since)}
        root = new[0].eid
        matched = [old.get(_below(each.eid, root)) for each in new[1:]]
        places = tree.places([each.order if each else None for each in matched], met.order, {provision.pk, *inside})
        if places is not None:
            return _compared(met, since, new, matched, places, old)
        spread(provision.document)


def _below(eid: str, root: str) -> str:
    return eid.removeprefix(root)


def _compared(
    met: ProvisionVersion,
    since: dt.date,
    new: Sequence[ReadProvision],
    matched: Sequence[ProvisionVersion | None],
    places: Sequence[int],
    old: dict[str, ProvisionVersion],
) -> _Change:
    drafts = [replace(draft, order=place) for draft, place in zip(drafts_of(new), [met.order, *places], strict=True)]
    drafts[0] = replace(drafts[0], parent=_ABOVE if met.parent_id else "")
    known = {new[0].eid: met.provision_id} | ({_ABOVE: met.parent_id} if met.parent_id else {})
    known |= {draft.eid: each.provision_id for draft, each in zip(drafts[1:], matched, strict=True) if each}
    whole = rest_from(met.validity, since) if met.validity is not None else None
    validities: dict[str, Validity] = {}
    rewritten = []
    for draft, version in zip(drafts, [met, *matched], strict=True):
        if version is None:
            validities[draft.eid] = whole
        elif _differs(draft, version, known):
            validities[draft.eid] = rest_from(version.validity, since) if version.validity is not None else None
            rewritten.append(version)
    kept = {each.pk for each in matched if each}
    gone = [version for version in old.values() if version.pk not in kept]
    return _Change(since, drafts, validities, rewritten, gone, known)


def _differs(draft: Draft, version: ProvisionVersion, known: dict[str, int]) -> bool:
    parent = known.get(draft.parent) if draft.parent else None
    same = all(getattr(draft, field) == getattr(version, field) for field in _WORDS)
    return not same or parent != version.parent_id or draft.order != version.order


def _room(document: Document, wanted: Sequence[int | None], after: Provision | None) -> list[int]:
    while True:
        tree = Tree(document)
        inside = {after.pk, *tree.inside(after.pk)} if after else set()
        last = max((each.order for each in tree.versions if each.provision_id in inside), default=0)
        places = tree.places(wanted, last, inside)
        if places is not None:
            return places
        spread(document)
