"""One log record is one line of JSON; query strings, addresses and names of people never enter it."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re

LONGEST = 2000
# An e-mail address; an address in the network, but this machine's own; what stands behind a question mark; the key of a
# new password.
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?!127\.|0\.0)(?:\d{1,3}\.){3}\d{1,3}\b"
    r"|(?<=[\w/]\?)[\w.%-]+=\S+"
    r"|(?<=/dat-lai/)[^/\s]+"
)


class JsonLines(logging.Formatter):
    """Formats a record as `{time, level, logger, message, error?}`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; a traceback becomes the field `error`."""
        line: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_persons(record.getMessage())[:LONGEST],
        }
        if record.exc_info:
            line["error"] = without_persons(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def without_persons(text: str) -> str:
    """The text with an ellipsis for each address and query that stands in it."""
    return _PERSONAL.sub("…", text)
