"""Akoma Ntoso as we write it, read back into the same values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from pholuat.lawtext.akn.meta import read_acts, read_own, read_stretches
from pholuat.lawtext.akn.names import CONTAINER, ELEMENTS, akn, num_of, pl
from pholuat.lawtext.akn.prose import Element, Reader
from pholuat.lawtext.akn.values import DatedDocument, DatedProvision, Words
from pholuat.lawtext.akn.writing import UNREAD
from pholuat.lawtext.model import Kind

_KINDS = {akn(name): kind for kind, name in ELEMENTS.items()}
_HIERARCHY = frozenset({*_KINDS, akn(CONTAINER)})
_BLOCKS = frozenset({akn("p"), akn("table")})
_WORDS = (akn("intro"), akn("content"))


class AknError(ValueError):
    """Không phải Akoma Ntoso do Phổ Luật viết."""


def read(xml: bytes) -> DatedDocument:
    """The document in the XML. AknError when it is no XML, no Akoma Ntoso, or not written by `write`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise AknError(f"XML hỏng: {error}") from None
    own = root.find(f".//{pl('document')}")
    meta = root.find(f"*/{akn('meta')}")
    if own is None or meta is None:
        raise AknError("thiếu thông tin riêng của Phổ Luật")
    try:
        return _Reading(read_own(own), meta).document(root[0])
    except (KeyError, ValueError) as error:
        raise AknError(f"thông tin không đúng dạng: {error!r}") from None


class _Reading:
    """Reads the words of a document of which the meta is known."""

    def __init__(self, document: DatedDocument, meta: Element) -> None:
        self.bare = document
        self.acts, self.stretches = read_acts(meta, document.site), read_stretches(meta)

    def document(self, top: Element) -> DatedDocument:
        """The document with its words."""
        body = _child(top, "portionBody" if self.bare.article else "body")
        behind = list(top.iterfind(f"{akn('conclusions')}/*"))
        enclosed = (
            each for attachment in top.iterfind(f"{akn('attachments')}/*") for each in self._attached(attachment)
        )
        return replace(
            self.bare,
            head=self._outside(top, "preface"),
            preamble=self._outside(top, "preamble"),
            recipients=self._behind(behind, "recipients"),
            signature=self._behind(behind, "signature"),
            footnotes=self._behind(behind, "footnotes"),
            unread=tuple(self._unread(behind)),
            provisions=(*self._provisions(body), *enclosed),
        )

    def _behind(self, blocks: Iterable[Element], name: str) -> Words:
        return self._words(each for each in blocks if each.get("class") == name)

    def _unread(self, blocks: Iterable[Element]) -> Iterator[tuple[str, Words]]:
        found = (each for each in blocks if each.get("class") == UNREAD)
        for after, group in groupby(found, key=lambda each: each.get(pl("after"))):
            yield str(after), self._words(group)

    def _outside(self, top: Element, name: str) -> Words:
        return self._words(top.iterfind(f"{akn(name)}/*"))

    def _words(self, blocks: Iterable[Element]) -> Words:
        return Reader(self.bare.site).blocks(blocks)

    def _inline(self, element: Element, name: str) -> Words:
        return Reader(self.bare.site).inline(element.find(akn(name)))

    def _provisions(self, parent: Element) -> Iterator[DatedProvision]:
        for element in parent:
            if element.tag in _HIERARCHY and not element.get(pl("empty")):
                yield self._provision(element)

    def _provision(self, element: Element) -> DatedProvision:
        words = next((child for child in element if child.tag in _WORDS), ())
        read = self._bare_provision(element, _KINDS.get(str(element.tag)) or str(element.get("name")))
        return replace(
            read,
            text=self._words(words),
            letterhead=self._inline(element, "subheading"),
            children=tuple(self._provisions(element)),
        )

    def _attached(self, attachment: Element) -> Iterator[DatedProvision]:
        doc = _child(attachment, "doc")
        body = _child(doc, "mainBody")
        inside = tuple(self._provisions(body))
        if attachment.get(pl("bare")):
            yield from inside
            return
        own = [each for each in body if each.tag in _BLOCKS and not each.get(pl("empty"))]
        yield replace(
            self._bare_provision(attachment, Kind.ANNEX.value),
            text=self._words(own),
            letterhead=self._outside(doc, "preface"),
            children=inside,
        )

    def _bare_provision(self, element: Element, kind: str) -> DatedProvision:
        """The provision without its text, letterhead and children."""
        num = element.find(akn("num"))
        printed = (num.text or "") if num is not None else ""
        since, until = self.stretches.get(str(element.get("period")), (None, None))
        made, ended = element.get(pl("madeBy")), element.get(pl("endedBy"))
        return DatedProvision(
            eid=str(element.get("eId") or element.get("wId") or ""),
            kind=kind,
            num=str(element.get(pl("num"), num_of(kind, printed))),
            heading=self._inline(element, "heading"),
            state=str(element.get(pl("state"), "in_force")),
            since=since,
            until=until,
            made_by=self.acts[str(made)] if made else None,
            ended_by=self.acts[str(ended)] if ended else None,
            note=str(element.get(pl("note"), "")),
        )


def _child(element: Element, name: str) -> Element:
    found = element.find(akn(name))
    if found is None:
        raise AknError(f"thiếu phần {name}")
    return found
