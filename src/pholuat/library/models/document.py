"""A document and what hangs on it as a whole: topics, renditions."""

from __future__ import annotations

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from pholuat.files.models import StoredFile
from pholuat.library.enums import Origin


def bare_slug() -> Func:
    """The last piece of a document's address: its number, with its date where the address needs one."""
    return Func(F("slug"), Value("^.*/"), Value(""), function="regexp_replace", output_field=models.TextField())


class Topic(models.Model):
    """A field or topic that documents are labelled with."""

    name = models.CharField(_("lĩnh vực, chủ đề"), max_length=200, unique=True)
    slug = models.SlugField(_("địa chỉ"), max_length=200, unique=True)
    sort_key = models.TextField(_("khóa sắp xếp"))

    class Meta:
        verbose_name = _("chủ đề")
        verbose_name_plural = _("chủ đề")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(row=pghistory.Old),
    exclude=["words", "title_key", "sort_key", "effective", "effective_parts", "mends_wait", "derived"],
)
class Document(models.Model):
    """A legal document: one issuer, number and date. Its validity is held by its provisions, its state is derived.

    `blocks` covers `text` whole: [{"role", "eid", "start", "end"}], offsets in code points. `words`,
    `title_key` and `sort_key` are derived when the row is written. `validity_note` says why a validity is not known;
    `partly_from` is the first day of a document of which its source only says that a part has expired.
    `effective` and `effective_parts` ([{"day", "eids"}]: what holds from other days) follow from the provisions.
    `derived` is another one whenever what search finds is: the indexes of the nodes know by it what to read anew.
    `mends_wait`: words were mended after the second person had looked, and wait for another one.
    """

    slug = models.CharField(_("địa chỉ"), max_length=240, unique=True)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    number_key = models.CharField(_("khóa số, ký hiệu"), max_length=80, blank=True)
    type = models.CharField(_("loại văn bản"), max_length=80, blank=True)
    title = models.TextField(_("trích yếu"))
    title_key = models.TextField(_("khóa tên gọi"), blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    issuer_slug = models.CharField(_("địa chỉ cơ quan ban hành"), max_length=120, blank=True)
    below_centre = models.BooleanField(_("cơ quan địa phương"), default=False)
    issued = models.DateField(_("ngày ban hành"), null=True)
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    place = models.CharField(_("nơi ban hành"), max_length=120, blank=True)
    validity_note = models.TextField(_("ghi chú hiệu lực"), blank=True)
    partly_from = models.DateField(_("hết hiệu lực một phần, có hiệu lực từ"), null=True)
    effective = models.DateField(_("ngày có hiệu lực"), null=True)
    effective_parts = models.JSONField(_("phần có hiệu lực từ ngày khác"), default=list)

    text = models.TextField(_("toàn văn"))
    blocks = models.JSONField(_("các đoạn"), default=list)
    warnings = models.JSONField(_("cảnh báo khi đọc"), default=list)
    source = models.CharField(_("nguồn"), max_length=500, blank=True)
    origin = models.CharField(_("cách vào thư viện"), max_length=20, choices=Origin)
    topics = models.ManyToManyField(Topic, verbose_name=_("chủ đề"), related_name="documents", blank=True)

    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đăng"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(_("đăng lúc"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người rà soát"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("rà soát lúc"), null=True)
    mends_wait = models.BooleanField(_("chỗ sửa chờ rà soát"), default=False)

    sort_key = models.TextField(_("khóa sắp xếp"))
    words = SearchVectorField(_("từ để tìm"))
    derived = models.UUIDField(_("dấu của lần suy ra gần nhất"), default=uuid.uuid4)

    # What `queries.documents` adds to a row, for the day asked for; no columns.
    state: str
    state_reason: str

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["issuer_slug", "number_key", "issued"],
                condition=~Q(number_key=""),
                nulls_distinct=False,
                name="document_is_issuer_number_date",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True, published_at__isnull=True)
                | Q(published_by__isnull=False, published_at__isnull=False),
                name="document_published_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="document_confirmed_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(confirmed_by__isnull=False) | Q(origin=Origin.BULK),
                name="only_a_bulk_load_lacks_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("published_by")),
                name="the_second_person_is_another",
            ),
            models.CheckConstraint(
                condition=Q(number="", number_key="") | (~Q(number="") & ~Q(number_key="")),
                name="document_number_and_its_key",
            ),
            models.CheckConstraint(
                condition=Q(mends_wait=False) | Q(confirmed_by__isnull=False), name="mends_wait_in_a_confirmed_document"
            ),
        ]
        indexes = [
            models.Index(fields=["number_key"], name="document_number_key", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["title_key"], name="document_title_key"),
            models.Index(F("issued").desc(nulls_last=True), "sort_key", name="document_newest_first"),
            models.Index(F("published_at").desc(nulls_last=True), name="document_last_published"),
            models.Index(F("effective").desc(nulls_last=True), "sort_key", name="document_last_effective"),
            models.Index(OpClass(bare_slug(), "text_pattern_ops"), name="document_bare_slug"),
            models.Index(fields=["type", "issued"], name="document_type"),
            models.Index(fields=["issuer_slug", "issued"], name="document_issuer"),
            GinIndex(fields=["words"], name="document_words"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def is_confirmed(self) -> bool:
        """A second person has looked at every word; until then the page bears "chưa rà soát"."""
        return self.confirmed_by_id is not None and not self.mends_wait

    def menders(self) -> frozenset[int]:
        """Who mended the words that wait for another person."""
        if not self.mends_wait:
            return frozenset()
        waiting = self.versions.filter(corrections__waits=True)
        return frozenset(waiting.values_list("corrections__by", flat=True))


class Rendition(models.Model):
    """A file that shows the document: as it came, or another form of it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="renditions")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("dạng"), max_length=20)
    name = models.CharField(_("tên tệp"), max_length=300)
    added_at = models.DateTimeField(_("thêm lúc"))

    class Meta:
        verbose_name = _("bản thể hiện")
        verbose_name_plural = _("bản thể hiện")
        constraints = [
            models.UniqueConstraint(fields=["document", "file"], name="rendition_of_a_document_once"),
        ]

    def __str__(self) -> str:
        return self.name


class FormerAddress(models.Model):
    """An address that once led to a document: it moves on to where the document stands now."""

    slug = models.CharField(_("địa chỉ cũ"), max_length=240, unique=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="former_addresses")

    class Meta:
        verbose_name = _("địa chỉ cũ")
        verbose_name_plural = _("địa chỉ cũ")

    def __str__(self) -> str:
        return self.slug
