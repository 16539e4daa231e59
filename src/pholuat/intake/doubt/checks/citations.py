"""Citations of provisions that are not there: in the document itself, or in one that the library has."""

from __future__ import annotations

import re

from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Doubt, Known
from pholuat.lawtext import citations, structure
from pholuat.lawtext.address import AddressError, parse
from pholuat.lawtext.model import Kind, Source

_ARTICLE = re.compile(r"art_(\d+)")


def find(reading: Reading, known: Known) -> Finding:
    """Doubts `citation` on the figures of a citation whose provision is not there."""
    found = Finding()
    text = reading.text
    if "iều" not in text:
        return found
    parsed = structure.parse(Source(text))
    articles = [int(one.num) for one in parsed.provisions if one.kind is Kind.ARTICLE and one.num.isdigit()]
    whole = len(articles) > 2 and articles == list(range(1, len(articles) + 1))
    own = {one.eid for one in parsed.provisions}
    for citation in citations.find(text, parsed.blocks):
        for target in citation.targets:
            number, _, eid = target.partition("#")
            if not eid:
                continue
            there = known.has_provision(number, eid) if number else _is_own(eid, own, len(articles), whole=whole)
            words = [at for at in reading.words_at(citation.start, citation.end) if _figure(reading, at)]
            if there:
                found.fits.update(words)
            elif there is False:
                for at in words:
                    found.hints[at].append(Doubt("citation", f"không có {_named(eid)} {number or 'trong văn bản này'}"))
    return found


def _is_own(eid: str, own: set[str], last: int, *, whole: bool) -> bool | None:
    """Only of a document that is here from its first article on can be said that it ends before an article."""
    if eid in own:
        return True
    article = _ARTICLE.fullmatch(eid)
    return False if whole and article and int(article[1]) > last else None


def _figure(reading: Reading, at: int) -> bool:
    core = reading.places[at].core
    return any(char.isdigit() for char in core) or len(core) == 1


def _named(eid: str) -> str:
    try:
        return parse(eid).words()
    except AddressError:
        return eid
