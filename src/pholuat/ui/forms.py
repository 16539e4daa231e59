"""The one renderer of forms: labels, help and errors look and read alike on every page."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField
from django.forms.forms import BaseForm
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

_LOST = {"password": _("mật khẩu cần gõ lại"), "file": _("tệp cần chọn lại")}


class FormRenderer(DjangoTemplates):
    """Django's widgets inside our field and form templates."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """The template with its context; a form also names the visible fields that have errors."""
        form = context.get("form")
        if isinstance(form, BaseForm) and form.is_bound:
            wrong = [field for field in form.visible_fields() if field.errors]
            context = context | {"fields_with_errors": wrong, "kept": _kept(form)}
        if template_name == "django/forms/widgets/number.html":
            context = context | {"widget": _kept_as_typed(context["widget"])}
        return mark_safe(super().render(template_name, context, request))  # noqa: S308 - rendered by Django's templates


def _kept(form: BaseForm) -> list[Any]:
    """What became of the fields without errors: kept, but a browser never gets back a password or a file."""
    fine = [field for field in form.visible_fields() if not field.errors]
    lost = {_kind(field) for field in fine if field.data} & _LOST.keys()
    others = [field for field in fine if _kind(field) not in _LOST]
    return [*([_("các ô khác vẫn giữ nguyên")] if others else []), *(_LOST[kind] for kind in _LOST if kind in lost)]


def _kept_as_typed(widget: dict[str, Any]) -> dict[str, Any]:
    """A field of figures as text: a browser throws away what is no number, and the person could not mend it."""
    attrs = {name: value for name, value in widget["attrs"].items() if name not in {"min", "max", "step"}}
    return widget | {"type": "text", "attrs": attrs | {"inputmode": "numeric"}}


def _kind(field: BoundField) -> str:
    return str(getattr(field.field.widget, "input_type", ""))
