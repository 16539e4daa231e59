"""What every template may use."""

from __future__ import annotations

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Names of the site for the base templates."""
    return {"site_name": "Phổ Luật"}
