"""What may be typed. Everything here is cheap: `--help` loads nothing else."""

from __future__ import annotations

import argparse
from typing import NoReturn

from matcher.cli import options
from matcher.errors import BadRequest
from matcher.version import __version__


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
    _add_candidates(_command(commands, "candidates", "read an ATS's export of candidates"))
    _add_rank(_command(commands, "rank", "rank the corpus for a posting"))
    _add_search(_command(commands, "search", "show which resumes show one requirement"))
    _add_postings(_command(commands, "postings", "rank the kept postings for a resume"))
    _add_listing(_command(commands, "list", "list the corpus"))
    _add_tag(_command(commands, "tag", "give tags to resumes, or show those that there are"))
    _add_remove(_command(commands, "remove", "erase resumes from the corpus"))
    _add_transfer(_command(commands, "export", "write the corpus into one file"))
    _add_transfer(_command(commands, "import", "add what an export holds"))
    options.add_data(
        _command(commands, "rebuild", "make the corpus ready for this version and model")
    )
    _add_evaluate(_command(commands, "evaluate", "measure against a labelled file"))
    _add_serve(_command(commands, "serve", "answer over HTTP"))
    _add_mcp(_command(commands, "mcp", "answer an assistant, over the Model Context Protocol"))
    _add_keys(_command(commands, "keys", "make, list and end the keys of a server"))
    _add_list(_command(commands, "config", "show every setting, and where it was found"))
    _add_list(_command(commands, "doctor", "say what works here, and what keeps hostile files in"))
    return root


def _command(
    commands: argparse._SubParsersAction[Parser], name: str, summary: str
) -> argparse.ArgumentParser:
    description = summary[0].upper() + summary[1:] + "."
    command = commands.add_parser(name, help=summary, description=description)
    command.add_argument("--config", metavar="FILE", help="settings in TOML (else MATCHER_CONFIG)")
    command.add_argument(
        "--debug",
        action="store_true",
        help="on a fault of the program, show where it happened (also: MATCHER_DEBUG=1)",
    )
    return command


def _add_match(command: argparse.ArgumentParser) -> None:
    command.add_argument("posting", metavar="POSTING", help="the posting's file, or - for stdin")
    command.add_argument("resume", metavar="RESUME", help="the resume's file, or - for stdin")
    options.add_counting(command)
    command.add_argument("--html", metavar="FILE", help="also write a report that can be forwarded")
    command.add_argument("--date", metavar="TEXT", help="a date to print in the report", default="")


def _add_parse(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=("posting", "resume"), help="what the file is")
    command.add_argument("file", metavar="FILE", help="the file, or - for stdin")
    options.add_pick(command)
    options.add_json(command)


def _add_index(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="files and folders of resumes, archives (zip, tar), tables (CSV, JSON Lines, Parquet)",
    )
    options.add_what(command)
    command.add_argument(
        "--workers",
        type=options.count,
        metavar="N",
        help="how many resumes are read at once (usual, and the most: one a core)",
    )
    command.add_argument(
        "--tag", action="append", metavar="TAG", help="give it to each of them, also to those known"
    )
    options.add_progress(command)
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
    options.add_data(command)


def _add_candidates(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE.json", help="candidates of Greenhouse, Lever or Ashby, or - for stdin"
    )
    command.add_argument(
        "--into", metavar="FOLDER", help="write their documents here, and index nothing"
    )
    command.add_argument(
        "--links",
        metavar="FILE",
        help="write which files the export only points at, JSON Lines; nothing is ever fetched",
    )
    options.add_progress(command)
    options.add_data(command)


def _add_search(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "text", metavar="TEXT", nargs="?", help="what is asked for, as a posting would write it"
    )
    command.add_argument(
        "--from",
        dest="source",
        metavar="POSTING",
        help="instead of TEXT: a posting's file, or the id of a kept one",
    )
    command.add_argument(
        "--number", type=options.count, metavar="N", help="which requirement of the posting, from 1"
    )
    options.add_pick(command)
    command.add_argument(
        "--top", type=options.count, default=10, metavar="N", help="how many resumes (usual: 10)"
    )
    options.add_where(command)
    options.add_as_of(command)
    options.add_json(command)
    options.add_data(command)


def _add_postings(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "resume", metavar="RESUME", help="the resume's file, the id of a kept one, or - for stdin"
    )
    command.add_argument(
        "--top", type=options.count, default=10, metavar="N", help="how many postings (usual: 10)"
    )
    options.add_level(command)
    options.add_as_of(command)
    options.add_json(command)
    options.add_data(command)


def _add_rank(command: argparse.ArgumentParser) -> None:
    command.add_argument("posting", metavar="POSTING", help="the posting's file, or - for stdin")
    command.add_argument(
        "--top", type=options.count, default=10, metavar="N", help="how many resumes (usual: 10)"
    )
    options.add_where(command)
    options.add_counting(command)
    command.add_argument(
        "--csv", action="store_true", help="print a table for a spreadsheet: a row a resume"
    )
    command.add_argument(
        "--quotes",
        action="store_true",
        help="with --csv: a row for each requirement of each resume, with its quote, page, reasons",
    )
    options.add_data(command)


def _add_listing(command: argparse.ArgumentParser) -> None:
    options.add_what(command)
    command.add_argument(
        "--counts",
        action="store_true",
        help="count degrees, years, languages, places and tags of the resumes instead",
    )
    options.add_where(command)
    _add_list(command)


def _add_list(command: argparse.ArgumentParser) -> None:
    options.add_json(command)
    options.add_data(command)


def _add_tag(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "ids", metavar="ID", nargs="*", help="a resume's id, or enough of its beginning"
    )
    command.add_argument("-a", "--add", action="append", metavar="TAG", help="give it to each")
    command.add_argument("-r", "--remove", action="append", metavar="TAG", help="take it from each")
    _add_list(command)


def _add_remove(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "ids", metavar="ID", nargs="*", help="a resume's id, or enough of its beginning"
    )
    options.add_what(command)
    command.add_argument(
        "--json", action="store_true", help="a sealed receipt of what was erased, one line for each"
    )
    command.add_argument(
        "--check", metavar="FILE", help="erase nothing: say whether its receipts are this corpus's"
    )
    options.add_data(command)


def _add_transfer(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", help="the export, such as corpus.zip")
    options.add_what(command)
    options.add_data(command)


def _add_evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", metavar="GOLD.json", help="pairs with labelled requirements")
    command.add_argument("--predictions", metavar="OUT.json", help="write the predictions here")


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", help="address to listen on (else MATCHER_HOST, or 127.0.0.1)")
    command.add_argument("--port", type=options.port, help="port (else MATCHER_PORT, or 8000)")
    command.add_argument(
        "--without-keys",
        action="store_true",
        help="let everybody in who can reach the address: for a network that you trust whole "
        "(also: MATCHER_KEYS=off)",
    )
    command.add_argument(
        "--log",
        choices=("text", "json"),
        help="how the log is written, on standard error (else MATCHER_LOG, or text)",
    )
    options.add_data(command)


def _add_mcp(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--files", metavar="FOLDER", help="let the assistant name files in it (usual: none at all)"
    )
    command.add_argument(
        "--names",
        action="store_true",
        help="tell the assistant whose a resume is and how to reach them (usual: mask that)",
    )
    command.add_argument(
        "--url",
        metavar="URL",
        help="ask a running server instead of the corpus here; its key is MATCHER_KEY",
    )
    command.add_argument(
        "--http",
        type=options.port,
        metavar="PORT",
        help="answer over streamable HTTP on 127.0.0.1, at /mcp (usual: standard input and output)",
    )
    options.add_data(command)


def _add_keys(command: argparse.ArgumentParser) -> None:
    what = command.add_subparsers(dest="what", metavar="WHAT", required=True)
    create = what.add_parser("create", help="make a key; it is printed this once")
    create.add_argument("name", metavar="NAME", help="what the key is for, such as ats-import")
    create.add_argument(
        "--scope",
        action="append",
        metavar="SCOPE,...",
        help="read: look, match, rank; write: add, change, remove; admin: metrics. None implies "
        "another; may be given several times (usual: read,write)",
    )
    create.add_argument(
        "--tenant",
        default="default",
        metavar="NAME",
        help="whose corpus; a new name is a new tenant, with a corpus of its own (%(default)s)",
    )
    create.add_argument(
        "--expires",
        default="1y",
        metavar="WHEN",
        help="an age (90d, 12w, 1y), a day (2027-06-30) or never (usual: %(default)s)",
    )
    revoke = what.add_parser("revoke", help="end a key, within a second, for running servers too")
    revoke.add_argument("id", metavar="ID", help="the key's id, which `matcher keys list` shows")
    for one in (create, what.add_parser("list", help="list all keys, without their secrets")):
        options.add_json(one)
        options.add_data(one)
    options.add_data(revoke)
