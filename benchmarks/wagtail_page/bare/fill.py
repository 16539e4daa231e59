"""Makes the tables and a page of each text: `python -m bare.fill TEXTS.json` of {slug: [title, html]}."""

import json
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bare.settings")
django.setup()
call_command("migrate", verbosity=0)

from wagtail.models import Page, Site  # noqa: E402

from bare.models import LawPage  # noqa: E402

root = Page.get_first_root_node()
home = root.add_child(instance=Page(title="Home", slug="trang-dau"))
Site.objects.all().delete()
Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
for slug, (title, html) in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).items():
    home.add_child(instance=LawPage(title=title[:255], slug=slug, body=html))
