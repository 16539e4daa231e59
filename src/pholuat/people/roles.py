"""Which roles there are. Who holds one stands in `RoleGrant`; what it may do stands in each room's `rules.py`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is, from a day to a day."""

    INTAKE_OFFICER = "intake_officer", _("cán bộ tiếp nhận văn bản")
    PUBLISHER = "publisher", _("người công bố văn bản")
    OPERATOR = "operator", _("người vận hành hệ thống")
