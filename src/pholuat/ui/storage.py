"""Static files under names that carry their content's hash."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatics(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """A page names a file once; a changed file has a new name.

    A file that is not there (fonts before the first build, tests without collectstatic) keeps its plain name
    instead of stopping the page: the browser then uses the fonts of the device.
    """

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """The name with its hash; the plain name when the file does not exist."""
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            return name
