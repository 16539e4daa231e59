"""One page type: a title and its words."""

from wagtail.fields import RichTextField
from wagtail.models import Page


class LawPage(Page):
    """A text as an editor would put it in."""

    body = RichTextField()
