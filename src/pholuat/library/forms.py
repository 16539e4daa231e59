"""Forms of the library's desk."""

from __future__ import annotations

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

    def clean_text(self) -> str:
        """Line ends as the library keeps them."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")
