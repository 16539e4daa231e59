"""The documents of the other folders: articles found against true counts, what is unknown, seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _real import codes, codified
from _real import rows as rows_of

from pholuat.lawtext.model import Kind, Role, Source
from pholuat.lawtext.readers import ReadError, read, read_bytes
from pholuat.lawtext.structure import Structure, parse

# Articles of the text itself and, after "+", of what is enclosed. Counted by hand in the printed documents, from
# their first to their last article; for the codes the number of articles as promulgated (the trees of their package
# are machine-made and lack some; the consolidated Law on Social Insurance is cut off by its gazette at Điều 71;
# consolidated texts also end with articles quoted in footnotes, which are not counted).
COUNTED_BY_HAND = {
    "bo-luat-dan-su-2015.json.gz": 689,
    "bo-luat-hinh-su-2015.json.gz": 426,
    "bo-luat-lao-dong-2019.json.gz": 220,
    "bo-luat-to-tung-dan-su-2015.json.gz": 517,
    "bo-luat-to-tung-hinh-su-2015.json.gz": 510,
    "luatanninhmang.docx": 43,
    "luatantoanthongtinmang.docx": 54,
    "luatcongnghethongtin.docx": 79,
    "luatkhoahoccongnghe.docx": 81,
    "30_2020_ND_CP.docx": 38,
    "Phuluc1.docx": 0,
    "Phuluc2.docx": 0,
    "Phuluc3.docx": 0,
    "Phuluc4.docx": 0,
    "Phuluc5.docx": 0,
    "Phuluc6.docx": 0,
    "luat-so-51-2024-qh15-43559.pdf": 3,
    "luat-so-69-2020-qh14-32699.pdf": 74,
    "nd-282-2025-cong-bao.pdf": 71,
    "thong-tu-lien-tich-so-01-2022-ttlt-vksndtc-tandtc-bca-bqp-bldtbxh-36844.pdf": 27,
    "thong-tu-so-01-2025-tt-bldtbxh-43956.pdf": 4,
    "thong-tu-so-01-2026-tt-btc-468744.pdf": 6,
    "thong-tu-so-12-2022-tt-bldtbxh-37536.pdf": 9,
    "thong-tu-so-16-2023-tt-bkhdt-41231.pdf": 3 + 17,
    "thong-tu-so-28-2024-tt-bkhdt-44112.pdf": 16,
    "van-ban-hop-nhat-so-19-vbhn-vpqh-30971.pdf": 71,
    "van-ban-hop-nhat-so-58-vbhn-vpqh-45848.pdf": 141,
    "vbhn-30-2023-vpqh.pdf": 56,
}


@dataclass(frozen=True)
class FolderRow:
    """One document; `true` is None where nobody has counted."""

    folder: str
    name: str
    truth: str
    true: int | None
    found: int
    clauses: int
    points: int
    unknown: float
    notices: int
    read_seconds: float
    parse_seconds: float
    lost: int


def rows(laws: Path, *, word_97: bool = False) -> Iterator[FolderRow]:
    """All folders but vbpl's; .doc files only when asked for (LibreOffice takes seconds for each)."""
    yield from _codes(laws)
    for folder in ("docx", "nd-30-2020", "pdf-text"):
        for path in sorted((laws / folder).glob("*")):
            if path.suffix != ".doc" or word_97:
                yield from _file(folder, path)
    yield from _codification(laws / "phap-dien")
    yield from _pages(laws / "vbpl-unstructured.jsonl.xz")


def _codes(laws: Path) -> Iterator[FolderRow]:
    for path, code in codes(laws):
        in_tree = sum(node["node_type"] == "điều" for node in _nodes(code["tree"]))
        truth = f"số điều khi công bố (cây máy dựng của gói: {in_tree})"
        yield _row("codes", path.name, truth, COUNTED_BY_HAND.get(path.name), Source(code["raw_text"]), 0.0)


def _nodes(node: dict[str, object]) -> Iterator[dict[str, object]]:
    yield node
    children = node.get("children")
    for child in children if isinstance(children, list) else []:
        yield from _nodes(child)


def _file(folder: str, path: Path) -> Iterator[FolderRow]:
    started = time.perf_counter()
    try:
        source = read(path)
    except ReadError:
        return
    true = COUNTED_BY_HAND.get(path.with_suffix(".docx").name if path.suffix == ".doc" else path.name)
    yield _row(folder, path.name, "đếm tay", true, source, time.perf_counter() - started)


def _codification(folder: Path) -> Iterator[FolderRow]:
    """The codified articles put together again, one document for each source."""
    for path in sorted(folder.glob("*.jsonl")):
        for title, held in codified(path).items():
            text = "\n".join(held.values())
            yield _row("phap-dien", title[:60], "số điều pháp điển", len(held), Source(text), 0.0)


def _pages(path: Path) -> Iterator[FolderRow]:
    """Pages of the national database that bear no marks; nobody has counted their articles."""
    for page in rows_of(path):
        yield _row("vbpl", page["title"], "", None, read_bytes(page["html"].encode(), f"{page['doc']}.html"), 0.0)


def _row(folder: str, name: str, truth: str, true: int | None, source: Source, read_seconds: float) -> FolderRow:
    started = time.process_time()
    structure = parse(source)
    seconds = time.process_time() - started
    return FolderRow(
        folder=folder,
        name=name,
        truth=truth if true is not None else "",
        true=true,
        found=_count(structure, Kind.ARTICLE),
        clauses=_count(structure, Kind.CLAUSE),
        points=_count(structure, Kind.POINT),
        unknown=unknown_share(structure),
        notices=len(structure.warnings),
        read_seconds=round(read_seconds, 2),
        parse_seconds=round(seconds, 3),
        lost=lost(structure, source.text),
    )


def unknown_share(structure: Structure) -> float:
    """The part of the text that lies in blocks of role unknown, 0 to 1."""
    whole = structure.blocks[-1].end if structure.blocks else 0
    unknown = sum(block.end - block.start for block in structure.blocks if block.role is Role.UNKNOWN)
    return unknown / whole if whole else 0.0


def lost(structure: Structure, text: str) -> int:
    """Characters that the blocks do not give back in their place: the first promise says none."""
    given = "".join(text[block.start : block.end] for block in structure.blocks)
    return 0 if given == text else abs(len(text) - len(given)) or len(text)


def _count(structure: Structure, kind: Kind) -> int:
    return sum(provision.kind is kind for provision in structure.provisions)
