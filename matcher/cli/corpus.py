"""`matcher list` and `remove`: what is in the corpus."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from matcher.cli.inputs import kept_settings
from matcher.cli.shell import Shell
from matcher.report.words import plain

if TYPE_CHECKING:
    from index.corpus import DocumentInfo
    from matcher.settings import Settings


def run_list(args: Namespace, shell: Shell) -> int:
    """List the kept resumes in the order in which they were added."""
    kept, newer = listing(kept_settings(args, shell), shell)
    if args.json:
        shown = [asdict(one) | {"superseded_by": newer.get(one.id)} for one in kept]
        shell.write_json({"resumes": shown})
        return 0
    for resume in kept:
        passages = f"{resume.passages:>4} passages"
        older = f"  (older version of {newer[resume.id][:12]})" if resume.id in newer else ""
        shell.out.write(
            f"{resume.id[:12]}  {resume.added_at[:10]}  {passages}  {plain(resume.name)}{older}\n"
        )
    shell.say(f"{len(kept):,} resume{'' if len(kept) == 1 else 's'}")
    return 0


def listing(settings: Settings, shell: Shell) -> tuple[list[DocumentInfo], dict[str, str]]:
    """What is kept of each resume but its text; and of older versions the id of the newest."""
    with shell.trips.open(settings, shell.say) as service:
        return list(service.listing()), service.superseded()


def run_remove(args: Namespace, shell: Shell) -> int:
    """Erase resumes; stops at the first id that no resume has."""
    with shell.trips.open(kept_settings(args, shell), shell.say) as service:
        for prefix in args.ids:
            receipt = service.remove(prefix)
            said = receipt.to_json() if args.json else f"removed {receipt.document_id}"
            shell.out.write(said + "\n")
    return 0
