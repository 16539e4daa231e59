"""One style sheet for every page, from files by layer."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from pholuat.ui import sheets


def test_layers_are_named_before_any_rule() -> None:
    assert sheets.build().startswith("@layer fonts, tokens, base, layout, parts, pages, states, print;")


def test_the_finder_offers_the_built_sheet_beside_the_files_of_the_rooms() -> None:
    place = finders.find(sheets.SHEET)
    assert place is not None
    assert Path(place).read_text(encoding="utf-8") == sheets.build()
    assert finders.find("ui/site.js") is not None


def test_every_file_of_the_styles_is_in_the_sheet() -> None:
    assert set(sheets.sources()) == set(sheets.STYLES.rglob("*.css"))


def test_braces_are_balanced_in_every_file() -> None:
    unbalanced = [path.name for path in sheets.sources() if path.read_text().count("{") != path.read_text().count("}")]
    assert unbalanced == []


def test_no_rule_fetches_from_elsewhere() -> None:
    addresses = re.findall(r"url\(([^)]*)\)", sheets.build())
    assert {address.strip("\"'").split("/")[0] for address in addresses} == {"vendor"}


def test_every_colour_token_has_a_value_in_each_appearance() -> None:
    tokens = (sheets.STYLES / "tokens.css").read_text()
    blocks = re.findall(r"(:root[^{]*)\{([^}]*--paper:[^}]*)\}", tokens)
    named = [set(re.findall(r"(--[\w-]+):", body)) for _, body in blocks]
    light, others = named[0], named[1:]
    colours = {
        "--paper",
        "--paper-2",
        "--ink",
        "--ink-2",
        "--son",
        "--lam",
        "--la",
        "--nghe",
        "--line",
        "--line-2",
        "--mark",
    }
    assert colours <= light
    assert len(others) == 4
    assert all(colours <= block for block in others)


def test_every_class_of_our_templates_has_a_rule() -> None:
    known = set(re.findall(r"\.([a-z][\w-]*)", sheets.build()))
    rooms = sheets.STYLES.parents[1]
    used: dict[str, str] = {}
    for path in [*rooms.glob("*/templates/**/*.html"), *rooms.glob("portal/*.py"), *rooms.glob("*/templatetags/*.py")]:
        text = re.sub(r"{%.*?%}|{{?.*?}}?", "", path.read_text(encoding="utf-8"))
        for names in re.findall(r'class="([^"]*)"', text):
            used |= {name: path.name for name in names.split() if not name.endswith(("-", "="))}
    assert {name: used[name] for name in used.keys() - known} == {}
