"""`matcher config`: every setting, its value, and where it was found."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from matcher.cli.inputs import environ_of, settings_of
from matcher.cli.shell import Shell, one_line
from matcher.config import KNOWN, Gathered, gather
from matcher.settings import Settings
from matcher.types import Month

_USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting as it is shown."""

    name: str
    value: str | int | float | bool | None
    origin: str
    meaning: str
    unit: str

    @property
    def said(self) -> str:
        """The value with its unit."""
        if self.value is None:
            return "-"
        number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        told = f"{self.value:,}" if number and self.unit else str(self.value)
        return f"{told} {self.unit}" if number and self.unit else told


def run(args: Namespace, shell: Shell) -> int:
    """Print all settings. What is wrong in one of them is said as any command would say it."""
    gathered = gather(environ_of(args, shell))
    rows = work(settings_of(args, shell), gathered, "--data" if args.data else "")
    if args.json:
        shell.write_json({"settings": [_as_json(row) for row in rows]})
        return 0
    wide = max(len(row.said) for row in rows if len(row.said) <= 40)
    for row in rows:
        shell.out.write(one_line(f"{row.name:<26}{row.said:<{wide + 2}}{row.origin}") + "\n")
    return 0


def work(settings: Settings, gathered: Gathered, data_by: str = "") -> list[Shown]:
    """Every setting; `data_by` is the option that named the data folder, if one did."""
    rows = []
    for known in KNOWN:
        origin = gathered.origins.get(known.variable, _USUAL)
        if known.name == "DATA" and data_by:
            origin = f"option {data_by}"
        value = _plain(attrgetter(known.field)(settings))
        rows.append(Shown(known.variable, value, origin, known.meaning, known.unit))
    return rows


def _plain(value: Any) -> str | int | float | bool | None:
    if value is None or type(value) in (bool, int, float):
        return value  # type: ignore[no-any-return]
    if isinstance(value, Month):
        return f"{value.year}-{value.month:02}"
    if isinstance(value, tuple):
        return ",".join(str(one) for one in value) or None
    return str(value)


def _as_json(row: Shown) -> dict[str, Any]:
    return {
        "name": row.name,
        "value": row.value,
        "unit": row.unit or None,
        "from": row.origin,
        "meaning": row.meaning,
    }
