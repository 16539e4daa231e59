"""Forms of the library's desk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _


class CorrectionForm(forms.Form):
    """Misread letters of one provision, and why they are mended."""

    num = forms.CharField(label=_("Số"), max_length=60, required=False)
    heading = forms.CharField(
        label=_("Tên"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2, "class": "input"})
    )
    text = forms.CharField(
        label=_("Lời văn"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10, "class": "input law"})
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        help_text=_("Ví dụ: bản gốc trang 3 ghi “thẩm quyền”, máy đọc thành “thâm quyền”."),
    )

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_text(self) -> str:
        """Line ends as the library keeps them."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")

    def meets_what_was_seen(self, words: Mapping[str, str]) -> bool:
        """False when somebody else has mended the words meanwhile; the next try then overrules them knowingly."""
        now = fingerprint(words)
        if self.cleaned_data["seen"] in ("", now):
            return True
        self.tell_changed(words)
        return False

    def tell_changed(self, words: Mapping[str, str]) -> None:
        """What stands there by now; what was typed stays, to be saved knowingly."""
        self.data = dict(self.data.items()) | {"seen": fingerprint(words)}
        text = _("Người khác vừa sửa chỗ này thành: “%(text)s”. Bấm lưu lần nữa thì lời của bạn thay cho lời đó.")
        self.add_error(None, text % {"text": " ".join(filter(None, words.values()))})


class EverydayForm(forms.Form):
    """Words that people type, and the term of the law that is looked for with them."""

    words = forms.CharField(
        label=_("Từ người dân hay gõ"), max_length=80, help_text=_("Viết đủ dấu, ví dụ “sổ đỏ”. Gõ không dấu vẫn nhận.")
    )
    term = forms.CharField(
        label=_("Thuật ngữ trong luật"), max_length=120, help_text=_("Ví dụ “giấy chứng nhận quyền sử dụng đất”.")
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=200, required=False)


def fingerprint(words: Mapping[str, str]) -> str:
    """Tells one state of the words from another."""
    return hashlib.sha256("\0".join(words.values()).encode()).hexdigest()
