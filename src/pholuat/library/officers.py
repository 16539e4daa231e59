"""Who of the people signed in passes a sentence of the rules today: one question for desk and pages."""

from __future__ import annotations

from typing import TypeGuard

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from rules.predicates import Predicate

from pholuat.people.models import Account
from pholuat.people.rules import Deed


def may(person: object, sentence: Predicate, target: object = None) -> TypeGuard[Account]:
    """Whether the sentence holds for the person today; for nobody where nobody is signed in."""
    return isinstance(person, Account) and bool(sentence(person, Deed(timezone.localdate(), target)))


def officer_of(request: HttpRequest, sentence: Predicate, target: object = None) -> Account:
    """The person signed in, when the sentence holds; else the page that says no (PermissionDenied)."""
    person = request.user
    if not may(person, sentence, target):
        raise PermissionDenied
    return person
