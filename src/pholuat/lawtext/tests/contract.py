"""What `pholuat parse --json` promises of every document, as a list of the promises that one breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pholuat.lawtext import address
from pholuat.lawtext.model import Kind, Role

KEYS = ("file", "number", "type", "issuer", "date", "effective", "title", "text", "blocks", "provisions", "citations",
        "warnings", "place", "signer")  # fmt: skip
ROLES = frozenset(role.value for role in Role)
KINDS = frozenset(kind.value for kind in Kind)
MARKS = {
    "part": r"(?i:phần)\s+(?:(?i:thứ)\s+)?{num}\b",
    "chapter": r"(?i:chương)\s+{num}\b",
    "section": r"(?i:mục)\s+{num}\b",
    "subsection": r"(?i:tiểu mục)\s+{num}\b",
    "article": r"(?i:điều)\s+{num}\b",
    "clause": r"{num}\s?\.\s",
    "point": r"{num}\s?\)",
}
"""How the words of a provision would begin if its number had been left in them."""

DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
NUM = re.compile(r"[^\W_][\w. -]*|")
LONG = 40
"""Letters of a line that two provisions do not share by chance."""


def faults(document: dict[str, Any]) -> Iterator[str]:
    """Each broken promise in a few words; nothing for a document that keeps them all."""
    if tuple(document) != KEYS:
        yield f"keys {tuple(document)}"
        return
    for name in ("number", "type", "issuer", "title", "text", "place", "signer"):
        if not isinstance(document[name], str) or (name != "text" and document[name] != document[name].strip()):
            yield f"{name} {document[name]!r}"
    for name in ("date", "effective"):
        if document[name] is not None and not DAY.fullmatch(document[name]):
            yield f"{name} {document[name]!r}"
    yield from _of_blocks(document)
    yield from _of_provisions(document)
    yield from _of_citations(document)
    last = document["text"].count("\n") + 1
    for warning in document["warnings"]:
        if not 1 <= warning["line"] <= last or not warning["code"] or not warning["message"]:
            yield f"warning {warning}"


def _of_blocks(document: dict[str, Any]) -> Iterator[str]:
    edge = 0
    eids = {"", *(provision["eid"] for provision in document["provisions"])}
    for block in document["blocks"]:
        if block["role"] not in ROLES:
            yield f"role {block['role']}"
        if block["start"] != edge or block["end"] <= edge:
            yield f"block {block} after {edge}"
        if block["eid"] not in eids and block["role"] != Role.HEADER:
            yield f"block of no provision {block}"
        edge = block["end"]
    if edge != len(document["text"]):
        yield f"blocks end at {edge} of {len(document['text'])}"


def _of_provisions(document: dict[str, Any]) -> Iterator[str]:
    lines = document["text"].split("\n")
    before: dict[str, dict[str, Any]] = {}
    for provision in document["provisions"]:
        eid, num = provision["eid"], provision["num"]
        if eid in before or str(address.parse(eid)) != eid:
            yield f"eid {eid}"
        if provision["kind"] not in KINDS or address.parse(eid).kind != provision["kind"]:
            yield f"{eid}: kind {provision['kind']}"
        if provision["parent"] and provision["parent"] not in before:
            yield f"{eid}: parent {provision['parent']} does not stand before it"
        if not NUM.fullmatch(num) or (not num and provision["kind"] != Kind.ANNEX):
            yield f"{eid}: num {num!r}"
        if not 1 <= provision["line"] <= len(lines):
            yield f"{eid}: line {provision['line']}"
        elif provision["kind"] != Kind.ANNEX and num not in lines[provision["line"] - 1]:
            yield f"{eid}: line {provision['line']} does not bear {num!r}"
        mark = MARKS.get(provision["kind"], "(?!)").replace("{num}", re.escape(num))
        first = provision["text"].partition("\n")[0]
        if re.match(mark, first) and sum(line.endswith(first) for line in lines) < 2:
            yield f"{eid}: text begins with its number"
        if re.match(mark, provision["heading"]):
            yield f"{eid}: heading begins with its number"
        yield from _shared(provision, before.get(provision["parent"]), lines)
        before[eid] = provision


def _shared(child: dict[str, Any], parent: dict[str, Any] | None, lines: list[str]) -> Iterator[str]:
    """The words of a provision that its parent has too, though they are printed once."""
    if parent is None:
        return
    held = set(parent["text"].split("\n"))
    for words in child["text"].split("\n"):
        if len(words) > LONG and words in held and sum(line.endswith(words) for line in lines) < 2:
            yield f"{child['eid']}: its words stand in {parent['eid']} too"


TARGET = re.compile(r"(?P<source>[^#]*)(?:#(?P<eid>[^#]+))?")


def _of_citations(document: dict[str, Any]) -> Iterator[str]:
    edge, size = 0, len(document["text"])
    for citation in document["citations"]:
        if not edge <= citation["start"] < citation["end"] <= size:
            yield f"citation {citation} after {edge}"
        edge = citation["end"]
        if not citation["targets"]:
            yield f"citation without target {citation}"
        for target in citation["targets"]:
            found = TARGET.fullmatch(target)
            if found is None or found["source"] != found["source"].strip() or not target:
                yield f"target {target!r}"
            elif found["eid"] and not _is_address(found["eid"]):
                yield f"target {target!r}: no address"


def _is_address(eid: str) -> bool:
    try:
        return str(address.parse(eid)) == eid
    except address.AddressError:
        return False
