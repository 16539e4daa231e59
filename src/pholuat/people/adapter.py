"""How allauth behaves with us: accounts are made by the office, never by signing up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from pholuat.people import tries


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open sign-up; letters carry our name."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes from the office."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject with the name of the site before it."""
        return _("[%(site)s] %(subject)s") % {"site": settings.SITE_NAME, "subject": str(subject).strip()}

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts the try; refuses when there were too many, from this place or over all."""
        super().pre_authenticate(request, **credentials)
        over_all = tries.slowed(request, str(credentials.get("email", "")))
        if over_all is None:
            raise self.validation_error("too_many_login_attempts")
        self._over_all = over_all

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        email = str(credentials.get("email", "")).lower()
        return f"{email} {tries.place(request, email)}"

    def _rollback_login_failed_rl_usage(self) -> None:
        super()._rollback_login_failed_rl_usage()
        self._over_all.rollback()

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **more: Any) -> HttpResponse:
        """On to the desk; the browser is known from now on."""
        response: HttpResponse = super().post_login(request, user, **more)
        tries.remember_browser(response, user.get_username())
        return response

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether it is the person's password; tries are counted as at sign-in."""
        found = self.authenticate(context.request, email=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the desk."""
        return settings.LOGIN_REDIRECT_URL
