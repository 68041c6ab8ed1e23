"""What the caller may say about sources, and what a container may cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.errors import TooLarge


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of what is untrusted. Passing one ends an item, or the container it stands in.

    - `item`: bytes of one document
    - `members`: members of an archive
    - `unpacked`: bytes that an archive may become, all members together
    - `ratio`: bytes that a packed byte may become, once an archive has become `ratio_from` bytes
    - `nested`: bytes of an archive inside an archive, which is held in memory; none goes deeper
    - `head`: bytes of a name or of other words about a member
    """

    item: int = 10_000_000
    members: int = 2_000_000
    unpacked: int = 400_000_000_000
    ratio: int = 200
    ratio_from: int = 50_000_000
    nested: int = 100_000_000
    head: int = 1 << 16

    def check(self, what: str, found: int, unit: str) -> None:
        """Raise `TooLarge` if `found` passes the bound named `what`."""
        allowed: int = getattr(self, what)
        if found > allowed:
            raise TooLarge(
                f"it has {found:,} {unit}; the limit is {allowed:,}. Split it, or unpack it first."
            )

    def check_ratio(self, packed: int, unpacked: int) -> None:
        """Raise `TooLarge` if so much cannot honestly have come of so little."""
        self.check("unpacked", unpacked, "bytes when unpacked")
        if unpacked > self.ratio_from and unpacked > self.ratio * max(packed, 1):
            raise TooLarge(
                f"it becomes more than {self.ratio} times its packed size; archives of documents "
                "do not. Unpack it first if you trust it."
            )


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read. `text` and `id` name columns (or fields); None: they are guessed.

    `shortest`: characters that a text in a cell or field has at least, to be a document.
    `parts` is for documents that are JSON objects themselves: what it finds in a file that is one
    object, several of them or none, are documents, and so are the objects of an array or a line.
    """

    bounds: Bounds = Bounds()
    text: str | None = None
    id: str | None = None
    shortest: int = 0
    parts: Callable[[bytes], Sequence[bytes]] | None = None
