"""What passes between this process, the one that forks, and a child.

To the forking process goes a byte, `WANTED`, with two descriptors; it says `READY` once. A child's
channel is a socket, or a pair of pipes: a request is a line of JSON and then the file's bytes, an
answer is its length, one byte that says what kind it is, and then what belongs to it. A child takes
requests until its channel is closed; what is allowed it is what the first one allows.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass

from index.sandbox.allowance import Allowance

READY, WANTED = b"!", b"?"
_LENGTH = struct.Struct("!I")
HEAD = _LENGTH.size + 1  # bytes of an answer beside its body

DONE = b"D"  # then what the function returned
REFUSED = b"R"  # then code and sentence of a fault
NO_MEMORY = b"M"
TOO_LONG = b"L"  # an answer
MORE = b"P"  # it needs text recognition
BROKEN = b"B"  # then what kind of error nobody foresaw, and where


@dataclass(frozen=True, slots=True)
class Request:
    """What a child is to do: call `function`, by dotted name, with the data and `arguments`.

    `arguments` are, as `shapes` writes them, the function's parameters after the first. `may_ask`:
    the child may answer that it needs text recognition, to be asked again with more allowed.
    """

    function: str
    arguments: tuple[str, ...]
    allowance: Allowance
    size: int
    may_ask: bool = False

    def to_line(self) -> bytes:
        """The request as the line that stands before the data."""
        head = [self.function, self.arguments, asdict(self.allowance), self.size, self.may_ask]
        return json.dumps(head).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Request:
        """The request that `to_line` wrote."""
        function, arguments, allowance, size, may_ask = json.loads(line)
        allowance["programs"] = tuple(allowance["programs"])
        return cls(function, tuple(arguments), Allowance(**allowance), size, may_ask)


def packed(kind: bytes, body: bytes) -> bytes:
    """An answer, on its way."""
    return _LENGTH.pack(len(kind) + len(body)) + kind + body


def unpacked(said: bytes | bytearray) -> bytes | None:
    """Kind and body of the answer, with whatever follows it; None while it is not whole."""
    if len(said) < _LENGTH.size or len(said) - _LENGTH.size < _LENGTH.unpack_from(said)[0]:
        return None
    return bytes(said[_LENGTH.size :])
