"""Citations find their targets, both ways: those of a new document, and those that waited for it."""

from __future__ import annotations

from typing import Any

from django.db import connection

from pholuat.library.models import Document

# A number is enough where one document bears it; where several do, it is that of the same issuer. A title means the
# law that was the newest when the citing document was issued.
_DOCUMENTS = """
WITH wanted AS (
    SELECT c.id, c.target_number_key, c.target_title_key, s.issuer_slug, s.issued
    FROM library_citation c JOIN library_document s ON s.id = c.document_id
    WHERE (c.target_number_key <> '' OR c.target_title_key <> '') AND ({which})
), by_number AS (
    SELECT w.id, CASE
        WHEN count(*) = 1 THEN min(d.id)
        WHEN count(*) FILTER (WHERE d.issuer_slug = w.issuer_slug) = 1
        THEN min(d.id) FILTER (WHERE d.issuer_slug = w.issuer_slug)
    END AS target
    FROM wanted w JOIN library_document d ON d.number_key = w.target_number_key
    WHERE w.target_number_key <> '' GROUP BY w.id
), by_title AS (
    SELECT DISTINCT ON (w.id) w.id, d.id AS target
    FROM wanted w JOIN library_document d ON d.title_key = w.target_title_key
    WHERE w.target_title_key <> '' AND (d.issued IS NULL OR w.issued IS NULL OR d.issued <= w.issued)
    ORDER BY w.id, d.issued DESC NULLS LAST, d.id
), found AS (
    SELECT w.id, COALESCE(n.target, t.target) AS target
    FROM wanted w LEFT JOIN by_number n ON n.id = w.id LEFT JOIN by_title t ON t.id = w.id
)
UPDATE library_citation c SET target_document_id = found.target, target_provision_id = NULL
FROM found WHERE found.id = c.id AND c.target_document_id IS DISTINCT FROM found.target
"""

# An address may have been borne by several provisions: it is that of the one which bore it when it was cited.
_PROVISIONS = """
WITH found AS (
    SELECT DISTINCT ON (c.id) c.id, v.provision_id
    FROM library_citation c
    JOIN library_document s ON s.id = c.document_id
    JOIN library_provisionversion v ON v.document_id = c.target_document_id AND v.eid = c.target_eid
    WHERE c.target_eid <> '' AND c.target_provision_id IS NULL AND ({which})
    ORDER BY c.id, (v.validity @> s.issued) DESC NULLS LAST, lower(v.validity) NULLS LAST, v.id
)
UPDATE library_citation c SET target_provision_id = found.provision_id FROM found WHERE found.id = c.id
"""

_OF_DOCUMENT = "c.document_id = %(document)s"
_WAITING = (
    "(c.target_number_key = %(number)s AND c.target_number_key <> '')"
    " OR (c.target_title_key = %(title)s AND c.target_title_key <> '')"
)


def resolve(document: Document) -> None:
    """Resolves what a document cites and whatever cites it, in two statements whatever their number."""
    values: dict[str, Any] = {"document": document.pk, "number": document.number_key, "title": document.title_key}
    with connection.cursor() as cursor:
        cursor.execute(_DOCUMENTS.format(which=f"{_OF_DOCUMENT} OR {_WAITING}"), values)
        cursor.execute(_PROVISIONS.format(which=f"{_OF_DOCUMENT} OR c.target_document_id = %(document)s"), values)
