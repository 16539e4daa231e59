"""Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): a document as it reads on a day, written as XML and read back.

    >>> from datetime import date
    >>> law = DatedDocument(
    ...     site="https://luat.example.vn", slug="14-2012-qh13", number="14/2012/QH13", type="Luật",
    ...     title="Luật Phổ biến, giáo dục pháp luật", issuer="Quốc hội", on=date(2024, 1, 1),
    ...     provisions=(DatedProvision("art_1", "article", "1", Words("Phạm vi"), Words("Luật này…")),),
    ... )
    >>> xml = write(law)
    >>> read(xml) == law
    True

What the standard has no place for stands in attributes of the namespace `PL`, so that nothing is lost on the way back.
"""

from pholuat.lawtext.akn.names import AKN, PL
from pholuat.lawtext.akn.reading import AknError, read
from pholuat.lawtext.akn.values import ActName, DatedDocument, DatedProvision, Reference, Words
from pholuat.lawtext.akn.writing import write

__all__ = [
    "AKN",
    "PL",
    "ActName",
    "AknError",
    "DatedDocument",
    "DatedProvision",
    "Reference",
    "Words",
    "read",
    "write",
]
