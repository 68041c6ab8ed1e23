"""Form fields of Word before 2007: boxes to tick and lists to choose from, as they are shown."""

from __future__ import annotations

from index.readers.docx.xml import Element, child, children, switch, value, whole_number

TICKED, UNTICKED = "\u2612", "\u2610"


def shown(turn: Element) -> str:
    """What the field that `turn` begins shows in place of a result; "" where it has one."""
    data = child(turn, "ffData")
    box = child(data, "checkBox")
    if box is not None:
        told = switch(box, "checked")
        ticked = switch(box, "default") if told is None else told
        return TICKED if ticked else UNTICKED
    choices = child(data, "ddList")
    if choices is None:
        return ""
    told_at = [whole_number(value(child(choices, name))) for name in ("result", "default")]
    at = next((n for n in told_at if n is not None), 0)
    entries = [value(entry) or "" for entry in children(choices, "listEntry")]
    return entries[at] if 0 <= at < len(entries) else ""
