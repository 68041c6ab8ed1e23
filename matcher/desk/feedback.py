"""A reviewer's word on a requirement: kept beside the model's, never in its place."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from matcher.desk.database import Database
from matcher.errors import UnknownFeedback
from matcher.types import Verdict

_COLUMNS = """id, posting_id, resume_id, requirement, verdict, reason, reviewer, created_at,
    model_verdict, model_coverage, policy, model"""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer says: the verdict on requirement `requirement` (from 1), and why.

    `reviewer` is what they call themselves, "" where they do not say.
    """

    posting_id: str
    resume_id: str
    requirement: int
    verdict: Verdict
    reason: str
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An opinion, and what the model said of the same pair when it was given.

    `created_at` is ISO 8601 in UTC; `model_coverage` is in 0..1.
    """

    id: str
    opinion: Opinion
    created_at: str
    model_verdict: Verdict
    model_coverage: float
    policy: str
    model: str


class FeedbackBook:
    """All feedback, in the order in which it was given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, made: Feedback) -> None:
        """Keep `made` as the last one."""
        o = made.opinion
        row = (
            *(made.id, o.posting_id, o.resume_id, o.requirement, o.verdict.value, o.reason),
            *(o.reviewer, made.created_at, made.model_verdict.value, made.model_coverage),
            *(made.policy, made.model),
        )
        marks = ", ".join("?" * len(row))
        with self._database.writing() as db:
            db.execute(f"INSERT INTO feedback ({_COLUMNS}) VALUES ({marks})", row)  # noqa: S608

    def get(self, id: str) -> Feedback:
        """One by its id. Raises `UnknownFeedback`."""
        with self._database.reading() as db:
            query = f"SELECT {_COLUMNS} FROM feedback WHERE id = ?"  # noqa: S608 - a constant
            row = db.execute(query, (id,)).fetchone()
        if row is None:
            raise UnknownFeedback("there is no feedback of this id; it may have been removed.")
        return _made(row)

    def page(
        self, after: int, most: int, posting_id: str | None = None, resume_id: str | None = None
    ) -> tuple[int, list[Feedback]]:
        """Up to `most` behind place `after`, of a posting or a resume where one is named.

        Gives the place of the last, to go on from.
        """
        query = f"""SELECT seq, {_COLUMNS} FROM feedback
            WHERE seq > ?1 AND (?2 IS NULL OR posting_id = ?2) AND (?3 IS NULL OR resume_id = ?3)
            ORDER BY seq LIMIT ?4"""  # noqa: S608 - a constant
        with self._database.reading() as db:
            given = (after, posting_id, resume_id, most)
            rows: list[Any] = db.execute(query, given).fetchall()
        return (int(rows[-1][0]) if rows else after), [_made(row[1:]) for row in rows]

    def on(self, posting_id: str, resume_ids: Sequence[str]) -> dict[str, list[Feedback]]:
        """Resume id -> what was said of its matches with a posting, in order."""
        found: dict[str, list[Feedback]] = {}
        query = f"SELECT {_COLUMNS} FROM feedback WHERE posting_id = ? ORDER BY seq"  # noqa: S608
        wanted = set(resume_ids)
        with self._database.reading() as db:
            for row in db.execute(query, (posting_id,)):
                if row[2] in wanted:
                    found.setdefault(str(row[2]), []).append(_made(row))
        return found

    def remove(self, id: str) -> None:
        """Erase one. Raises `UnknownFeedback`."""

        def delete(db: apsw.Connection) -> int:
            db.execute("DELETE FROM feedback WHERE id = ?", (id,))
            return db.changes()

        if not self._database.erase(delete):
            raise UnknownFeedback("there is no feedback of this id; it may have been removed.")


def new_id() -> str:
    """An id that nobody can guess."""
    return uuid.uuid4().hex


def _made(row: Sequence[Any]) -> Feedback:
    id, posting, resume, number, verdict, reason, reviewer, at, said, coverage, policy, model = row
    opinion = Opinion(posting, resume, number, Verdict(verdict), reason, reviewer)
    return Feedback(id, opinion, at, Verdict(said), coverage, policy, model)
