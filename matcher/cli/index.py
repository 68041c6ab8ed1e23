"""`matcher index`: many resumes into the corpus."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from index.errors import Fault
from matcher.cli.inputs import check_output, settings_of, why
from matcher.cli.shell import Shell, one_line
from matcher.cli.stopping import Wish, patient_stop
from matcher.cli.tag import tagged
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from index.types import Progress
    from matcher.cli.tally import Tally
    from matcher.service import Service

STOPPED = 130


def run(args: Namespace, shell: Shell) -> int:
    """Index files, folders, archives and tables; see `Tally.code` for what is answered."""
    paths = [Path(path) for path in args.paths]
    if args.tag:
        from matcher.tags import tags_of

        if args.what == "postings":
            raise BadRequest("--tag is for resumes: postings have no tags.")
        tags_of(args.tag)
    for path in paths:
        if not path.exists():
            raise BadRequest(f"there is no file or folder {one_line(str(path))}.")
    settings = settings_of(args, shell)
    with _failures_file(args.failures, args.paths) as failures:
        try:
            with shell.trips.open(settings, shell.say) as service, patient_stop() as wish:
                steps = _steps(service, paths, args, wish)
                steps = steps if failures is None else _noted(steps, failures)
                tally = show_index(steps, shell, args.progress)
                _made_ready(service, args.what, tally, shell)
        except KeyboardInterrupt:
            shell.say("stopped; what was read so far is kept. Run it again to continue.")
            return STOPPED
    if not tally.total:
        raise BadRequest("nothing to read is in what was named: no files, or tables without rows.")
    shell.out.write(f"{tally}\n")
    return tally.code


def _made_ready(service: Service, what: str, tally: Tally, shell: Shell) -> None:
    """What the first ranking of many resumes would wait for, done now that something is new."""
    if what == "postings" or not tally.added:
        return
    with suppress(Fault):  # another process writes: the first ranking does it
        if service.make_ready():
            shell.say("the corpus is ready to be ranked")


def show_index(steps: Iterable[Progress], shell: Shell, how: str = "auto") -> Tally:
    """Show the steps: as JSON, as a bar on a terminal, or as plain lines. Gives their tally."""
    from matcher.cli.progress_view import bar, json_lines, plain_lines
    from matcher.cli.tally import Tally

    tally = Tally()
    counted = tally.counted(steps)
    if how == "json":
        json_lines(counted, tally, shell)
    elif how == "bar" or (how == "auto" and shell.err.isatty()):
        bar(counted, tally, shell)
    else:
        plain_lines(counted, tally, shell)
    return tally


def _steps(
    service: Service, paths: Iterable[Path], args: Namespace, wish: Wish
) -> Iterator[Progress]:
    """Every step of the batch, until somebody wishes to stop."""
    from index.sources.options import Options

    options = Options(text=args.text_column, id=args.id_column)
    ingest = service.ingest_postings if args.what == "postings" else service.ingest
    steps = ingest(paths, options=options, workers=args.workers, retry=args.retry)
    if args.tag:
        steps = tagged(steps, service, args.tag)
    for step in steps:
        yield step
        wish.check()


def _failures_file(
    path: str | None, sources: Iterable[str]
) -> AbstractContextManager[TextIO | None]:
    """The open file for failures; `BadRequest` says why it cannot be written."""
    if path is None:
        return nullcontext()
    check_output("--failures", path, *sources)
    if not _is_one_of_failures(Path(path)):
        raise BadRequest(
            f"--failures {one_line(path)} is there, and is no list of failures: name another file, "
            "so that nothing is overwritten."
        )
    try:
        return Path(path).open("w", encoding="utf-8", errors="replace")
    except (OSError, ValueError) as error:
        raise BadRequest(f"{one_line(path)} cannot be written: {why(error)}.") from error


def _is_one_of_failures(path: Path) -> bool:
    """Whether nothing would be lost: no file, an empty one, or an earlier list of failures."""
    try:
        with path.open("rb") as file:
            start = file.readline(100_000)
    except OSError:  # it is not there, or opening it tells why
        return True
    try:
        told = json.loads(start) if start else {"name": "", "code": "", "why": ""}
    except ValueError:
        return False
    return isinstance(told, dict) and {"name", "code", "why"} <= told.keys()


def _noted(steps: Iterator[Progress], file: TextIO) -> Iterator[Progress]:
    """The steps, each failure written as a line of JSON before it passes."""
    from matcher.cli.progress_view import failed

    for step in steps:
        if step.failure is not None:
            file.write(failed(step))
            file.flush()
        yield step
