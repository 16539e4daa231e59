"""Citations: the places of a text that name other law, with what they name.

Words are read in four stages: `units` reads the provisions named ("các điểm a, b và đ khoản 1"), `sources` the document
("Nghị định số 30/2020/NĐ-CP"), `context` says where the words stand, `reading` and `targets` put the three together.
"""

from __future__ import annotations

from pholuat.lawtext.citations.finder import find
from pholuat.lawtext.citations.shown import numbers_by_title, title_key

__all__ = ["find", "numbers_by_title", "title_key"]
