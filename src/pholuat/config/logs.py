"""One log record is one line of JSON; query strings, addresses and names of people never enter it."""

from __future__ import annotations

import datetime as dt
import json
import logging


class JsonLines(logging.Formatter):
    """Formats a record as `{time, level, logger, message, error?}`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; a traceback becomes the field `error`."""
        line: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
