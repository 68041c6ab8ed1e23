"""`matcher candidates`: what an applicant-tracking system exported, into the corpus or a folder."""

from __future__ import annotations

import json
import tempfile
import zipfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.index import show_index
from matcher.cli.inputs import STDIN, about, check_output, read, settings_of, write
from matcher.cli.shell import Shell
from matcher.cli.stopping import Wish, patient_stop
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from index.types import Progress
    from matcher.importers.candidate import Candidate
    from matcher.service import Service

_SOURCES = {
    "file": "with a file",
    "text": "with a text",
    "fields": "from their fields",
    "nothing": "without anything to read",
}


def run(args: Namespace, shell: Shell) -> int:
    """Read the candidates; index them, or write their documents into a folder."""
    if args.links:
        check_output("--links", args.links, args.file)
    if args.into and args.into == STDIN:
        raise BadRequest("--into needs a folder.")
    with about(args.file):
        found = _candidates(args.file, shell)
    if args.links:
        write(Path(args.links), _links(found))
    code = _write(found, Path(args.into), shell) if args.into else _index(found, args, shell)
    _say(found, shell, told=bool(args.links))
    return code


def _candidates(source: str, shell: Shell) -> list[Candidate]:
    from index.readers.content import Limits
    from matcher.importers.export import MOST_BYTES, candidates

    given = read(source, "export", Limits(bytes=MOST_BYTES), shell)
    return list(candidates(given.data))


def _documents(found: Iterable[Candidate]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each document; a name that comes twice gets a number."""
    seen: Counter[str] = Counter()
    for one in found:
        if not one.data:
            continue
        seen[one.name] += 1
        stem, dot, ending = one.name.rpartition(".")
        again = f"{stem}-{seen[one.name]}{dot}{ending}" if seen[one.name] > 1 else one.name
        yield again, one.data


def _write(found: list[Candidate], folder: Path, shell: Shell) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = 0
        for name, data in _documents(found):
            (folder / name).write_bytes(data)
            written += 1
    except OSError as error:
        raise BadRequest(f"the folder cannot be written to: {error.strerror}.") from error
    shell.out.write(f"{written:,} documents written; index them with `matcher index`\n")
    return 0


def _index(found: list[Candidate], args: Namespace, shell: Shell) -> int:
    settings = settings_of(args, shell)
    with ExitStack() as stack:
        service = stack.enter_context(shell.trips.open(settings, shell.say))
        held = stack.enter_context(tempfile.TemporaryDirectory(dir=settings.data))
        wish = stack.enter_context(patient_stop())
        packed = Path(held) / "candidates.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in _documents(found):
                archive.writestr(name, data)
        tally = show_index(_steps(service, packed, wish), shell, args.progress)
    shell.out.write(f"{tally}\n")
    return tally.code


def _steps(service: Service, packed: Path, wish: Wish) -> Iterator[Progress]:
    for step in service.ingest([packed], apart=True):  # the files are of many strangers
        yield step
        wish.check()


def _links(found: Iterable[Candidate]) -> str:
    """A JSON object a line for each file that the export only points at."""
    lines = [
        json.dumps(
            {
                "system": one.system,
                "candidate": one.id,
                "name": link.name,
                "resume": link.resume,
                "url": link.url,
            }
        )
        for one in found
        for link in one.links
    ]
    return "".join(f"{line}\n" for line in lines)


def _say(found: list[Candidate], shell: Shell, *, told: bool) -> None:
    counts = Counter(one.source for one in found)
    parts = [f"{counts[name]:,} {words}" for name, words in _SOURCES.items() if counts[name]]
    shell.say(f"{len(found):,} candidates: {', '.join(parts)}")
    links = [link for one in found for link in one.links]
    if links:
        resumes = sum(link.resume is not False for link in links)
        where = "" if told else "; --links FILE writes where they are"
        shell.say(
            f"{len(links):,} files are only pointed at and were not fetched, {resumes:,} of them "
            f"resumes or unnamed{where}"
        )
