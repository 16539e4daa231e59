"""How one reader wants to see the pages: size of letters, contrast, paper. Kept in one cookie, read by the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COOKIE = "hien-thi"
COOKIE_AGE = 365 * 24 * 3600
SIZES = ("1", "2", "3")
CONTRASTS = {"thuong": "normal", "cao": "high"}
THEMES = {"sang": "light", "toi": "dark"}


@dataclass(frozen=True)
class Display:
    """The three choices; an empty one follows the device."""

    size: str = "1"
    contrast: str = ""
    theme: str = ""

    @property
    def cookie(self) -> str:
        """The choices as the cookie keeps them: size-contrast-theme, as in "2-cao-"."""
        return f"{self.size}-{self.contrast}-{self.theme}"

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of <html> that the style sheet reads."""
        named = {
            "data-size": self.size if self.size != "1" else "",
            "data-contrast": CONTRASTS.get(self.contrast, ""),
            "data-theme": THEMES.get(self.theme, ""),
        }
        return {name: value for name, value in named.items() if value}


def chosen(values: Mapping[str, str], before: Display | None = None) -> Display:
    """What a request asks for (`co`, `tuong-phan`, `nen`); what it does not name stays as before."""
    now = before or Display()
    size, contrast, theme = (
        values.get("co", now.size),
        values.get("tuong-phan", now.contrast),
        values.get("nen", now.theme),
    )
    return Display(
        size=size if size in SIZES else now.size,
        contrast=contrast if contrast in CONTRASTS else "",
        theme=theme if theme in THEMES else "",
    )


def from_cookie(value: str) -> Display:
    """The choices kept in a cookie; a damaged one counts as none."""
    parts = value.split("-")
    if len(parts) != 3:
        return Display()
    return chosen({"co": parts[0], "tuong-phan": parts[1], "nen": parts[2]})
