"""All evidence put together: which words are doubted, why, and what they more likely are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pholuat.intake.doubt import checks
from pholuat.intake.doubt.counts import NUMBER
from pholuat.intake.doubt.mends import as_figures, cased, skeleton
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.signals import Weakest, is_figure, signals
from pholuat.intake.doubt.values import Doubt, Known
from pholuat.intake.doubt.weighing import excess, models
from pholuat.intake.words import Page
from pholuat.vietnamese.normal import nfc
from pholuat.vietnamese.syllables import can_exist

_CLEARLY = 3.0  # a mend is offered where it is e^3 = 20 times as likely
_RARE = -9.0
_SURE = 0.96


def doubts(pages: Sequence[Page], known: Known) -> list[list[Doubt]]:
    """For every word of the pages in reading order what speaks against it, the strongest first; mostly nothing.

    A word is doubted where a check refuses it (`Finding.doubts`), or where the chance that it is wrong, weighed over
    all signals, reaches the threshold of its kind. A word torn by the end of a line is judged whole, and what is said
    of it stands at each of its pieces. Nothing is mended here: a mend is an offer to a person.
    """
    reading = Reading(pages)
    found = checks.run(reading, known)
    seen = signals(reading, known.counts, found)
    above = excess(seen, *models()) if reading.places else ()
    out: list[list[Doubt]] = []
    for at, beyond in enumerate(above):
        said = list(found.doubts.get(at, ()))
        if beyond >= 0:
            said += found.hints.get(at, ())
            said += _reasons(reading, at, seen.weakest[at], known) if not said else ()
        out.append([_as_printed(doubt, reading.places[at].word.text, reading.places[at].core) for doubt in _once(said)])
    return [out[owner] for owner in reading.owners]


def page_by_page(pages: Iterable[Page], known: Known) -> Iterator[tuple[Page, list[list[Doubt]]]]:
    """Each page with its doubts as soon as it is read; the page before is what its numbers and words carry on."""
    before: Page | None = None
    for page in pages:
        said = doubts([page] if before is None else [before, page], known)
        yield page, said[len(said) - sum(1 for _ in page.words()) :]
        before = page


def _once(said: Sequence[Doubt]) -> list[Doubt]:
    return list({doubt.code: doubt for doubt in reversed(said)}.values())[::-1]


def _reasons(reading: Reading, at: int, weakest: Weakest | None, known: Known) -> list[Doubt]:
    """Why the model doubts a word that no check refused, in words: the strongest sign it has."""
    place = reading.places[at]
    sure = f"máy chỉ chắc {round(place.word.conf * 100)} %" if place.word.conf < _SURE else "chỗ này dễ đọc nhầm"
    if is_figure(place.core):
        return [Doubt("digit", f"con số, {sure}")]
    mend = _mend(place.core, weakest)
    if weakest is not None and place.core.isalpha() and not known.counts.knows(weakest.unit.text):
        if not can_exist(place.core):
            return [Doubt("syllable", f"tiếng Việt không có âm tiết “{place.core}”", mend)]
        return [Doubt("syllable", f"âm tiết “{place.core}” chưa gặp trong văn bản nào", mend)]
    if weakest is not None and (mend is not None or min(weakest.after, weakest.before) < _RARE):
        return [Doubt("pair", _beside(weakest, mend), mend)]
    return [Doubt("confidence", sure)]


def _mend(core: str, weakest: Weakest | None) -> str | None:
    if weakest is None or weakest.ratio < _CLEARLY or not weakest.mend or not _is_like(weakest.unit.text, weakest.mend):
        return None
    if weakest.mend == NUMBER:
        return as_figures(core)
    place = core.lower().find(weakest.unit.text)
    if place < 0:
        return None
    end = place + len(weakest.unit.text)
    return core[:place] + cased(weakest.mend, core[place:end]) + core[end:]


def _is_like(text: str, mend: str) -> bool:
    """A syllable that can exist is not mended into one of another shape, however rare it is."""
    return mend == NUMBER or skeleton(text) == skeleton(mend) or not can_exist(text)


def _beside(weakest: Weakest, mend: str | None) -> str:
    """The pair that is rare, in words."""
    one = weakest.unit
    pair = f"{one.left} {one.text}" if weakest.after <= weakest.before else f"{one.text} {one.right}"
    pair = pair.replace("| ", "").replace(" |", "").replace("0", "(số)")
    return f"“{pair}” ít gặp" + (f"; “{mend}” thường gặp hơn ở đây" if mend else "")


def _as_printed(doubt: Doubt, text: str, core: str) -> Doubt:
    """The mend with the signs around the word as they stand."""
    if doubt.mend is None or core == text:
        return doubt
    start = (text := nfc(text)).find(core)
    return Doubt(doubt.code, doubt.why, text[:start] + doubt.mend + text[start + len(core) :])
