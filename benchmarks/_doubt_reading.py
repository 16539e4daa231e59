"""What an engine read of the pages, kept in a folder, and which of its words are wrong."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from _doubt_pages import Sheet
from rapidfuzz.distance import Levenshtein

from pholuat.intake.doubt.reading import bare
from pholuat.intake.words import Box, Line, Page, Word, whole_lines
from pholuat.vietnamese.normal import nfc


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as it was read beside what stands on it."""

    document: str
    tuned: bool
    kind: str
    truth: tuple[str, ...]
    page: Page


def tesseract(image: bytes, number: int = 1) -> Page:
    """The plain engine: `tesseract -l vie --psm 6`, words with its confidence."""
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--psm", "6", "tsv"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    out = subprocess.run(command, input=image, capture_output=True, check=True, env=environment).stdout.decode()
    lines: dict[tuple[str, ...], list[Word]] = {}
    width = height = 0
    for row in csv.DictReader(out.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        x, y, w, h = (int(row[name]) for name in ("left", "top", "width", "height"))
        if row["level"] == "1":
            width, height = w, h
        if row["level"] == "5" and row["text"].strip():
            key = (row["block_num"], row["par_num"], row["line_num"])
            text = nfc(row["text"].strip())
            lines.setdefault(key, []).append(Word(text, Box(x, y, x + w, y + h), float(row["conf"]) / 100))
    return Page(number, width, height, tuple(Line(tuple(words)) for words in lines.values()))


def keep(stream_path: Path, sheet: Sheet, page: Page) -> None:
    """Write a reading to the end of a file of JSON lines."""
    lines = [[[word.text, *word.box, round(word.conf, 3)] for word in line.words] for line in page.lines]
    marks = [[line.furniture, line.joined] for line in page.lines]
    record = {
        "document": sheet.document, "tuned": sheet.tuned, "kind": sheet.kind, "truth": sheet.truth,
        "size": [page.width, page.height], "lines": lines, "marks": marks,
    }  # fmt: skip
    with stream_path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def kept(stream_path: Path) -> Iterator[Reading]:
    """The readings of a file of JSON lines."""
    with stream_path.open(encoding="utf-8") as stream:
        for number, text in enumerate(stream, 1):
            record = json.loads(text)
            lines = tuple(
                Line(tuple(Word(str(word[0]), Box(*word[1:5]), float(word[5])) for word in words), *marks)
                for words, marks in zip(record["lines"], record["marks"], strict=True)
            )
            width, height = record["size"]
            page = Page(number, width, height, tuple(whole_lines([Page(number, width, height, lines)])[0]))
            yield Reading(record["document"], record["tuned"], record["kind"], tuple(record["truth"]), page)


def truths(reading: Reading) -> list[str | None]:
    """For each word read what truly stands there: itself where right, "" where nothing is like it."""
    return aligned([word.text for word in reading.page.words()], reading.truth)


def aligned(read: Sequence[str], truth: Sequence[str]) -> list[str | None]:
    """As `truths`, for lists of words: the alignment with the fewest changes."""
    ours, theirs = [bare(nfc(word)) for word in read], [bare(nfc(word)) for word in truth]
    out: list[str | None] = [""] * len(ours)
    for tag, a0, a1, b0, b1 in Levenshtein.opcodes(ours, theirs):
        if tag in ("equal", "replace"):
            out[int(a0) : int(a1)] = theirs[int(b0) : int(b1)]
    return out
