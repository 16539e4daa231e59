"""The desk's pages of everyday words: the list, a pair added or edited, a pair removed after a second look."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pholuat.library.errors import NoWords, WordsAlreadyThere
from pholuat.library.forms import EverydayForm
from pholuat.library.models import EverydayWord
from pholuat.library.officers import officer_of
from pholuat.library.queries.everyday import everyday_word, everyday_words, word_changes
from pholuat.library.rules import may_word
from pholuat.library.services.everyday import add_words, edit_words, remove_words

ROWS, LONGEST = 50, 80
LIST = "library:words"


def _trail(*last: str) -> list[tuple[str, str]]:
    steps = [(_("Bàn làm việc"), "/ban-lam-viec/"), (_("Từ thường ngày"), "/ban-lam-viec/van-ban/tu-thuong-ngay/")]
    named = [*steps, *((name, "") for name in last)]
    return named if last else [steps[0], (steps[1][0], "")]


def _row(pk: int) -> EverydayWord:
    row = everyday_word(pk)
    if row is None:
        raise Http404
    return row


@require_safe
@never_cache
@login_required
def words(request: HttpRequest) -> HttpResponse:
    """All pairs, or those that hold what was asked."""
    officer_of(request, may_word)
    asked = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST]
    page = Paginator(everyday_words(asked), ROWS).get_page(request.GET.get("trang"))
    context = {"q": asked, "page": page, "total": page.paginator.count, "changes": word_changes(), "trail": _trail()}
    return render(request, "library/words.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A new pair."""
    officer = officer_of(request, may_word)
    form = EverydayForm(
        request.POST or None, initial={"words": request.GET.get("tu", "")[:LONGEST].replace("\x00", "")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = add_words(**form.cleaned_data, by=officer, now=timezone.now())
        except (NoWords, WordsAlreadyThere) as refused:
            form.add_error("words", str(refused))
        else:
            messages.success(request, _("Đã thêm: %(row)s. Trang tìm dùng ngay.") % {"row": row})
            return redirect(LIST)
    context = {"form": form, "trail": _trail(_("Thêm")), "row": None}
    return render(request, "library/word.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, another term or note."""
    officer = officer_of(request, may_word)
    row = _row(pk)
    form = EverydayForm(request.POST or None, initial={"words": row.words, "term": row.term, "note": row.note})
    if request.method == "POST" and form.is_valid():
        try:
            edit_words(row, **form.cleaned_data, by=officer, now=timezone.now())
        except (NoWords, WordsAlreadyThere) as refused:
            form.add_error("words", str(refused))
        else:
            messages.success(request, _("Đã lưu. Trang tìm dùng ngay."))
            return redirect(LIST)
    context = {"form": form, "row": row, "changes": word_changes(of=row), "trail": _trail(row.words)}
    return render(request, "library/word.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """A pair goes; a page asks once more before."""
    officer = officer_of(request, may_word)
    row = _row(pk)
    if request.method == "POST":
        remove_words(row, by=officer, now=timezone.now())
        messages.success(request, _("Đã bỏ: %(row)s.") % {"row": row})
        return redirect(LIST)
    return render(request, "library/word_remove.html", {"row": row, "trail": _trail(_("Bỏ"))})
