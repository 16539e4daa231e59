"""What the styles of a Word document give to its paragraphs: font and list (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Style:
    """The part of a style that changes text."""

    based_on: str = ""
    font: str = ""
    list_id: str = ""
    level: int = 0


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of Word's namespace, empty where element or attribute is missing."""
    return "" if element is None else element.get(W + name) or ""


def whole(text: str, default: int = 0) -> int:
    """A whole number from an attribute, else the default."""
    try:
        return int(text)
    except ValueError:
        return default


def font_of(properties: etree._Element | None) -> str:
    """The font of run properties; empty where they name none."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def list_of(properties: etree._Element | None) -> tuple[str, int | None]:
    """List id and level of paragraph properties; the level is None where they only name the list."""
    numbering = None if properties is None else properties.find(W + "numPr")
    if numbering is None:
        return "", None
    level = numbering.find(W + "ilvl")
    return value(numbering.find(W + "numId")), None if level is None else whole(value(level))


class Styles:
    """The styles of one document, asked through their chain of parents."""

    def __init__(self, root: etree._Element | None) -> None:
        self.styles: dict[str, Style] = {}
        self.paragraph = ""
        self.default_font = ""
        if root is None:
            return
        self.default_font = font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(W + "style"):
            list_id, level = list_of(style.find(W + "pPr"))
            name = value(style, "styleId")
            self.styles[name] = Style(
                value(style.find(W + "basedOn")), font_of(style.find(W + "rPr")), list_id, level or 0
            )
            if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true", "on"}:
                self.paragraph = name

    def chain(self, name: str) -> list[Style]:
        """The style and those that it builds on, nearest first; a circle ends it."""
        found: list[Style] = []
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            found.append(self.styles[name])
            name = self.styles[name].based_on
        return found

    def font(self, name: str) -> str:
        """The font that a style gives, empty where it gives none."""
        return next((style.font for style in self.chain(name) if style.font), "")

    def numbering(self, name: str) -> tuple[str, int]:
        """The list that a style puts its paragraphs in, and the level."""
        return next(((style.list_id, style.level) for style in self.chain(name) if style.list_id), ("", 0))
