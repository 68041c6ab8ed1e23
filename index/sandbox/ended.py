"""How a child ended, and the fault that this is."""

from __future__ import annotations

import signal
from contextlib import suppress
from dataclasses import dataclass

from index.errors import DocumentError, ReaderCrashed, TookTooLong, TooLarge, TooMuchMemory
from index.sandbox.allowance import Allowance

GOES_ON = 256  # in place of an exit code: it closed its channel and did not end
_MUCH = 0.5  # of the memory allowed: who dies of a signal with more than that died of it


@dataclass(frozen=True, slots=True)
class Ended:
    """What a child left behind.

    `code` is its exit code, negative for a signal, and None where there was no child. `resident`
    is the most memory in bytes that it had, 0 where that is not known. `fault` is why it was ended
    from outside.
    """

    code: int | None = None
    answer: bytes = b""
    resident: int = 0
    fault: DocumentError | None = None


def fault_of(ended: Ended, allowance: Allowance) -> DocumentError:
    """Why a child that ended like this gave no answer."""
    if ended.fault is not None:
        return ended.fault
    if ended.code is None:
        return crashed("the process that reads files could not be had")
    name = ""
    with suppress(ValueError):
        name = signal.Signals(-ended.code).name
    if name == "SIGXCPU":
        return too_much_work(allowance)
    if name and ended.resident > _MUCH * allowance.memory:
        return no_memory(allowance)
    if name == "SIGKILL":
        return crashed("the system ended it, which it does when memory runs out")
    return crashed(f"it was ended by {name}" if name else "it ended without an answer")


def crashed(how: str) -> ReaderCrashed:
    """The reader came to an end that nobody wanted; `how` says which."""
    return ReaderCrashed(
        f"the reader failed on the file: {how}. The file is damaged or unusual. "
        "Open it in its own program, save it anew and send that."
    )


def too_long(allowance: Allowance) -> TookTooLong:
    """The clock ran out."""
    return TookTooLong(
        f"reading the file took longer than the limit of {allowance.seconds:g} seconds "
        "(setting max_seconds). "
        "Save it anew in its own program, or send a simpler file."
    )


def too_much_work(allowance: Allowance) -> TookTooLong:
    """The processor time ran out."""
    return TookTooLong(
        "reading the file took more processor time than the limit of "
        f"{allowance.cpu_seconds} seconds (setting max_cpu_seconds). "
        "Save it anew in its own program, or send a simpler file."
    )


def no_memory(allowance: Allowance) -> TooMuchMemory:
    """The memory ran out."""
    return TooMuchMemory(
        f"reading the file needs more memory than the limit of {allowance.memory:,} bytes "
        "(setting max_memory). "
        "Save it anew in its own program, or send a smaller file."
    )


def too_much_text(allowance: Allowance) -> TooLarge:
    """The answer passed its limit."""
    return TooLarge(
        "what was read of the file is more than the limit of "
        f"{allowance.answer:,} bytes for an answer (setting max_answer). Send a shorter file."
    )
