"""The Ministry of Justice's own structure marks (classes of vbpl.vn's HTML), and the parser measured against them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _real import is_even, rows
from lxml import html

from pholuat.lawtext.model import Source
from pholuat.lawtext.readers import read_bytes
from pholuat.lawtext.structure import Structure

KINDS = ("article", "clause", "point")
_NUMBERS = {
    "article": re.compile(r"[“\"]?Điều\s+(\d+[a-zđ]{0,2})", re.IGNORECASE),
    "clause": re.compile(r"[“\"]?(\d{1,3}[a-zđ]{0,2})\s?\."),
    "point": re.compile(r"[“\"]?([a-zđ]{1,2}\d?)\s?\)"),
}
_STEPS = {"article": "art", "clause": "cl", "point": "point"}
_CLASS = re.compile(r"\bprov-(article|clause|item)\b")
_STRIPPED = re.compile(r"""\s(?:class|id|parent-id)=(?:"[^"]*"|'[^']*')""")


@dataclass(frozen=True)
class GoldDocument:
    """A document with the paths that the Ministry marked; `paths` hold each as often as it is marked."""

    doc: str
    number: str
    agrees: bool
    original: str
    paths: dict[str, Counter[str]]
    texts: dict[str, str]

    @property
    def even(self) -> bool:
        """Tuned on: the sha1 of the number is even."""
        return is_even(self.number)


def documents(path: Path) -> Iterator[GoldDocument]:
    """The documents of a vbpl file."""
    for row in rows(path):
        paths, texts = gold_paths(row["html"])
        agrees = bool(row.get("gold_agrees"))
        yield GoldDocument(row["doc"], row["number"], agrees, row["html"], paths, texts)


def stripped(markup: str) -> str:
    """The HTML without what gives the structure away."""
    return _STRIPPED.sub("", markup)


def gold_paths(markup: str) -> tuple[dict[str, Counter[str]], dict[str, str]]:
    """The marked provisions that bear a number, as paths, and the words of the first of each path.

    Identities are not looked at: the portal gives one to an article, its first clause and its first point alike, and
    the second line of a heading bears no number anyway.
    """
    paths: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    texts: dict[str, str] = {}
    at: dict[str, str] = {}
    for kind, words in _marked(markup):
        match = _NUMBERS[kind].match(words)
        if match is None:
            continue
        for lower in KINDS[KINDS.index(kind) :]:
            at.pop(lower, None)
        at[kind] = f"{_STEPS[kind]}_{match[1].lower().replace('đ', 'dd')}"
        path = "__".join(at[step] for step in KINDS if step in at)
        paths[kind][path] += 1
        texts.setdefault(path, words[:90])
    return paths, texts


def _marked(markup: str) -> Iterator[tuple[str, str]]:
    for element in html.fromstring(markup).iter():
        kind = _marked_kind(element) if isinstance(element.tag, str) else ""
        if not kind or any(_marked_kind(outer) == kind for outer in element.iterancestors()):
            continue
        words = unicodedata.normalize("NFC", " ".join("".join(map(str, element.itertext())).split())).strip("\u200b ")
        yield kind, words


def _marked_kind(element: html.HtmlElement) -> str:
    found = _CLASS.search(element.get("class") or "")
    return found[1].replace("item", "point") if found else ""


def parsed_paths(structure: Structure, *, enclosed: bool = True) -> dict[str, Counter[str]]:
    """The parser's provisions as paths of the same form; `enclosed` counts those of regulations and annexes too."""
    paths: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for provision in structure.provisions:
        if provision.kind.value in paths and (enclosed or not provision.eid.startswith(("reg_", "annex_", "form_"))):
            paths[provision.kind.value][plain_path(provision.eid)] += 1
    return paths


def plain_path(eid: str) -> str:
    """An eId without what is enclosed and without the count of doubles."""
    steps = [step.split("_") for step in eid.split("__")]
    return "__".join("_".join(step[:2]) for step in steps if step[0] in _STEPS.values())


def read_source(document: GoldDocument) -> Source:
    """The document without its marks, as the product reads it."""
    return read_bytes(stripped(document.original).encode(), f"{document.doc}.html")


@dataclass(frozen=True)
class Difference:
    """A provision that only one of the two sides has; `line` counts in the text that was read (0: not found)."""

    doc: str
    side: str
    kind: str
    path: str
    line: int
    words: str
    mark: str


def differences(document: GoldDocument, structure: Structure, text: str) -> Iterator[Difference]:
    """What the marks and the parser do not agree on, with what the page marks that paragraph as."""
    lines = text.split("\n")
    places: dict[str, list[int]] = {}
    for provision in structure.provisions:
        places.setdefault(plain_path(provision.eid), []).append(provision.line)
    marks = dict(_marks_of_lines(document.original))
    found = parsed_paths(structure)
    for kind in KINDS:
        for path in found[kind] - document.paths[kind]:
            line = places[path][-1]
            words = lines[line - 1][:70]
            yield Difference(document.doc, "parser", kind, path, line, words, marks.get(words[:40], "none"))
        for path in document.paths[kind] - found[kind]:
            words = document.texts[path][:70]
            line = next((number for number, held in enumerate(lines, 1) if held.startswith(words[:40])), 0)
            yield Difference(document.doc, "gold", kind, path, line, words, kind)


def _marks_of_lines(markup: str) -> Iterator[tuple[str, str]]:
    for element in html.fromstring(markup).iter("p", "div", "td"):
        found = re.search(r"\bprov-(\w+)", element.get("class") or "")
        words = " ".join("".join(map(str, element.itertext())).split())
        yield unicodedata.normalize("NFC", words)[:40], found[1] if found else "none"
