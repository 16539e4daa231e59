"""Shows every component in every appearance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def living(request: HttpRequest) -> HttpResponse:
    """The page of all components."""
    return render(request, "ui/living.html")
