"""How the log is written: a line of text or of JSON, without a word of anybody's document.

The message of an exception may quote what it met, so no exception is ever written out: its kind and
its place are.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

from matcher.serving import LogFormat

OURS = ("matcher", "index", "uvicorn.error", "asyncio")

_FRAMES = 12


class TextLines(logging.Formatter):
    """One line: when, how grave, who, what."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; places of an exception follow on lines of their own."""
        where = _where(record)
        line = f"{_moment(record)} {record.levelname.lower()} {record.name} {_message(record)}"
        return line + (f"\n{where}" if where else "")


class JsonLines(logging.Formatter):
    """One JSON object a line. The fields of a request are fields of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The object."""
        found: dict[str, Any] = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        fields = getattr(record, "fields", None)
        if isinstance(fields, dict):
            found |= {name: value for name, value in fields.items() if value is not None}
        where = _where(record)
        if where:
            found["where"] = where
        return json.dumps(found, ensure_ascii=True)


def configure(kind: LogFormat, stream: TextIO | None = None) -> None:
    """Write our loggers to `stream` (usual: standard error), and those of libraries nowhere."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if kind is LogFormat.JSON else TextLines())
    for name in OURS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name != "asyncio" else logging.WARNING)
    root = logging.getLogger()
    if not root.handlers:  # else Python's last resort prints what libraries warn of
        root.addHandler(logging.NullHandler())


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{int(record.msecs):03d}Z"


def _message(record: logging.LogRecord) -> str:
    """The message; of asyncio's the first line, for the others quote exceptions and requests."""
    message = record.getMessage()
    return message.partition("\n")[0] if record.name == "asyncio" else message


def _where(record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    places = "".join(traceback.format_tb(record.exc_info[2], limit=-_FRAMES))
    return f"{record.exc_info[0].__name__} at\n{places}".rstrip()
