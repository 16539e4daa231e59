"""Accounts and what they may do, from a day to a day."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from pholuat.people.roles import Role


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        """An account that signs in with `email` (kept in lower case)."""
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, PermissionsMixin):
    """A person who signs in."""

    email = models.EmailField(_("thư điện tử"), unique=True)
    name = models.CharField(_("họ và tên"), max_length=120)
    is_active = models.BooleanField(_("còn dùng"), default=True)
    joined_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")

    def __str__(self) -> str:
        return self.name or self.email

    def holds(self, role: Role, on: dt.date) -> bool:
        """Whether the account is in use and holds the role on the day."""
        return self.is_active and self.grants.filter(role=role, period__contains=on).exists()


class RoleGrant(models.Model):
    """An account holds a role over a stretch of days; an open end means "still"."""

    account = models.ForeignKey(Account, verbose_name=_("tài khoản"), on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("vai trò"), max_length=40, choices=Role)
    period = DateRangeField(_("thời gian giữ"))

    class Meta:
        verbose_name = _("vai trò được giao")
        verbose_name_plural = _("vai trò được giao")
        constraints = [
            ExclusionConstraint(
                name="role_is_granted_once_at_a_time",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=models.Q(period__isempty=False), name="role_grant_has_days"),
        ]

    def __str__(self) -> str:
        return f"{self.account} - {self.get_role_display()}"
