"""`matcher doctor`: whether all works here, what keeps a hostile file in, and what is kept."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from index.errors import StoreError
from matcher.cli.corpus import corpus_of
from matcher.cli.inputs import settings_of
from matcher.cli.shell import Shell, one_line

if TYPE_CHECKING:
    from matcher.health import Finding
    from matcher.service import Service
    from matcher.settings import Settings

_SIGNS = {"ok": " ", "note": "!", "wrong": "x"}
_NAMED = 5  # ids of what is no resume
_WIDE, _WIDER = 12, 19  # columns of a subject, and of one of a corpus


def run(args: Namespace, shell: Shell) -> int:
    """Look at everything: 0 if it can work, 2 if something keeps it from that."""
    settings = settings_of(args, shell)
    found = show(work(settings, shell), as_json=args.json, shell=shell)
    return 2 if any(finding.state == "wrong" for finding in found) else 0


def work(settings: Settings, shell: Shell) -> Iterator[Finding]:
    """Each finding as it is made: loading models and reading a whole corpus take time."""
    from matcher.health import findings

    def model() -> str:
        with shell.trips.in_memory(settings, shell.say) as service:
            return service.model

    able = True
    for finding in findings(settings, model):
        able &= finding.subject != "model" or finding.state != "wrong"
        yield finding
    if able and (settings.data / "resumes").is_dir():  # looking makes nothing
        yield from kept(settings, shell)


def kept(settings: Settings, shell: Shell) -> Iterator[Finding]:
    """What is found in the two corpora of the data folder, whose every byte is read."""
    from matcher.health import Finding, State

    states = {"sound": State.OK, "notice": State.NOTE, "fault": State.WRONG}
    try:
        with shell.trips.open(settings, shell.say) as service:
            for what in ("resumes", "postings"):
                for one in corpus_of(service, what).checkup():
                    subject = f"{what}: {one.subject}"
                    yield Finding(subject, states[one.state.value], one.message)
            service.desk.check()
            yield Finding("desk", State.OK, "jobs, feedback and edits are whole")
            yield _renewed(service)
            yield from _no_resumes(service)
    except StoreError as fault:
        yield Finding("corpora", State.WRONG, str(fault))


def _renewed(service: Service) -> Finding:
    """Whether what was worked out of the resumes is this program's own."""
    from matcher.health import Finding, State

    behind = service.behind()
    if not behind:
        return Finding("profiles", State.OK, "every resume is ready to be matched")
    return Finding(
        "profiles",
        State.NOTE,
        f"{behind:,} resumes were made ready by another version or model; `matcher rebuild` does "
        "it anew, and so does a server while it answers",
    )


def _no_resumes(service: Service) -> Iterator[Finding]:
    """What is kept among resumes and is read as none: nobody need look for it in a ranking."""
    from matcher.health import Finding, State

    if found := service.no_resumes():
        first = ", ".join(one[:12] for one in found[:_NAMED])
        more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
        yield Finding(
            "no resumes",
            State.NOTE,
            f"{len(found):,} of what is kept are no resumes to this version and are not ranked: "
            f"{first}{more}. Index their files again to see why; `matcher remove` erases them",
        )


def show(findings: Iterable[Finding], *, as_json: bool, shell: Shell) -> Sequence[Finding]:
    """Print them; gives them back."""
    found = []
    for finding in findings:
        found.append(finding)
        if not as_json:
            width = _WIDER if ":" in finding.subject else _WIDE
            line = f"{_SIGNS[finding.state]} {finding.subject:<{width}} {one_line(finding.words)}"
            shell.out.write(line + "\n")
            shell.out.flush()
    if as_json:
        shell.write_json({"findings": [asdict(finding) for finding in found]})
    return found
