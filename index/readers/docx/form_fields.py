"""Form fields and content controls of Word: boxes to tick and lists to choose from, as shown."""

from __future__ import annotations

from index.readers.docx.xml import (
    OFF,
    Element,
    any_value,
    child,
    children,
    local,
    switch,
    value,
    whole_number,
)
from index.readers.signs import TICKED, UNTICKED


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


def box(control: Element) -> str:
    """The box that a content control for ticking shows, whatever sign it is drawn with; else ""."""
    found = child(control, "sdtPr", "checkbox")
    if found is None or any(c.isalnum() for t in control.iter("{*}t") for c in t.text or ""):
        return ""
    checked = child(found, "checked")
    told = any_value(checked) if checked is not None else "0"
    return TICKED if told in (None, "1", "true", "on") else UNTICKED


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows what to fill in, and nobody has filled it in."""
    shows = child(control, "sdtPr", "showingPlcHdr")
    return shows is not None and value(shows) not in OFF


def is_unfilled(part: Element, whole: str) -> bool:
    """Whether a row or a cell stands in such a control, within the table or row called `whole`."""
    for around in part.iterancestors():
        if local(around) == whole:
            break
        if local(around) == "sdt" and is_placeholder(around):
            return True
    return False
