"""A file or a text read whole: reader, structure, header, citations.

>>> document = parse_source(Source("LUẬT\\nTHỬ\\nĐiều 1. Một\\nTheo Điều 2 Luật này.\\nĐiều 2. Hai\\nHết."))
>>> [provision.eid for provision in document.provisions], document.citations[0].targets
(['art_1', 'art_2'], ('#art_2',))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pholuat.lawtext import citations, meta, readers, structure
from pholuat.lawtext.model import Block, Header, Notice, ParsedDocument, Role, Source

Stage = Callable[[Source, ParsedDocument], ParsedDocument]


def parse_file(path: Path) -> ParsedDocument:
    """The document in a file. Raises readers.ReadError; what can be read is always parsed."""
    return parse_source(readers.read(path))


def parse_source(source: Source) -> ParsedDocument:
    """The document in a text. Never raises: a stage that fails leaves the work of those before it, and a notice."""
    whole = (Block(Role.UNKNOWN, "", 0, len(source.text)),) if source.text else ()
    document = ParsedDocument(Header(), source.text, whole)
    for name, stage in STAGES.items():
        try:
            document = stage(source, document)
        except Exception as error:  # a surprise in one stage must not cost the reader the whole document
            message = f"Không hoàn thành bước “{name}” ({type(error).__name__}: {error})."
            document = replace(document, warnings=(*document.warnings, Notice(1, "stage_failed", message)))
    return document


def _structure(source: Source, document: ParsedDocument) -> ParsedDocument:
    """Reads the text and its marks; gives blocks, provisions and warnings."""
    found = structure.parse(source)
    return replace(document, blocks=found.blocks, provisions=found.provisions, warnings=found.warnings)


def _header(source: Source, document: ParsedDocument) -> ParsedDocument:
    """Reads the text by its blocks; gives the header."""
    return replace(document, header=meta.read_header(document.text, document.blocks))


def _citations(source: Source, document: ParsedDocument) -> ParsedDocument:
    """Reads the text by its blocks; gives the citations."""
    return replace(document, citations=citations.find(document.text, document.blocks))


STAGES: dict[str, Stage] = {"cấu trúc": _structure, "thông tin đầu văn bản": _header, "trích dẫn": _citations}
"""The stages in their order."""
