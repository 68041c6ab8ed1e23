"""What children are asked to do, and what of their answers can be."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from index.errors import DocumentError, Fault
from index.sandbox import shapes, wire
from index.sandbox.allowance import Allowance
from index.sandbox.checks import check_document
from index.sandbox.ended import Ended, crashed, fault_of, no_memory, too_much_text
from index.types import Document

T = TypeVar("T")
_LONGEST_SENTENCE = 4_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """A function that children call, known by its dotted name so that nobody else imports it.

    Its first parameter is the file's bytes; the others, and what it returns, are of types that
    `shapes` can write. `result` is what it returns, `check` raises `ValueError` for an answer that
    is well-formed and still cannot be. `faults` are the faults that it may raise beside
    `DocumentError`. If the function's module has a function `warm`, it is called before any child
    is forked: there it loads what its work needs.
    """

    function: str
    result: type[T]
    check: Callable[[T, bytes], None] = field(default=lambda _answer, _data: None)
    faults: tuple[type[Fault], ...] = ()

    def judged(self, ended: Ended, data: bytes, allowance: Allowance) -> T:
        """The answer of a child that ended so, or the fault that this is: see `Sandbox.run`."""
        kind, body = ended.answer[:1], ended.answer[1:]
        if ended.fault is not None or ended.code != 0 or not kind:
            raise fault_of(ended, allowance)
        if kind == wire.NO_MEMORY:
            raise no_memory(allowance)
        if kind == wire.TOO_LONG:
            raise too_much_text(allowance)
        try:
            if kind == wire.DONE:
                answer = cast(T, shapes.read(body, self.result))
                self.check(answer, data)
                return answer
            first, second = shapes.read(body, tuple[str, ...])
        except ValueError as error:
            _log.warning("a reader's answer cannot be: %s", error)
            raise crashed("it answered what cannot be") from None
        if kind == wire.REFUSED:
            raise self._fault(first, second)
        _log.warning("reading failed with %s at %s", first[:80], second[:400])
        raise crashed(f"it met something unforeseen, {first[:80]}")

    def _fault(self, code: str, sentence: str) -> Fault:
        kinds: list[type[Fault]] = [DocumentError, *_below(DocumentError), *self.faults]
        for kind in kinds:
            if kind.code == code:
                return kind(sentence[:_LONGEST_SENTENCE])
        return crashed("it answered a fault that there is none of")


def _below(kind: type[Fault]) -> list[type[Fault]]:
    found: list[type[Fault]] = []
    for inner in kind.__subclasses__():
        found += [inner, *_below(inner)]
    return found


EXTRACT = Work("index.sandbox.reading.extract", Document, check=check_document)
