"""What is known of a document, as the `<meta>` of Akoma Ntoso.

Identification, life, changes and references stand where the standard wants them, for whoever reads it; our own names,
from which the same values are read back, stand in `<proprietary>`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pholuat.lawtext.akn.names import akn, pl, writable
from pholuat.lawtext.akn.prose import SEGMENT, Element
from pholuat.lawtext.akn.values import ActName, DatedDocument, DatedProvision
from pholuat.vietnamese.fold import hyphened

HERE = "#pholuat"
UNKNOWN_DAY = "0001-01-01"
LANGUAGE = "vie"
_PLAIN = ("slug", "number", "type", "title", "issuer", "place", "signer", "state", "reason", "origin", "article")
_DAYS = ("on", "issued", "effective")


@dataclass(slots=True)
class Index:
    """The acts, stretches of days and days that provisions point to, each with its name in the document."""

    acts: dict[ActName, str] = field(default_factory=dict)
    stretches: dict[tuple[dt.date | None, dt.date | None], str] = field(default_factory=dict)

    def add(self, provisions: Iterable[DatedProvision]) -> None:
        """Names whatever the provisions, and those in them, point to."""
        for each in provisions:
            for act in filter(None, (each.made_by, each.ended_by)):
                self.acts.setdefault(act, f"act_{len(self.acts) + 1}")
            if each.since or each.until:
                self.stretches.setdefault((each.since, each.until), f"tg_{len(self.stretches) + 1}")
            self.add(each.children)

    def days(self) -> list[dt.date]:
        """Each day on which something begins or ends, in order."""
        return sorted({day for stretch in self.stretches for day in stretch if day})


def work_uri(document: DatedDocument) -> str:
    """The address of the work after the Akoma Ntoso naming convention (OASIS, section 4).

    >>> work_uri(DatedDocument("", "14-2012-qh13", "", "Bộ luật", "", "", dt.date(2024, 1, 1), dt.date(2012, 6, 20)))
    '/akn/vn/act/bo-luat/2012-06-20/14-2012-qh13'
    """
    kind = hyphened(document.type)
    actor, _, number = document.slug.rpartition("/")
    day = document.issued.isoformat() if document.issued else ""
    return "/akn/vn/act/" + "/".join(filter(None, (kind, actor, day, number)))


def write_meta(root: Element, document: DatedDocument, index: Index, changed: Iterable[DatedProvision]) -> None:
    """The whole `<meta>`; `changed` are the provisions whose words another act made or ended."""
    meta = etree.SubElement(root, akn("meta"))
    identification(meta, document)
    _lifecycle(meta, document, index)
    _changes(meta, changed, index)
    _stretches(meta, index)
    _references(meta, document, index)
    _own(meta, document)


def identification(meta: Element, document: DatedDocument, part: str = "") -> None:
    """Work, expression, manifestation; `part` is the eId of the attachment that the meta is of."""
    names = etree.SubElement(meta, akn("identification"), source=HERE)
    work = work_uri(document)
    said = f"{work}/{LANGUAGE}@{document.on.isoformat()}"
    portion = part or document.article or "main"
    issued = document.issued.isoformat() if document.issued else UNKNOWN_DAY
    core = _core(names, "FRBRWork", f"{work}/!{portion}", work, issued, "#issuer", document.address)
    etree.SubElement(core, akn("FRBRcountry"), value="vn")
    if document.number:
        etree.SubElement(core, akn("FRBRnumber"), value=writable(document.number))
    if document.title:
        etree.SubElement(core, akn("FRBRname"), value=writable(document.title))
    core = _core(names, "FRBRExpression", f"{said}/!{portion}", said, document.on.isoformat(), HERE)
    etree.SubElement(core, akn("FRBRlanguage"), language=LANGUAGE)
    xml = f"{said}.xml"
    core = _core(names, "FRBRManifestation", f"{said}/!{portion}.xml", xml, document.on.isoformat(), HERE)
    etree.SubElement(core, akn("FRBRformat"), value="application/akn+xml")


def _core(names: Element, level: str, this: str, uri: str, day: str, author: str, address: str = "") -> Element:
    core = etree.SubElement(names, akn(level))
    etree.SubElement(core, akn("FRBRthis"), value=this)
    etree.SubElement(core, akn("FRBRuri"), value=uri)
    if address:
        etree.SubElement(core, akn("FRBRalias"), value=address, name="web")
    etree.SubElement(core, akn("FRBRdate"), date=day, name="generation")
    etree.SubElement(core, akn("FRBRauthor"), href=author)
    return core


def _lifecycle(meta: Element, document: DatedDocument, index: Index) -> None:
    events = etree.SubElement(meta, akn("lifecycle"), source=HERE)
    issued = document.issued.isoformat() if document.issued else UNKNOWN_DAY
    etree.SubElement(events, akn("eventRef"), eId="e_issued", date=issued, source="#issuer", type="generation")
    for day in index.days():
        etree.SubElement(events, akn("eventRef"), eId=_event(day), date=day.isoformat(), source=HERE)


def _event(day: dt.date) -> str:
    return f"e_{day.isoformat()}"


def _changes(meta: Element, changed: Iterable[DatedProvision], index: Index) -> None:
    """What other acts did to the words; the first part of `<analysis>`."""
    rows = [row for each in changed for row in _change(each, index)]
    if not rows:
        return
    passive = etree.SubElement(etree.SubElement(meta, akn("analysis"), source=HERE), akn("passiveModifications"))
    for number, (kind, act, eid, days) in enumerate(rows, start=1):
        row = etree.SubElement(passive, akn("textualMod"), eId=f"pmod_{number}", type=kind)
        etree.SubElement(row, akn("source"), href=f"#{act}")
        etree.SubElement(row, akn("destination"), href=f"#{eid}")
        if days:
            etree.SubElement(row, akn("force"), period=f"#{days}")


def _change(each: DatedProvision, index: Index) -> Iterator[tuple[str, str, str, str]]:
    days = index.stretches.get((each.since, each.until), "")
    if each.made_by:
        yield "substitution", index.acts[each.made_by], each.eid, days
    if each.ended_by:
        yield "repeal", index.acts[each.ended_by], each.eid, ""


def _stretches(meta: Element, index: Index) -> None:
    if not index.stretches:
        return
    data = etree.SubElement(meta, akn("temporalData"), source=HERE)
    for (since, until), name in index.stretches.items():
        group = etree.SubElement(data, akn("temporalGroup"), eId=name)
        interval = etree.SubElement(group, akn("timeInterval"), refersTo="#force")
        if since:
            interval.set("start", f"#{_event(since)}")
        if until:
            interval.set("end", f"#{_event(until)}")


def _references(meta: Element, document: DatedDocument, index: Index) -> None:
    found = etree.SubElement(meta, akn("references"), source=HERE)
    for act, name in index.acts.items():
        row = etree.SubElement(found, akn("passiveRef"), eId=name, href=f"{document.site}{SEGMENT}{act.slug}/")
        row.set("showAs", writable(act.title))
        row.set(pl("number"), writable(act.number))
    site = document.site or "/"
    etree.SubElement(found, akn("TLCOrganization"), eId="pholuat", href=site, showAs="Phổ Luật")
    issuer = "/akn/ontology/organization/vn/" + hyphened(document.issuer)
    etree.SubElement(found, akn("TLCOrganization"), eId="issuer", href=issuer, showAs=writable(document.issuer))
    etree.SubElement(found, akn("TLCConcept"), eId="force", href="/akn/ontology/concept/force", showAs="Hiệu lực")


def _own(meta: Element, document: DatedDocument) -> None:
    own = etree.SubElement(etree.SubElement(meta, akn("proprietary"), source=HERE), pl("document"))
    own.set("site", document.site)
    for name in _PLAIN:
        if value := getattr(document, name):
            own.set(name, writable(value))
    for name in _DAYS:
        if day := getattr(document, name):
            own.set(name, day.isoformat())
    own.set("confirmed", "true" if document.confirmed else "false")
    for name in document.above:
        etree.SubElement(own, pl("above")).text = writable(name)


def read_own(own: Element) -> DatedDocument:
    """The document without its words, from our own element. KeyError, ValueError when it is not as we write it."""
    return DatedDocument(
        site=str(own.attrib["site"]),
        on=dt.date.fromisoformat(str(own.attrib["on"])),
        issued=_day(own, "issued"),
        effective=_day(own, "effective"),
        confirmed=own.get("confirmed") == "true",
        above=tuple(each.text or "" for each in own),
        **{name: str(own.get(name) or "") for name in _PLAIN},  # type: ignore[arg-type]
    )


def _day(own: Element, name: str) -> dt.date | None:
    said = own.get(name)
    return dt.date.fromisoformat(str(said)) if said else None


def read_acts(meta: Element, site: str) -> dict[str, ActName]:
    """The acts that provisions point to, by "#name"."""
    found = {}
    for row in meta.iter(akn("passiveRef")):
        slug = str(row.get("href")).removeprefix(f"{site}{SEGMENT}").removesuffix("/")
        found[f"#{row.get('eId')}"] = ActName(slug, str(row.get(pl("number")) or ""), str(row.get("showAs")))
    return found


def read_stretches(meta: Element) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """The stretches of days that provisions point to, by "#name"."""
    days = {f"#{row.get('eId')}": dt.date.fromisoformat(str(row.get("date"))) for row in meta.iter(akn("eventRef"))}
    found: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for group in meta.iter(akn("temporalGroup")):
        interval = group[0]
        found[f"#{group.get('eId')}"] = (
            days.get(str(interval.get("start"))),
            days.get(str(interval.get("end"))),
        )
    return found
