"""The one style sheet of the house, put together from the files under styles/ when it is asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

STYLES = Path(__file__).parent / "styles"
SHEET = "ui/site.css"
# Layers name their order in the first file; within a layer later files win.
PARTS = ("fonts.css", "tokens.css", "base.css", "layout.css", "parts/*.css", "pages/*.css", "states.css", "print.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def sources() -> list[Path]:
    """The files of the sheet, in the order in which they are put together."""
    return [path for part in PARTS for path in sorted(STYLES.glob(part))]


def build() -> str:
    """The whole sheet without comments and indents."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    return _INDENT.sub("\n", _COMMENT.sub("", text)).strip() + "\n"


class SheetFinder(BaseFinder):
    """Offers the built sheet to `collectstatic` and to the server of development alike."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=str(settings.BUILT_DIR))

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The place of the sheet, built anew; an empty list for any other path."""
        if path != SHEET:
            return []
        place = str(self._write())
        return [place] if find_all or kwargs.get("all") else place

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """The sheet alone."""
        if not matches_patterns(SHEET, ignore_patterns):
            self._write()
            yield SHEET, self.storage

    def _write(self) -> Path:
        place = Path(self.storage.path(SHEET))
        text = build()
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_name(f".{place.name}.{os.getpid()}")
            draft.write_text(text, encoding="utf-8")
            draft.replace(place)
        return place
