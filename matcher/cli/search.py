"""`matcher search` and `postings`: who shows one requirement, and which postings fit a resume."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.inputs import STDIN, kept_settings, read_posting, read_resume
from matcher.cli.shell import Shell, one_line
from matcher.cli.weights import weights_of
from matcher.cli.where import where_of
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.reading import ReadPosting, ReadResume
    from matcher.service import Service
    from matcher.settings import Settings
    from matcher.types import PostingRanking, Search

_ID = re.compile(r"[0-9a-f]{6,64}")


def run_search(args: Namespace, shell: Shell) -> int:
    """Show which resumes show a requirement, each with its line."""
    found = search(args, kept_settings(args, shell), shell)
    if args.json:
        from matcher.schemas import SearchOut

        shell.write_json(SearchOut.of(found).model_dump(mode="json"))
        return 0
    from matcher.cli.screen import Screen
    from matcher.cli.search_view import showings

    screen = Screen.of(shell)
    screen.show(showings(found, screen))
    return 0


def search(args: Namespace, settings: Settings, shell: Shell) -> Search:
    """Search for a text, or for a requirement of a posting by its number."""
    if (args.text is None) == (args.source is None):
        raise BadRequest("give the requirement as a text, or --from POSTING and --number N.")
    if (args.source is None) != (args.number is None):
        raise BadRequest("--from and --number go together: a posting and which requirement of it.")
    where = where_of(args.where)
    given = None
    if args.source is not None and not _is_id(args.source):
        given = read_posting(args.source, settings, shell, args.pick)
    with shell.trips.open(settings, shell.say) as service:
        _check_filled(service, settings)
        options = {"versions": args.versions, "where": where}
        if args.source is None:
            return service.search_requirement(args.text, args.top, **options)
        posting: ReadPosting = given or service.posting(args.source)
        return service.search_requirement_of(posting, args.number, args.top, **options)


def run_postings(args: Namespace, shell: Shell) -> int:
    """Show which kept postings a resume covers best."""
    found = fitting(args, kept_settings(args, shell), shell)
    if args.json:
        from matcher.schemas import PostingRankingOut

        shell.write_json(PostingRankingOut.of(found).model_dump(mode="json"))
        return 0
    from matcher.cli.screen import Screen
    from matcher.cli.search_view import postings

    screen = Screen.of(shell)
    screen.show(postings(found, screen))
    return 0


def fitting(args: Namespace, settings: Settings, shell: Shell) -> PostingRanking:
    """The postings for a resume: a file's, or a kept one's by its id."""
    weights = weights_of(args.level, args.weights)
    given: ReadResume | None = None
    if not _is_id(args.resume):
        given = read_resume(args.resume, settings, shell)
    with shell.trips.open(settings, shell.say) as service:
        if not len(service.postings):
            raise BadRequest(
                f"no posting is kept at {one_line(str(settings.data))}. "
                "Keep some with `matcher index --what postings PATH`."
            )
        return service.postings_for(given or service.resume(args.resume), args.top, weights)


def _check_filled(service: Service, settings: Settings) -> None:
    if not len(service.resumes):
        raise BadRequest(
            f"the corpus at {one_line(str(settings.data))} is empty. "
            "Put resumes into it with `matcher index PATH`."
        )


def _is_id(source: str) -> bool:
    """Whether it is the id of something kept, and no file."""
    return source != STDIN and bool(_ID.fullmatch(source)) and not Path(source).exists()
