"""A document is known again when it comes once more: by issuer, number and date, else by the very bytes of its file.

A better reading may find another number or date than the one under which a document was published. Then the document
is the same, its old address leads to the new one, and a copy that the worse reading made beside it goes into it.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db.models import Q
from django.utils.translation import gettext as _

from pholuat.library.enums import Origin
from pholuat.library.models import Document, FormerAddress, LoadEntry, ProvisionVersion, Rendition
from pholuat.library.naming import Name, free_slug, is_whole, other_year, slugs
from pholuat.library.search.filling import announce
from pholuat.library.services.guards import record_change
from pholuat.people.models import Account


def find_existing(name: Name) -> Document | None:
    """The document of the same issuer, number and date; a date that one of the two lacks is no difference.

    A document without number is known by its name, issuer and date. Of several, the one whose date fits its number.
    """
    same = Document.objects.filter(issuer_slug=name.issuer_slug, number_key=name.number_key)
    if not name.number_key:
        same = same.filter(title_key=name.title_key, issued=name.issued)
    elif name.issued is not None:
        same = same.filter(Q(issued=name.issued) | Q(issued=None))
    return min(
        same, key=lambda each: (each.issued is None, other_year(each.issued, each.number), each.pk), default=None
    )


def find_by_bytes(content: bytes | None) -> Document | None:
    """The document on which a file with just these bytes hangs."""
    if content is None:
        return None
    held = Document.objects.filter(renditions__file=hashlib.sha256(content).hexdigest())
    return held.order_by("pk").first()


def absorb(document: Document, copy: Document, *, by: Account, now: dt.datetime) -> bool:
    """Puts a copy of a document into it: files, lines of the load and addresses move over, the copy goes.

    False, and nothing is done, for a copy that a second person has confirmed or that other acts have changed.
    """
    touched = ProvisionVersion.objects.filter(Q(document=copy) | Q(act=copy) | Q(ended_by=copy))
    if copy.origin != Origin.BULK or copy.confirmed_by_id or touched.exclude(document=copy, act=copy).exists():
        return False
    held = Rendition.objects.filter(document=document).values("file")
    Rendition.objects.filter(document=copy).exclude(file__in=held).update(document=document)
    LoadEntry.objects.filter(document=copy).update(document=document)
    FormerAddress.objects.filter(document=copy).update(document=document)
    old = copy.slug
    record_change(document, _("Gộp bản trùng"), by, now, kind="document_merged")
    announce(copy.pk)
    copy.delete()
    FormerAddress.objects.create(slug=old, document=document)
    return True


def move_address(document: Document, name: Name) -> None:
    """Gives a document whose number was misread the address of its number; the old one goes on leading to it.

    Not where the old one is that of another document's number, which stood there by mistake (vbpl.vn shows the Decision
    on amnesty under the number of the Law on Children): it must not lead away from the law that it names.
    """
    candidates, old = slugs(name), document.slug
    taken = set(Document.objects.filter(slug__in=candidates).exclude(pk=document.pk).values_list("slug", flat=True))
    document.slug = free_slug(candidates, taken)
    FormerAddress.objects.filter(slug=document.slug).delete()
    if document.slug != old and not is_whole(document.number):
        FormerAddress.objects.create(slug=old, document=document)
