"""`matcher index`, `list` and `remove`: what is in the corpus."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.inputs import kept_settings, settings_of
from matcher.cli.shell import Shell, one_line
from matcher.cli.stopping import Wish, patient_stop
from matcher.errors import BadRequest
from matcher.report.words import plain

if TYPE_CHECKING:
    from index.corpus import DocumentInfo
    from index.types import Progress
    from matcher.service import Service
    from matcher.settings import Settings

STOPPED = 130


@dataclass(slots=True)
class Tally:
    """What a batch came to."""

    added: int = 0
    known: int = 0
    failed: int = 0
    total: int = 0

    def count(self, step: Progress) -> None:
        """Take one step into account."""
        self.total = step.total
        if step.failure is not None:
            self.failed += 1
        elif step.added:
            self.added += 1
        else:
            self.known += 1

    def __str__(self) -> str:
        return f"{self.added:,} added, {self.known:,} already known, {self.failed:,} failed"


def run_index(args: Namespace, shell: Shell) -> int:
    """Index files and folders: 0 if any resume is in the corpus for it, 2 if all of them failed."""
    paths = [Path(path) for path in args.paths]
    for path in paths:
        if not path.exists():
            raise BadRequest(f"there is no file or folder {one_line(str(path))}.")
    settings = settings_of(args, shell)
    tally = Tally()
    try:
        with shell.trips.open(settings, shell.say) as service, patient_stop() as wish:
            show_index(index(service, paths, tally, wish), shell)
    except KeyboardInterrupt:
        shell.say("stopped; what was read so far is kept. Run it again to continue.")
        return STOPPED
    if not tally.total:
        raise BadRequest("there are no files in the folders that were named.")
    shell.out.write(f"{tally}\n")
    return 0 if tally.added or tally.known else 2


def index(service: Service, paths: Iterable[Path], tally: Tally, wish: Wish) -> Iterator[Progress]:
    """Every step of the batch, counted as it passes, until somebody wishes to stop."""
    for step in service.ingest(paths):
        tally.count(step)
        yield step
        wish.check()


def show_index(steps: Iterable[Progress], shell: Shell) -> None:
    """A bar and a line per failure; without a terminal, plain lines now and then."""
    from matcher.cli.progress_view import bar, plain_lines

    if shell.err.isatty():
        bar(steps, shell)
    else:
        plain_lines(steps, shell)


def run_list(args: Namespace, shell: Shell) -> int:
    """List the kept resumes in the order in which they were added."""
    kept = listing(kept_settings(args, shell), shell)
    if args.json:
        shell.write_json({"resumes": [asdict(resume) for resume in kept]})
        return 0
    for resume in kept:
        passages = f"{resume.passages:>4} passages"
        shell.out.write(
            f"{resume.id[:12]}  {resume.added_at[:10]}  {passages}  {plain(resume.name)}\n"
        )
    shell.say(f"{len(kept):,} resume{'' if len(kept) == 1 else 's'}")
    return 0


def listing(settings: Settings, shell: Shell) -> list[DocumentInfo]:
    """What is kept of each resume but its text."""
    with shell.trips.open(settings, shell.say) as service:
        return list(service.listing())


def run_remove(args: Namespace, shell: Shell) -> int:
    """Erase resumes; stops at the first id that no resume has."""
    with shell.trips.open(kept_settings(args, shell), shell.say) as service:
        for prefix in args.ids:
            shell.out.write(f"removed {service.remove(prefix)}\n")
    return 0
