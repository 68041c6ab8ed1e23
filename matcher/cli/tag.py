"""`matcher tag`: give tags to kept resumes, take them away, or show those that there are."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from matcher.cli.inputs import kept_settings
from matcher.cli.shell import Shell
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from index.types import Progress
    from matcher.service import Service

_AT_ONCE = 100  # resumes of a batch that are tagged in one transaction


def run(args: Namespace, shell: Shell) -> int:
    """Change the tags of resumes, all or none, and show what each has; without ids, all tags."""
    changes = bool(args.add or args.remove)
    if changes and not args.ids:
        raise BadRequest("name the resumes to tag by their ids; `matcher list` shows them.")
    with shell.trips.open(kept_settings(args, shell), shell.say) as service:
        if not args.ids:
            return _show_all(service.resumes.tags(), shell, as_json=args.json)
        ids = [service.resumes.resolve(one) for one in args.ids]
        if changes:
            service.tag(ids, args.add or (), args.remove or ())
        found = service.resumes.tags_of(ids)
    shown = [{"id": one, "tags": list(found.get(one, ()))} for one in dict.fromkeys(ids)]
    if args.json:
        shell.write_json({"resumes": shown})
        return 0
    for one in shown:
        shell.out.write(f"{one['id'][:12]}  {', '.join(one['tags']) or '-'}\n")
    return 0


def tagged(steps: Iterator[Progress], service: Service, tags: Sequence[str]) -> Iterator[Progress]:
    """The steps of a batch, whose resumes are given `tags`, some at a time, as they pass.

    What was read is tagged also where the batch is stopped; what is erased meanwhile is passed by.
    """
    some: list[str] = []
    try:
        for step in steps:
            if step.document_id is not None:
                some.append(step.document_id)
            if len(some) == _AT_ONCE:
                _give(service, some, tags)
                some = []
            yield step
    finally:
        _give(service, some, tags)


def _give(service: Service, ids: Sequence[str], tags: Sequence[str]) -> None:
    there = [one for one in dict.fromkeys(ids) if one in service.resumes]
    if there:
        service.tag(there, tags)


def _show_all(counts: dict[str, int], shell: Shell, *, as_json: bool) -> int:
    if as_json:
        shell.write_json({"tags": counts})
        return 0
    for tag, count in counts.items():
        shell.out.write(f"{count:>7,}  {tag}\n")
    shell.say(f"{len(counts):,} tag{'' if len(counts) == 1 else 's'}")
    return 0
