"""`matcher rank`: the corpus, ranked for a posting."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from matcher.cli.inputs import kept_settings, read_posting
from matcher.cli.shell import Shell, one_line
from matcher.cli.weights import weights_of
from matcher.cli.where import where_of
from matcher.errors import BadRequest
from matcher.settings import Settings
from matcher.types import Posting, Ranking
from matcher.weights import Weights

if TYPE_CHECKING:
    from matcher.facets import Where
    from matcher.reading import ReadPosting


def run(args: Namespace, shell: Shell) -> int:
    """Rank, and show the ranking with the pairs of each resume."""
    if args.json and args.csv:
        raise BadRequest("give --json or --csv, not both.")
    if args.quotes and not args.csv:
        raise BadRequest("--quotes goes with --csv; --json has the quotes already.")
    weights = weights_of(args.level, args.weights)
    settings = kept_settings(args, shell)
    asked = read_posting(args.posting, settings, shell, args.pick)
    where = where_of(args.where)
    ranking = work(asked, args.top, weights, settings, shell, versions=args.versions, where=where)
    if args.csv:
        from matcher.report.tables import by_requirement, by_resume, csv_text

        table = by_requirement if args.quotes else by_resume
        shell.out.write(csv_text(table(ranking, asked.posting)))
    else:
        show(ranking, asked.posting, as_json=args.json, shell=shell)
    return 0


def work(
    asked: ReadPosting,
    top: int,
    weights: Weights,
    settings: Settings,
    shell: Shell,
    *,
    versions: bool = False,
    where: Where | None = None,
) -> Ranking:
    """Rank the corpus for what is asked; `BadRequest` if there is nothing to rank."""
    weights.check(len(asked.posting.requirements))
    with shell.trips.open(settings, shell.say) as service:
        if not len(service.resumes):
            raise BadRequest(
                f"the corpus at {one_line(str(settings.data))} is empty. "
                "Put resumes into it with `matcher index PATH`."
            )
        older = 0 if versions else len(service.superseded())
        if older:
            each = "version is" if older == 1 else "versions are"
            shell.say(f"{older:,} older {each} left out; --versions ranks all")
        return service.rank(asked, top, weights, versions=versions, where=where)


def show(ranking: Ranking, posting: Posting, *, as_json: bool, shell: Shell) -> None:
    """Print the ranking: its wire form, or a page for the terminal."""
    if as_json:
        from matcher.schemas import RankingOut

        shell.write_json(RankingOut.of(ranking).model_dump(mode="json"))
    else:
        from matcher.cli.rank_view import lines
        from matcher.cli.screen import Screen

        screen = Screen.of(shell)
        screen.show(lines(ranking, posting, screen))
