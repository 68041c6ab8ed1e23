"""What a reviewer made of a posting's requirements, beside what the parser understood."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from matcher.desk.database import Database
from matcher.errors import BadRequest, PreconditionFailed
from matcher.types import Level, Posting, Requirement


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed of one requirement; None leaves what the posting says."""

    level: Level | None = None
    weight: float | None = None
    must_have: bool | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits of a posting, by requirement number from 1. `revision` counts their changes."""

    revision: int = 0
    by_number: tuple[tuple[int, Edit], ...] = ()

    def changed(self, changes: Mapping[int, Edit | None]) -> Edits:
        """With `changes` in place of what was there; None takes an edit back."""
        merged: dict[int, Edit | None] = {**dict(self.by_number), **changes}
        kept = [(n, one) for n, one in sorted(merged.items()) if one not in (None, Edit())]
        return replace(self, by_number=tuple((n, one) for n, one in kept if one))

    def applied(self, posting: Posting) -> Posting:
        """`posting` as edited. An edit of a requirement that it does not have does nothing."""
        if not self.by_number:
            return posting
        edits = dict(self.by_number)
        numbered = enumerate(posting.requirements, 1)
        return replace(posting, requirements=tuple(_edited(r, edits.get(n)) for n, r in numbered))

    def check(self, posting: Posting) -> None:
        """Raise `BadRequest` unless the edits fit `posting`, which is as its parser gave it."""
        there = len(posting.requirements)
        for number, _ in self.by_number:
            if not 1 <= number <= there:
                raise BadRequest(
                    f"the posting has requirements 1 to {there}; there is none of {number}."
                )
        for number, one in enumerate(self.applied(posting).requirements, 1):
            if one.must_have and one.weight == 0:
                raise BadRequest(
                    f"requirement {number} is a must-have and is to count for nothing. "
                    "Change one of the two."
                )


def _edited(requirement: Requirement, edit: Edit | None) -> Requirement:
    if edit is None:
        return requirement
    return replace(
        requirement,
        level=edit.level or requirement.level,
        weight=edit.weight,
        must_have=bool(edit.must_have),
    )


class EditBook:
    """The edits of all postings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, posting_id: str) -> Edits:
        """The edits of a posting; none where nobody made any."""
        with self._database.reading() as db:
            query = "SELECT revision, content FROM edits WHERE posting_id = ?"
            row = db.execute(query, (posting_id,)).fetchone()
        return Edits() if row is None else Edits(int(row[0]), _read(str(row[1])))

    def keep(self, posting_id: str, edits: Edits) -> Edits:
        """Keep `edits` in place of those of which they were made, under the next revision.

        Raises `PreconditionFailed` if others were kept meanwhile.
        """
        kept = replace(edits, revision=edits.revision + 1)
        content = json.dumps([[n, _written(one)] for n, one in edits.by_number])
        with self._database.writing() as db:
            query = "SELECT revision FROM edits WHERE posting_id = ?"
            row = db.execute(query, (posting_id,)).fetchone()
            if (0 if row is None else row[0]) != edits.revision:
                raise PreconditionFailed(
                    "the posting was edited by somebody else meanwhile. Get it again."
                )
            db.execute(
                "INSERT OR REPLACE INTO edits VALUES (?, ?, ?)",
                (posting_id, kept.revision, content),
            )
        return kept


def _written(edit: Edit) -> list[Any]:
    return [edit.level and edit.level.value, edit.weight, edit.must_have]


def _read(content: str) -> tuple[tuple[int, Edit], ...]:
    return tuple(
        (number, Edit(Level(level) if level else None, weight, must_have))
        for number, (level, weight, must_have) in json.loads(content)
    )
