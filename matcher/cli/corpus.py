"""`matcher list` and `remove`: what is in the corpus."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from matcher.cli.inputs import kept_settings, read
from matcher.cli.shell import Shell
from matcher.cli.where import where_of
from matcher.errors import BadRequest
from matcher.report.words import plain

if TYPE_CHECKING:
    from index.corpus import Corpus, DocumentInfo, Receipt
    from matcher.service import Service
    from matcher.settings import Settings


def run_list(args: Namespace, shell: Shell) -> int:
    """List the kept resumes, or postings, in the order in which they were added; or count them."""
    if args.counts:
        return _counted(args, shell)
    if args.where:
        raise BadRequest("--where goes with --counts here; a ranking takes it too.")
    kept, newer = listing(kept_settings(args, shell), shell, args.what)
    if args.json:
        shown = [asdict(one) | {"superseded_by": newer.get(one.id)} for one in kept]
        shell.write_json({args.what: shown})
        return 0
    for one in kept:
        passages = f"{one.passages:>4} passages"
        older = f"  (older version of {newer[one.id][:12]})" if one.id in newer else ""
        shell.out.write(
            f"{one.id[:12]}  {one.added_at[:10]}  {passages}  {plain(one.name)}{older}\n"
        )
    shell.say(f"{len(kept):,} {args.what.removesuffix('s')}{'' if len(kept) == 1 else 's'}")
    return 0


def _counted(args: Namespace, shell: Shell) -> int:
    if args.what == "postings":
        raise BadRequest("--counts is for resumes.")
    where = where_of(args.where)
    with shell.trips.open(kept_settings(args, shell), shell.say) as service:
        counts = service.counts(where)
    if args.json:
        shell.write_json(asdict(counts))
        return 0
    shell.out.write(f"{counts.resumes:,} resumes\n")
    for name in ("degrees", "years", "languages", "places", "tags"):
        held: dict[str, int] = getattr(counts, name)
        said = ", ".join(f"{plain(value)} {count:,}" for value, count in held.items() if count)
        shell.out.write(f"  {name:<10} {said or 'none'}\n")
    return 0


def listing(
    settings: Settings, shell: Shell, what: str = "resumes"
) -> tuple[list[DocumentInfo], dict[str, str]]:
    """What is kept of each document but its text; and of older versions the id of the newest."""
    with shell.trips.open(settings, shell.say) as service:
        corpus = corpus_of(service, what)
        return list(corpus.documents()), corpus.superseded()


def run_remove(args: Namespace, shell: Shell) -> int:
    """Erase resumes or postings and what was said of them; stops at an id that none has."""
    if bool(args.ids) == bool(args.check):
        raise BadRequest("name ids to erase, or receipts to check: --check FILE.")
    settings = kept_settings(args, shell)
    receipts = _receipts(args.check, settings, shell) if args.check else []
    with shell.trips.open(settings, shell.say) as service:
        if args.check:
            return _checked(receipts, corpus_of(service, args.what), shell)
        remove = service.remove_posting if args.what == "postings" else service.remove
        for prefix in args.ids:
            receipt = remove(prefix)
            said = receipt.to_json() if args.json else f"removed {receipt.document_id}"
            shell.out.write(said + "\n")
    return 0


def _receipts(source: str, settings: Settings, shell: Shell) -> list[Receipt]:
    from index.corpus import Receipt

    given = read(source, "receipt", settings.limits, shell)
    try:
        lines = given.data.decode().splitlines()
        found = [Receipt.from_json(line) for line in lines if line.strip()]
    except ValueError:
        found = []
    if not found:
        raise BadRequest(f"{given.name} holds no receipts, one on a line, as `--json` gives them.")
    return found


def _checked(receipts: list[Receipt], corpus: Corpus, shell: Shell) -> int:
    """Say of each whether it is true; 2 if one is not."""
    false = 0
    for one in receipts:
        true = corpus.sealed(one)
        false += not true
        said = f"erased {one.at}" if true else "not this corpus's receipt, or changed since"
        shell.out.write(f"{plain(str(one.document_id))}  {said}\n")
    return 2 if false else 0


def corpus_of(service: Service, what: str) -> Corpus:
    """The corpus that `--what` names."""
    return service.postings if what == "postings" else service.resumes
