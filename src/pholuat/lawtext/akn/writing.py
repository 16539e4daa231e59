"""A document of a day as Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from pholuat.lawtext.akn.meta import Index, identification, write_meta
from pholuat.lawtext.akn.names import AKN, CONTAINER, ELEMENTS, PL, akn, enclosure, label, num_of, pl, writable
from pholuat.lawtext.akn.prose import Element, Writer
from pholuat.lawtext.akn.values import DatedDocument, DatedProvision, Words
from pholuat.lawtext.model import Kind

# The parts that stand behind the provisions, each a class of paragraphs.
BEHIND = ("recipients", "signature", "footnotes")
UNREAD = "unread"
STATUS = {"expired": "removed", "suspended": "temporarilyRemoved"}
_ON_A_LINE = frozenset(
    map(akn, (*ELEMENTS, CONTAINER, "meta", "preface", "preamble", "body", "conclusions", "attachments", "attachment"))
)


def write(document: DatedDocument) -> bytes:
    """The document as XML in UTF-8, valid against akomantoso30.xsd.

    Characters that XML cannot hold become U+FFFD. An article alone is a `<portion>`, a document an `<act>`.
    """
    root = etree.Element(akn("akomaNtoso"), nsmap={None: AKN, "pl": PL})  # type: ignore[dict-item]
    changed = [each for each in _walked(document.provisions) if each.made_by or each.ended_by]
    index = Index()
    index.add(document.provisions)
    kind = "portion" if document.article else "act"
    top = etree.SubElement(root, akn(kind))
    write_meta(top, document, index, changed)
    body = _Body(document, index)
    if document.article:
        top.set("includedIn", document.address)
        body.provisions(etree.SubElement(top, akn("portionBody")), document.provisions)
    else:
        top.set("name", "act")
        top.set("contains", "singleVersion" if changed else "originalVersion")
        body.document(top)
    for element in root.iter(*_ON_A_LINE):
        element.tail = "\n"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _walked(provisions: Iterable[DatedProvision]) -> Iterator[DatedProvision]:
    for each in provisions:
        yield each
        yield from _walked(each.children)


class _Body:
    """Writes the words of a document; the first provision at an eId gets it, another one of it only a wId."""

    def __init__(self, document: DatedDocument, index: Index) -> None:
        self.whole, self.index, self.words = document, index, Writer(document.site)
        self._holders = _holders(document.provisions)

    def document(self, top: Element) -> None:
        """Everything of an `<act>` behind its meta."""
        self._outside(top, "preface", self.whole.head)
        self._outside(top, "preamble", self.whole.preamble)
        main, enclosed = parted(self.whole.provisions)
        body = etree.SubElement(top, akn("body"))
        if main:
            self.provisions(body, main)
        else:
            etree.SubElement(body, akn(CONTAINER), {"name": "none", pl("empty"): "true"})
        self._behind(top)
        if enclosed:
            attachments = etree.SubElement(top, akn("attachments"))
            for group in enclosed:
                self._attachment(attachments, group)

    def provisions(self, parent: Element, provisions: Iterable[DatedProvision]) -> None:
        """Provisions in each other, in the hierarchy of the standard."""
        for each in provisions:
            name = ELEMENTS.get(each.kind)
            element = etree.SubElement(parent, akn(name or CONTAINER))
            if name is None:
                element.set("name", each.kind)
            self._mark(element, each)
            self._named(element, each)
            if each.text:
                inside = etree.SubElement(element, akn("intro" if each.children else "content"))
                self.words.law(inside, each.text, self._held(each))
            if each.letterhead:
                self._letterhead(element, each)
            self.provisions(element, each.children)

    def _letterhead(self, element: Element, each: DatedProvision) -> None:
        """Only what is attached has a preface of its own; deeper down the letterhead is a subheading."""
        subheading = etree.Element(akn("subheading"))
        self.words.inline(subheading, each.letterhead)
        place = sum(child.tag in (akn("num"), akn("heading")) for child in element)
        element.insert(place, subheading)

    def _outside(self, top: Element, name: str, words: Words) -> None:
        if words:
            self.words.blocks(etree.SubElement(top, akn(name)), words)

    def _behind(self, top: Element) -> None:
        if not any(getattr(self.whole, name) for name in BEHIND) and not self.whole.unread:
            return
        conclusions = etree.SubElement(top, akn("conclusions"))
        for name in BEHIND:
            self.words.blocks(conclusions, getattr(self.whole, name), **{"class": name})
        for eid, words in self.whole.unread:
            self.words.blocks(conclusions, words, **{"class": UNREAD, pl("after"): eid})

    def _attachment(self, parent: Element, group: Sequence[DatedProvision]) -> None:
        """What is enclosed as a document of its own; a group without a head of its own is marked `bare`."""
        attachment = etree.SubElement(parent, akn("attachment"))
        first = group[0]
        headed = first.kind == Kind.ANNEX
        if headed:
            self._mark(attachment, first)
            self._named(attachment, first)
        else:
            attachment.set(pl("bare"), "true")
        doc = etree.SubElement(attachment, akn("doc"), name="attachment")
        identification(etree.SubElement(doc, akn("meta")), self.whole, enclosure(first.eid) or first.eid)
        if headed:
            self._outside(doc, "preface", first.letterhead)
        body = etree.SubElement(doc, akn("mainBody"))
        if headed:
            self.words.law(body, first.text, self._held(first))
        self.provisions(body, first.children if headed else group)
        if not len(body):
            etree.SubElement(body, akn("p"), {pl("empty"): "true"})

    def _mark(self, element: Element, each: DatedProvision) -> None:
        element.set("eId" if self._held(each) else "wId", each.eid)
        if days := self.index.stretches.get((each.since, each.until)):
            element.set("period", f"#{days}")
        if each.state != "in_force":
            element.set(pl("state"), each.state)
        if status := STATUS.get(each.state):
            element.set("status", status)
        for name, act in (("madeBy", each.made_by), ("endedBy", each.ended_by)):
            if act:
                element.set(pl(name), f"#{self.index.acts[act]}")
        if each.note:
            element.set(pl("note"), writable(each.note))

    def _held(self, each: DatedProvision) -> str:
        """The eId of a provision, "" where another one has it."""
        return each.eid if self._holders.get(each.eid) is each else ""

    def _named(self, element: Element, each: DatedProvision) -> None:
        printed = label(each.kind, each.num, each.eid)
        if printed:
            etree.SubElement(element, akn("num")).text = writable(printed)
        if num_of(each.kind, printed) != each.num:
            element.set(pl("num"), writable(each.num))
        if each.heading:
            self.words.inline(etree.SubElement(element, akn("heading")), each.heading)


def _holders(provisions: Iterable[DatedProvision]) -> dict[str, DatedProvision]:
    """Which provision an eId means: of several that have borne it, the one that is in force, else the first."""
    found: dict[str, DatedProvision] = {}
    for each in _walked(provisions):
        known = found.setdefault(each.eid, each)
        if each.state == "in_force" and known.state != "in_force":
            found[each.eid] = each
    return found


def parted(
    provisions: Sequence[DatedProvision],
) -> tuple[Sequence[DatedProvision], list[Sequence[DatedProvision]]]:
    """The provisions of the document itself, and what stands behind: each annex, or neighbours of one enclosure."""
    first = next((place for place, each in enumerate(provisions) if _is_enclosed(each)), len(provisions))
    groups: list[list[DatedProvision]] = []
    for each in provisions[first:]:
        joins = groups and groups[-1][0].kind != Kind.ANNEX != each.kind
        if joins and enclosure(groups[-1][0].eid) == enclosure(each.eid):
            groups[-1].append(each)
        else:
            groups.append([each])
    return provisions[:first], list(groups)


def _is_enclosed(each: DatedProvision) -> bool:
    return each.kind == Kind.ANNEX or enclosure(each.eid) != ""
