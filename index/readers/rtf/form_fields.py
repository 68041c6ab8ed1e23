"""Form fields of RTF: boxes to tick and lists to choose from, as they are shown."""

from __future__ import annotations

import re

from index.readers.signs import TICKED, UNTICKED

_BY_DEFAULT = 25  # a result that says that nobody has chosen yet
_NUMBER = re.compile(r"\\(fftype|ffres|ffdefres)(\d{1,4})(?!\d)")
_ENTRY = re.compile(r"\{\\\*\\ffl ([^{}\\]*)\}")


def shown(code: bytes) -> str:
    r"""What the field with that `code` shows in place of a result; "" where it has one.

    >>> shown(rb" FORMCHECKBOX {\*\formfield{\fftype1\ffres1\ffdefres0}}") == TICKED
    True
    """
    text = code.decode("latin-1")
    told = {name: int(number) for name, number in _NUMBER.findall(text)}
    result = told.get("ffres", _BY_DEFAULT)
    at = told.get("ffdefres", 0) if result == _BY_DEFAULT else result
    if told.get("fftype") == 1:
        return TICKED if at else UNTICKED
    entries = _ENTRY.findall(text) if told.get("fftype") == 2 else []
    return entries[at] if at < len(entries) else ""
