"""The desk's pages of the library: what waits for a second person, its check, a misread letter."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pholuat.library import services
from pholuat.library.errors import ChangedMeanwhile, Refusal
from pholuat.library.forms import CorrectionForm, fingerprint
from pholuat.library.models import Document, ProvisionVersion
from pholuat.library.officers import may, officer_of
from pholuat.library.queries.review import (
    CheckLine,
    check_lines,
    document_to_check,
    narrowed_review,
    review_types,
    unconfirmed,
    version_to_correct,
    waiting_mends,
)
from pholuat.library.rules import may_check, may_confirm, may_correct, mended_all, published_it
from pholuat.library.texts import places
from pholuat.people.errors import NotAllowed
from pholuat.people.models import Account
from pholuat.people.rules import Deed

ROWS, LINES, LONGEST = 25, 150, 120


@never_cache
@login_required
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """Documents that no second person has confirmed."""
    officer_of(request, may_check)
    asked = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    type_ = request.GET.get("loai", "").replace("\x00", "")[:LONGEST]
    warned = request.GET.get("canh-bao") == "1"
    every = unconfirmed()
    found = narrowed_review(every, asked=asked, type_=type_, warned=warned)
    page = Paginator(found, ROWS).get_page(request.GET.get("trang"))
    context = {
        "chosen": {"q": asked, "type": type_, "warned": warned, "narrowed": bool(asked or type_ or warned)},
        "types": review_types(every),
        "page": page,
        "total": page.paginator.count,
        "trail": [(_("Bàn làm việc"), "/ban-lam-viec/"), (_("Rà soát"), "")],
    }
    return render(request, "library/review_list.html", context)


@never_cache
@login_required
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A document's structure beside its facts and warnings."""
    officer = officer_of(request, may_check)
    document = _document(pk)
    lines = check_lines(document)
    articles = sum(line.depth == 1 for line in lines)
    context = {
        "document": document,
        "page": Paginator(lines, LINES).get_page(request.GET.get("trang")),
        "summary": _("%(articles)d điều, %(lines)d đoạn") % {"articles": articles, "lines": len(lines)},
        "doubts": _doubts(lines),
        "facts": _facts(document),
        "public_url": f"/van-ban/{document.slug}/",
        "may_confirm": not document.is_confirmed and may(officer, may_confirm, document),
        "mends": waiting_mends(document),
        "may_correct": may(officer, may_correct, document),
        "why_not": _why_not(officer, document),
        "trail": [
            (_("Bàn làm việc"), "/ban-lam-viec/"),
            (_("Rà soát"), "/ban-lam-viec/van-ban/"),
            (document.number, ""),
        ],
    }
    return render(request, "library/review.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person confirms."""
    officer = officer_of(request, may_check)
    document = _document(pk)
    try:
        services.confirm(document, by=officer, now=timezone.now())
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refusal as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Đã xác nhận %(name)s.") % {"name": document.number or document.title})
    return redirect("library:review", pk=pk)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int, version: int) -> HttpResponse:
    """Mends misread letters of one provision."""
    document = _document(pk)
    officer = officer_of(request, may_correct, document)
    row = version_to_correct(document, version)
    if row is None:
        raise Http404
    seen = _words(row)
    form = CorrectionForm(request.POST or None, initial=seen | {"seen": fingerprint(seen)})
    back = f"/ban-lam-viec/van-ban/{pk}/#v{row.pk}"
    if request.method == "POST" and form.is_valid() and form.meets_what_was_seen(seen):
        mends = {name: form.cleaned_data[name] for name in seen if form.cleaned_data[name] != seen[name]}
        try:
            services.correct(row, mends, by=officer, now=timezone.now(), reason=form.cleaned_data["reason"])
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except ChangedMeanwhile as refused:
            form.tell_changed(_words(refused.version))
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _saved(document))
            return redirect(back)
    trail = [
        (_("Rà soát"), "/ban-lam-viec/van-ban/"),
        (document.number or _("văn bản"), f"/ban-lam-viec/van-ban/{pk}/"),
        (_("Sửa chữ"), ""),
    ]
    context = {"form": form, "back": back, "words": places([row.eid]), "trail": trail}
    return render(request, "library/correct.html", context, status=422 if form.errors else 200)


def _doubts(lines: Sequence[CheckLine]) -> list[tuple[str, str, str]]:
    """What the reader doubted: where that is seen, the place in official words, the doubt."""
    return [
        (f"?trang={at // LINES + 1}#v{line.pk}", places([line.eid]), doubt)
        for at, line in enumerate(lines)
        for doubt in line.warnings
    ]


def _words(version: ProvisionVersion) -> dict[str, str]:
    return {"num": version.num, "heading": version.heading, "text": version.text}


def _saved(document: Document) -> str:
    """What was a confirmed document waits for another person now."""
    if document.confirmed_by_id is None:
        return _("Đã lưu chỗ sửa.")
    return _("Đã lưu chỗ sửa. Văn bản mang dấu “chưa rà soát” đến khi một người khác xác nhận chỗ sửa.")


def _document(pk: int) -> Document:
    document = document_to_check(pk)
    if document is None:
        raise Http404
    return document


def _facts(document: Document) -> list[tuple[str, object]]:
    issued = f"{document.issued:%d/%m/%Y}" if document.issued else _("chưa đọc được")
    return [
        (_("Số, ký hiệu"), document.number or _("chưa đọc được")),
        (_("Loại"), document.type or _("chưa đọc được")),
        (_("Cơ quan ban hành"), document.issuer or _("chưa đọc được")),
        (_("Ngày ban hành"), issued),
        (_("Người ký"), document.signer or _("chưa đọc được")),
        (_("Nguồn"), document.source or "—"),
        (_("Người đăng"), document.published_by.name if document.published_by else "—"),
    ]


def _why_not(officer: Account, document: Document) -> str:
    deed = Deed(timezone.localdate(), document)
    if mended_all(officer, deed):
        return _("Bạn là người sửa chữ ở văn bản này; người xác nhận chỗ sửa phải là người khác.")
    if published_it(officer, deed):
        return _("Bạn là người đăng văn bản này; người thứ hai phải là người khác.")
    return _("Vai trò của bạn không xác nhận được văn bản này.")
