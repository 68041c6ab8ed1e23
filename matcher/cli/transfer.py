"""`matcher export` and `import`: a corpus as one file, and back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.corpus import corpus_of
from matcher.cli.index import show_index
from matcher.cli.inputs import kept_settings, settings_of
from matcher.cli.shell import Shell, one_line
from matcher.cli.stopping import patient_stop
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from index.types import Progress
    from matcher.cli.tally import Tally


def run_export(args: Namespace, shell: Shell) -> int:
    """Write the corpus into a new file: 0, or 2 if it cannot be written.

    What reviewers said of its documents goes along, and so do the edits of postings.
    """
    from index.transfer import export
    from matcher.desk.carried import lines

    with shell.trips.open(kept_settings(args, shell), shell.say) as service:
        corpus, postings = corpus_of(service, args.what), args.what == "postings"
        beside = lines(
            service.desk,
            corpus.ids() if postings else (),
            lambda said: (said.posting_id if postings else said.resume_id) in corpus,
        )
        steps = export(corpus, Path(args.file), beside)
        tally = carry(steps, shell)
    shell.out.write(f"{tally.done:,} exported\n")
    shell.say(f"{one_line(args.file)} holds personal data; its owner alone may read it")
    return 0


def run_import(args: Namespace, shell: Shell) -> int:
    """Add what an export holds: 0, or 2 if it is no whole export."""
    from index.transfer import take_in
    from matcher.desk import carried
    from matcher.versions import traits_of_packed

    path = Path(args.file)
    if not path.is_file():
        raise BadRequest(f"there is no file {one_line(args.file)}.")
    with shell.trips.open(settings_of(args, shell), shell.say) as service:
        traits = traits_of_packed if args.what == "resumes" else None
        here = (service.postings.__contains__, service.resumes.__contains__)
        said = 0

        def beside(lines: Iterator[bytes]) -> None:
            nonlocal said
            said = carried.take_in(service.desk, lines, *here)

        steps = take_in(corpus_of(service, args.what), path, traits, beside)
        tally = carry(steps, shell)
    shell.out.write(f"{tally.added:,} added, {tally.known:,} already known\n")
    if said:
        shell.say(f"{said:,} edits and words of reviewers came along")
    return 0


def carry(steps: Iterator[Progress], shell: Shell) -> Tally:
    """Go through the steps and show them, until somebody wishes to stop; gives their tally."""

    def patient() -> Iterator[Progress]:
        with patient_stop() as wish:
            for step in steps:
                yield step
                wish.check()

    return show_index(patient(), shell)
