"""allauth's forms in our words: a label over each field, no words inside it."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as theirs
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pholuat.people.tasks import NOBODY, password_letter

NEW_PASSWORD_HELP = _("Ít nhất 12 ký tự. Một câu ngắn dễ nhớ tốt hơn một từ khó.")


class _Labelled:
    """Takes the words out of the fields, and gives each the label of `labels`."""

    fields: dict[str, forms.Field]
    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")


class LoginForm(_Labelled, theirs.LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    labels = {"login": _("Thư điện tử"), "password": _("Mật khẩu")}


class ResetPasswordForm(_Labelled, theirs.ResetPasswordForm):  # type: ignore[misc]
    """Where the link is sent."""

    labels = {"email": _("Thư điện tử của tài khoản")}

    def save(self, request: HttpRequest, **_more: Any) -> str:
        """Leaves the letter to the background, for unknown addresses too: the time that it takes tells nothing."""
        accounts = [user.pk for user in self.users] or [NOBODY]
        password_letter.defer(account=accounts[0], site=request.build_absolute_uri("/").rstrip("/"))
        return str(self.cleaned_data["email"])


class _NewPassword(_Labelled):
    labels = {
        "oldpassword": _("Mật khẩu hiện tại"),
        "password1": _("Mật khẩu mới"),
        "password2": _("Mật khẩu mới, gõ lại"),
    }
    helps = {"password1": NEW_PASSWORD_HELP}


class ResetPasswordKeyForm(_NewPassword, theirs.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password through the link of an e-mail."""


class ChangePasswordForm(_NewPassword, theirs.ChangePasswordForm):  # type: ignore[misc]
    """A new password of a person who knows the old one."""


class SetPasswordForm(_NewPassword, theirs.SetPasswordForm):  # type: ignore[misc]
    """The first password of an account without one."""


class ReauthenticateForm(_Labelled, theirs.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    labels = {"password": _("Mật khẩu")}
