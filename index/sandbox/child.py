"""A file in a child: take the request, be confined, do the work, answer: see `wire`."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, get_type_hints

from index.errors import Fault
from index.sandbox import shapes
from index.sandbox.confine import Confinement
from index.sandbox.reading import Wanted, withhold_recognition
from index.sandbox.wire import BROKEN, DONE, MORE, NO_MEMORY, REFUSED, TOO_LONG, Request, packed

_PIECE = 1 << 16
_LONGEST_LINE = 1 << 20
_WHERE = 6  # the innermost frames are told of what nobody foresaw

Call = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A function, the types of its parameters after the first, and that of what it returns."""

    call: Call
    kinds: tuple[Any, ...]
    result: Any

    @classmethod
    def of(cls, name: str) -> Task:
        """The function of a dotted name, its module loaded and warmed."""
        module_name, _, last = name.rpartition(".")
        call: Call = getattr(_warmed(module_name), last)
        hints = get_type_hints(call)
        result = hints.pop("return")
        shapes.prepare(result, *hints.values())
        return cls(call, tuple(hints.values())[1:], result)


@cache
def _warmed(name: str) -> ModuleType:
    module = import_module(name)
    getattr(module, "warm", lambda: None)()
    return module


def serve(source: int, sink: int, tasks: Mapping[str, Task], confinement: Confinement) -> None:
    """Take requests from the descriptor `source` and answer to `sink`; both may be one.

    What is given up for the first is given up for good.
    """
    line, data = _line(source)
    request = Request.from_line(line)
    confinement.apply(request.allowance)
    if not request.allowance.threads:
        withhold_recognition(ask=request.may_ask)
    while True:
        while len(data) < request.size:
            piece = os.read(source, min(_PIECE, request.size - len(data)))
            if not piece:
                return  # whoever asked has gone
            data += piece
        kind, body = _answer(tasks[request.function], bytes(data), request.arguments)
        if len(body) > request.allowance.answer:
            kind, body = TOO_LONG, b""
        _send(sink, packed(kind, body))
        line, data = _line(source)
        request = Request.from_line(line)


def _answer(task: Task, data: bytes, arguments: Sequence[str]) -> tuple[bytes, bytes]:
    try:
        given = [
            shapes.read(text.encode(), kind)
            for text, kind in zip(arguments, task.kinds, strict=True)
        ]
        return DONE, shapes.written(task.call(data, *given), task.result)
    except Fault as fault:
        if isinstance(fault.__context__, MemoryError):
            return NO_MEMORY, b""
        return REFUSED, _json([fault.code, str(fault)])
    except MemoryError:
        return NO_MEMORY, b""
    except Wanted:
        return MORE, b""
    except BaseException as error:  # noqa: BLE001 - whatever it is, it ends here and is told
        return BROKEN, _json([type(error).__name__, _places(error)])


def _places(error: BaseException) -> str:
    """Where it happened, without what it says: that may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)[-_WHERE:]
    return " < ".join(f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in reversed(frames))


def _json(value: Sequence[str]) -> bytes:
    return json.dumps(value).encode()


def _line(source: int) -> tuple[bytes, bytearray]:
    """The first line, and what came after it."""
    held = bytearray()
    while b"\n" not in held and len(held) < _LONGEST_LINE:
        piece = os.read(source, _PIECE)
        if not piece:
            os._exit(0)
        held += piece
    line, _, rest = bytes(held).partition(b"\n")
    return line, bytearray(rest)


def _send(sink: int, answer: bytes) -> None:
    view = memoryview(answer)
    while view:
        view = view[os.write(sink, view) :]


def silence() -> None:
    """Let whatever a library prints go nowhere, and what it would read be nothing."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    if nowhere > 2:
        os.close(nowhere)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
