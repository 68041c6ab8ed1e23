"""`matcher doctor`: whether this installation can do its work, and what keeps a hostile file in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from matcher.cli.inputs import settings_of
from matcher.cli.shell import Shell, one_line

if TYPE_CHECKING:
    from matcher.health import Finding
    from matcher.settings import Settings

_SIGNS = {"ok": " ", "note": "!", "wrong": "x"}


def run(args: Namespace, shell: Shell) -> int:
    """Look at everything: 0 if it can work, 2 if something keeps it from that."""
    settings = settings_of(args, shell)
    found = show(work(settings, shell), as_json=args.json, shell=shell)
    return 2 if any(finding.state == "wrong" for finding in found) else 0


def work(settings: Settings, shell: Shell) -> Iterable[Finding]:
    """Each finding as it is made: loading models takes seconds."""
    from matcher.health import findings

    def model() -> str:
        with shell.trips.in_memory(settings, shell.say) as service:
            return service.model

    return findings(settings, model)


def show(findings: Iterable[Finding], *, as_json: bool, shell: Shell) -> Sequence[Finding]:
    """Print them; gives them back."""
    found = []
    for finding in findings:
        found.append(finding)
        if not as_json:
            line = f"{_SIGNS[finding.state]} {finding.subject:<12} {one_line(finding.words)}"
            shell.out.write(line + "\n")
            shell.out.flush()
    if as_json:
        shell.write_json({"findings": [asdict(finding) for finding in found]})
    return found
