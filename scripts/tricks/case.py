"""The noun of the tricks: one file of which it is known which words a reader sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """A made file. Each format has a module with `cases() -> Iterator[Case]`.

    - `name`: what was done, such as "white on white"; cases of one trick share it
    - `data`, `file`: the bytes, and the name they are sent under, such as "resume.pdf"
    - `hidden`: words that stand in the file and that no reader sees; none of them is visible
    - `visible`: words that a reader sees, and that must be read as such; none of them is hidden
    - `is_trick`: False for a decoy: honest text that only looks like a trick, `hidden` is empty
    """

    name: str
    data: bytes
    file: str
    hidden: tuple[str, ...]
    visible: tuple[str, ...]
    is_trick: bool = True
