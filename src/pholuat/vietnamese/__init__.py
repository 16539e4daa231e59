"""The Vietnamese language: normal form, folding, syllables, order, numbers and dates in words, legacy fonts."""

from pholuat.vietnamese.dates import find_dates, read_date, write_date
from pholuat.vietnamese.fold import fold, fold_number, fold_with_offsets
from pholuat.vietnamese.normal import nfc, tone_key
from pholuat.vietnamese.order import sort_key
from pholuat.vietnamese.syllables import can_exist, tokens

__all__ = [
    "can_exist",
    "find_dates",
    "fold",
    "fold_number",
    "fold_with_offsets",
    "nfc",
    "read_date",
    "sort_key",
    "tokens",
    "tone_key",
    "write_date",
]
