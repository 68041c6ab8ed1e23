"""`matcher`: parse, run one command, and turn what went wrong into a line and an exit code."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from index.errors import Fault
from matcher.cli.arguments import parser
from matcher.cli.inputs import Refused
from matcher.cli.shell import Shell
from matcher.errors import BadRequest

DONE, OUR_FAULT, BAD_INPUT = 0, 1, 2
STOPPED, PIPE_CLOSED = 130, 141  # 128 + the signal, as a shell reports it

_THEIRS = {  # what a path or a disk can do to us; a file that is missing is not among them
    getattr(errno, name)
    for name in "EACCES EPERM ENOSPC EDQUOT EROFS ENOTDIR EISDIR ENAMETOOLONG ELOOP".split()
}

Command = Callable[[Namespace, Shell], int]

_COMMANDS = {  # name -> module and function
    "match": ("match", "run"),
    "parse": ("parse", "run"),
    "rank": ("rank", "run"),
    "search": ("search", "run_search"),
    "postings": ("search", "run_postings"),
    "index": ("index", "run"),
    "candidates": ("candidates", "run"),
    "list": ("corpus", "run_list"),
    "tag": ("tag", "run"),
    "remove": ("corpus", "run_remove"),
    "export": ("transfer", "run_export"),
    "import": ("transfer", "run_import"),
    "rebuild": ("rebuild", "run"),
    "evaluate": ("evaluate", "run"),
    "doctor": ("doctor", "run"),
    "keys": ("keys", "run"),
    "config": ("config", "run"),
    "mcp": ("mcp", "run"),
    "serve": ("serve", "run"),
}


def main(argv: Sequence[str] | None = None, shell: Shell | None = None) -> int:
    """Run one command; gives its exit code: 0 done, 2 bad usage or input, 1 our fault."""
    shell = shell or Shell.of_process()
    debug = shell.environ.get("MATCHER_DEBUG") == "1"
    try:
        args = parser().parse_args(argv)
        debug = debug or args.debug
        code = _command(args.command)(args, shell)
        shell.out.flush()
    except KeyboardInterrupt:
        shell.say("stopped")
        return STOPPED
    except BrokenPipeError:
        _leave_pipe(shell)
        return PIPE_CLOSED
    except (Fault, Refused, OSError) as error:
        sentence = _sentence(error)
        if sentence:
            shell.say(sentence)
            return BAD_INPUT
        return _confess(error, shell, debug)
    except Exception as error:  # noqa: BLE001 - the last door: what nobody foresaw is our fault
        return _confess(error, shell, debug)
    return code


def _command(name: str) -> Command:
    """The function behind a command; only that command's modules are imported."""
    module, function = _COMMANDS[name]
    return cast(Command, getattr(import_module(f"matcher.cli.{module}"), function))


def _sentence(error: Fault | Refused | OSError) -> str:
    """What the user can mend, in one sentence; "" if it is nothing that they did."""
    if isinstance(error, Refused):
        return f"{error.name}: {error.fault} [{error.fault.code}]"
    if isinstance(error, BadRequest):
        return str(error)
    if isinstance(error, Fault):
        return f"{error} [{error.code}]"
    if error.filename is not None and error.errno in _THEIRS:
        return f"{error.filename}: {(error.strerror or 'cannot be used').lower()}"
    return ""


def _confess(error: Exception, shell: Shell, debug: bool) -> int:
    """Say that it is our fault. Messages may quote a document, so they are never shown."""
    kind = type(error).__name__
    if debug:
        shell.err.write("".join(traceback.format_tb(error.__traceback__)))
        shell.say(f"this is a fault of the program ({kind})")
    else:
        shell.say(f"this is a fault of the program ({kind}); --debug shows where it happened")
    return OUR_FAULT


def _leave_pipe(shell: Shell) -> None:
    """Whoever read our output has gone; let Python's last flush go nowhere instead of failing."""
    if isinstance(shell.out, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, shell.out.fileno())
        os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
