"""The spelling of Vietnamese syllables as tables: onsets, rimes, and where the tone mark stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pholuat.vietnamese.normal import nfc

TONES = {"huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "sắc": "\u0301", "nặng": "\u0323"}
STOPS = ("p", "t", "c", "ch")
"""Finals that allow only sắc and nặng, both marked."""


def _listed(text: str) -> list[str]:
    return text.split()


_RIMES = _listed(
    "a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âu ây âm ân âng âp ât âc "
    "e eo em en eng ep et ec ê êu êm ên ênh êp êt êch i iu im in inh ip it ich ia iêu iêm iên iêng iêp iêt iêc "
    "o oi om on ong op ot oc oong ooc ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt u ui um un ung up ut uc "
    "ua uôi uôm uôn uông uôt uôc ư ưi ưu ưm ưng ưt ưc ưa ươi ươu ươm ươn ương ươp ươt ươc"
)
_MEDIAL_RIMES = _listed(
    "oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc oe oeo oen oet "
    "uây uân uâng uât uê uêu uên uênh uêt uêch uơ uy uyu uyn uynh uyp uyt uych uya uyên uyêt"
)
_RIMES_AFTER_QU = _listed(
    "a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc ây âu ân âng ât e eo em en et ec "
    "ê ên ênh êt êch êu i in inh it ich iu y ynh ych yt yên yêt ơ ơi ôc"
)
_RIMES_AFTER_GI = [*(rime for rime in _RIMES if rime[0] != "i"), "oăng"]
_RIMES_OF_G_BEFORE_I = _listed("i in iêng iêt iêc iêm")
_RIMES_ALONE = [*(rime for rime in _RIMES if not rime.startswith("iê")), *_listed("y yêu yêm yên yêng yêt")]

_FRONT = "eêi"
_ONSETS = _listed("b ch d đ h l m n nh p ph r s t th tr v x")
_WITH_Y = _listed("h k l m n s t th v")
_WITHOUT_MEDIAL = _listed("b m p ph v")
_BORROWED = {"b": ("uyt",), "ph": ("uy",), "v": ("oan",), "m": ("oay",)}


def _mark_places(rime: str) -> tuple[int, ...]:
    """Where in the rime the tone mark may stand: one letter, or either of two where both conventions live."""
    if rime in {"oa", "oe", "uy"}:
        return 0, 1
    quality = [place for place, letter in enumerate(rime) if letter in "ăâêôơư"]
    if quality:
        return (quality[-1],)
    vowels = [place for place, letter in enumerate(rime) if letter in "aeiouy"]
    medial = rime[:2] in {"oa", "oe", "uy", "oo"}
    return (vowels[1 if medial else 0],)


def _toned(rime: str, places: tuple[int, ...]) -> Iterator[str]:
    """The rime in each of its tones, at each place of the mark."""
    stop = rime.endswith(STOPS)
    if not stop:
        yield rime
    for name, mark in TONES.items():
        if not stop or name in {"sắc", "nặng"}:
            yield from (nfc(rime[: place + 1] + mark + rime[place + 1 :]) for place in places)


def _rimes_of(onset: str) -> list[str]:
    medial = _BORROWED.get(onset, ()) if onset in _WITHOUT_MEDIAL else _MEDIAL_RIMES
    return [*_RIMES, *medial, *(["y"] if onset in _WITH_Y else [])]


def _by_onset() -> dict[str, list[str]]:
    """The rimes of each onset as it is spelled: c, g, ng before back vowels; k, gh, ngh before front ones."""
    table = {onset: _rimes_of(onset) for onset in _ONSETS}
    every = [*_RIMES, *_MEDIAL_RIMES]
    back = [rime for rime in every if rime[0] not in _FRONT]
    front = [rime for rime in _RIMES if rime[0] in _FRONT]
    table |= {"c": back, "ng": back, "k": [*front, "y"], "gh": front, "ngh": front}
    table |= {"g": [*back, *_RIMES_OF_G_BEFORE_I], "kh": every, "gi": _RIMES_AFTER_GI, "qu": _RIMES_AFTER_QU}
    return table | {"": [*_RIMES_ALONE, *_MEDIAL_RIMES]}


@cache
def syllable_table() -> dict[str, frozenset[str]]:
    """For each onset the rimes with tone mark, in NFC and small letters, that may follow it."""
    toned = {
        rime: frozenset(_toned(rime, _mark_places(rime)))
        for rime in {rime for rimes in _by_onset().values() for rime in rimes}
    }
    return {onset: frozenset().union(*(toned[rime] for rime in rimes)) for onset, rimes in _by_onset().items()}
