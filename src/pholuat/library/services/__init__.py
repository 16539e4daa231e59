"""What may be done in the library: each verb one transaction, every door calls it."""

from pholuat.library.services.amending import amend_provision, insert_provision
from pholuat.library.services.confirming import confirm, correct, ensure_topic, label
from pholuat.library.services.ending import (
    expire,
    lift_suspension,
    repeal_provision,
    set_effective,
    set_validity,
    suspend,
)
from pholuat.library.services.publishing import Attachment, Publication, add_rendition, publish

__all__ = [
    "Attachment",
    "Publication",
    "add_rendition",
    "amend_provision",
    "confirm",
    "correct",
    "ensure_topic",
    "expire",
    "insert_provision",
    "label",
    "lift_suspension",
    "publish",
    "repeal_provision",
    "set_effective",
    "set_validity",
    "suspend",
]
