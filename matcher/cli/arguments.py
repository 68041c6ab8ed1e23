"""What may be typed. Everything here is cheap: `--help` loads nothing else."""

from __future__ import annotations

import argparse
from typing import NoReturn

from matcher.errors import BadRequest
from matcher.version import __version__

_WEIGHTS_HELP = (
    "what requirements count for, as NAME=WEIGHT,...; NAME is minimum, preferred, responsibility "
    "or the number of a requirement (`matcher parse posting` shows them). Usual: "
    "minimum=2,preferred=1,responsibility=0. A weight of 0 leaves out"
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Raise `BadRequest` instead of printing the usage and leaving."""
        raise BadRequest(f"{message} (see `{self.prog} --help`)")


def parser() -> Parser:
    """The whole command line. `command` of what it parses names the command."""
    root = Parser(
        prog="matcher",
        description="Pairs each requirement of a job posting with the closest evidence in a "
        "resume: quoted, located and scored. Everything runs on this machine.",
        epilog="Exit codes: 0 done, 1 a fault of the program, 2 bad usage or input, "
        "3 indexed, but some of the files failed.",
    )
    root.add_argument("--version", action="version", version=f"matcher {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_match(_command(commands, "match", "hold a resume against a posting"))
    _add_parse(_command(commands, "parse", "show what was understood of a file"))
    _add_index(_command(commands, "index", "read resumes into the corpus"))
    _add_rank(_command(commands, "rank", "rank the corpus for a posting"))
    _add_list(_command(commands, "list", "list the corpus"))
    _add_remove(_command(commands, "remove", "erase resumes from the corpus"))
    _add_transfer(_command(commands, "export", "write the corpus into one file"))
    _add_transfer(_command(commands, "import", "add what an export holds"))
    _add_evaluate(_command(commands, "evaluate", "measure against a labelled file"))
    _add_serve(_command(commands, "serve", "answer over HTTP"))
    _add_list(_command(commands, "doctor", "say what works here, and what keeps hostile files in"))
    return root


def _command(
    commands: argparse._SubParsersAction[Parser], name: str, summary: str
) -> argparse.ArgumentParser:
    description = summary[0].upper() + summary[1:] + "."
    command = commands.add_parser(name, help=summary, description=description)
    command.add_argument(
        "--debug",
        action="store_true",
        help="on a fault of the program, show where it happened (also: MATCHER_DEBUG=1)",
    )
    return command


def _add_match(command: argparse.ArgumentParser) -> None:
    command.add_argument("posting", metavar="POSTING", help="the posting's file, or - for stdin")
    command.add_argument("resume", metavar="RESUME", help="the resume's file, or - for stdin")
    _add_counting(command)
    command.add_argument("--html", metavar="FILE", help="also write a report that can be forwarded")
    command.add_argument("--date", metavar="TEXT", help="a date to print in the report", default="")


def _add_parse(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=("posting", "resume"), help="what the file is")
    command.add_argument("file", metavar="FILE", help="the file, or - for stdin")
    _add_pick(command)
    _add_json(command)


def _add_index(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="files and folders of resumes, archives (zip, tar), tables (CSV, JSON Lines, Parquet)",
    )
    command.add_argument(
        "--workers",
        type=_count,
        metavar="N",
        help="how many resumes are read at once (usual, and the most: one a core)",
    )
    command.add_argument(
        "--progress",
        choices=("auto", "bar", "plain", "json"),
        default="auto",
        help="how progress is told on standard error; json: one object a line (usual: auto)",
    )
    command.add_argument(
        "--failures", metavar="FILE", help="write name, code and reason of what failed, JSON Lines"
    )
    command.add_argument(
        "--retry", action="store_true", help="read again what failed, though it has not changed"
    )
    command.add_argument(
        "--text-column", metavar="NAME", help="of tables: the column with the texts (else guessed)"
    )
    command.add_argument(
        "--id-column", metavar="NAME", help="of tables: the column that names the rows"
    )
    _add_data(command)


def _add_rank(command: argparse.ArgumentParser) -> None:
    command.add_argument("posting", metavar="POSTING", help="the posting's file, or - for stdin")
    command.add_argument(
        "--top", type=_count, default=10, metavar="N", help="how many resumes (usual: 10)"
    )
    command.add_argument(
        "--versions",
        action="store_true",
        help="rank older versions of a resume too (usual: the newest of each person alone)",
    )
    _add_counting(command)
    _add_data(command)


def _add_list(command: argparse.ArgumentParser) -> None:
    _add_json(command)
    _add_data(command)


def _add_remove(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "ids", metavar="ID", nargs="+", help="a resume's id, or enough of its beginning"
    )
    command.add_argument(
        "--json", action="store_true", help="a sealed receipt of what was erased, one line for each"
    )
    _add_data(command)


def _add_transfer(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="the export, such as corpus.zip")
    command.add_argument(
        "--what",
        choices=("resumes", "postings"),
        default="resumes",
        help="which corpus (usual: %(default)s)",
    )
    _add_data(command)


def _add_evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", metavar="GOLD.json", help="pairs with labelled requirements")
    command.add_argument("--predictions", metavar="OUT.json", help="write the predictions here")


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    command.add_argument("--port", type=_port, default=8000, help="port (%(default)s)")
    _add_data(command)


def _add_counting(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--level",
        choices=("minimum", "preferred", "all"),
        default="all",
        help="match only the requirements of this level (usual: all)",
    )
    command.add_argument("--weights", metavar="NAME=WEIGHT,...", help=_WEIGHTS_HELP)
    _add_pick(command)
    command.add_argument(
        "--as-of",
        metavar="YYYY-MM",
        help="month in which jobs that go on are taken to end (usual: the present one)",
    )
    _add_json(command)


def _add_pick(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--posting",
        dest="pick",
        type=_count,
        metavar="N",
        help="of a job board's file with several postings, the one of this number",
    )


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON and nothing else")


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", metavar="DIR", help="the corpus's folder (else MATCHER_DATA)")


def _count(text: str) -> int:
    return _whole(text, 1, 1_000_000)


def _port(text: str) -> int:
    return _whole(text, 0, 65_535)


def _whole(text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 9 and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most:,}")
