"""The derived table that the engine searches: one row a document, one row an article for each stretch of its text."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchRow(models.Model):
    """What can be found; rebuilt from the library by one command, never the only copy of anything.

    A row without `eid` stands for its document. `validity` is empty when the day from which the text holds is unknown.
    """

    document = models.ForeignKey("library.Document", models.CASCADE, related_name="search_rows")
    eid = models.CharField(max_length=200, blank=True)
    place = models.PositiveIntegerField(default=0)
    label = models.CharField(max_length=300, blank=True)
    heading = models.TextField(blank=True)
    body = models.TextField(blank=True)
    validity = DateRangeField(null=True)
    vector = SearchVectorField()

    class Meta:
        app_label = "library"
        indexes = [GinIndex(fields=["vector"], name="searchrow_vector", fastupdate=False)]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "eid", "validity"], name="searchrow_one_a_stretch", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.eid}"
