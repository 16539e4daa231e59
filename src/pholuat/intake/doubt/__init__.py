"""Which words of a page the machine should not be believed, why, and what they more likely are."""

from __future__ import annotations

from pholuat.intake.doubt.doubting import doubts, page_by_page
from pholuat.intake.doubt.values import CODES, Doubt, Known

__all__ = ["CODES", "Doubt", "Known", "doubts", "page_by_page"]
