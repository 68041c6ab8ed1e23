"""`matcher parse`: what was understood of a posting or a resume, with its places."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from matcher.cli.inputs import read_posting, read_resume, settings_of
from matcher.cli.shell import Shell

if TYPE_CHECKING:
    from matcher.reading import ReadPosting, ReadResume


def run(args: Namespace, shell: Shell) -> int:
    """Read the file and show what came of it. No model is loaded."""
    settings = settings_of(args, shell)
    if args.what == "posting":
        posting = read_posting(args.file, settings, shell, args.pick)
        show_posting(posting, as_json=args.json, shell=shell)
    else:
        show_resume(read_resume(args.file, settings, shell), as_json=args.json, shell=shell)
    return 0


def show_posting(read: ReadPosting, *, as_json: bool, shell: Shell) -> None:
    """Print a posting's title and requirements."""
    if as_json:
        from matcher.schemas import PostingOut

        shell.write_json(PostingOut.of(read.posting).model_dump(mode="json"))
    else:
        from matcher.cli.parse_view import posting_lines
        from matcher.cli.screen import Screen

        screen = Screen.of(shell)
        screen.show(posting_lines(read.posting, read.document, screen))


def show_resume(read: ReadResume, *, as_json: bool, shell: Shell) -> None:
    """Print a resume's sections and the passages that may be quoted."""
    if as_json:
        from matcher.schemas import ResumeOut

        shell.write_json(ResumeOut.of(read.resume, read.document).model_dump(mode="json"))
    else:
        from matcher.cli.parse_view import resume_lines
        from matcher.cli.screen import Screen

        screen = Screen.of(shell)
        screen.show(resume_lines(read.resume, read.document, screen))
