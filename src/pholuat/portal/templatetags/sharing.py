"""What a page says of itself where its address is shared, and the files that it is taken along as."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from pholuat.portal.downloads.forms import FORMS
from pholuat.portal.sharing import head, shared

register = template.Library()


@register.simple_tag(takes_context=True)
def sharing(context: template.Context) -> SafeString:
    """The tags of the head for `page`: Open Graph and JSON-LD."""
    request: Any = context["request"]
    return head(shared(context["page"], request.build_absolute_uri("/")[:-1]), settings.SITE_NAME)


@register.inclusion_tag("portal/_take.html", takes_context=True)
def taking(context: template.Context) -> dict[str, object]:
    """The button under which the forms of `page` stand."""
    return {
        "page": context["page"],
        "taken_forms": [(name, form.label) for name, form in FORMS.items()],
        "may_save": not context["request"].user.is_authenticated,
    }
