"""The truth of a resume made by RenderCV: its YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from layouts.truth import Item, Truth

_MONTHS = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|\*)(\S(?:.*?\S)?)\1")
_NAMES = ("company", "position", "institution", "area", "name", "title")


def rendercv(file: Path) -> Truth:
    """The truth that the YAML `file` holds: every section is a flow, bullets in their order."""
    sections: dict[str, list[Any]] = yaml.safe_load(file.read_text("utf-8"))["cv"]["sections"]
    return Truth(tuple(tuple(_section(entries)) for entries in sections.values()))


def _section(entries: list[Any]) -> Iterator[Item]:
    for entry in entries:
        if isinstance(entry, str):
            yield Item(_unmarked(entry))
            continue
        listed = next((k for k in ("bullet", "number", "reversed_number") if k in entry), None)
        if listed:
            yield Item(_unmarked(entry[listed]), is_bullet=True)
        elif "label" in entry:
            yield Item(f"{entry['label']}: {_unmarked(entry['details'])}")
        else:
            yield from _entry(entry)


def _entry(entry: dict[str, Any]) -> Iterator[Item]:
    names = tuple(_unmarked(entry[name]) for name in _NAMES if entry.get(name))
    yield Item(names[0], names=names, date=_date(entry))
    if entry.get("summary"):
        yield Item(_unmarked(entry["summary"]))
    for highlight in entry.get("highlights") or ():
        # YAML folds a nested list into its parent: "text - nested - nested".
        for part in str(highlight).split(" - "):
            yield Item(_unmarked(part), is_bullet=True)


def _date(entry: dict[str, Any]) -> str:
    if entry.get("date"):
        return _month(entry["date"])
    return f"{_month(entry['start_date'])} - {_month(entry['end_date'])}"


def _month(date: object) -> str:
    year, _, month = str(date).partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def _unmarked(text: str) -> str:
    """Markdown as it is printed."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", str(text)))
