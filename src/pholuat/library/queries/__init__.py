"""Questions to the library."""

from pholuat.library.queries.citations import (
    CitationCounts,
    Citing,
    citation_counts,
    citations_of,
    cited_by,
    citing,
)
from pholuat.library.queries.counting import Counts, counts
from pholuat.library.queries.documents import (
    by_bare_slug,
    by_number,
    demo_loaded,
    document_by_slug,
    documents,
    last_published,
    narrowed,
    newest_first,
)
from pholuat.library.queries.marks import page_mark
from pholuat.library.queries.reading import article, cited_by_count, reading, renumbered
from pholuat.library.queries.values import Act, ArticleReading, Link, Node, Reading

__all__ = [
    "Act",
    "ArticleReading",
    "CitationCounts",
    "Citing",
    "Counts",
    "Link",
    "Node",
    "Reading",
    "article",
    "by_bare_slug",
    "by_number",
    "citation_counts",
    "citations_of",
    "cited_by",
    "cited_by_count",
    "citing",
    "counts",
    "demo_loaded",
    "document_by_slug",
    "documents",
    "last_published",
    "narrowed",
    "newest_first",
    "page_mark",
    "reading",
    "renumbered",
]
