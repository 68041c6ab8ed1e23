"""What reviewers said and edited, a line of JSON each: it goes along when a corpus is moved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any, TypeVar

from index.errors import Unreadable
from matcher.desk.desk import Desk
from matcher.desk.edits import Edit, Edits
from matcher.desk.feedback import Feedback, Opinion
from matcher.errors import UnknownFeedback
from matcher.types import Level, Verdict

_PAGE = 500  # of feedback, read at a time
_HEAVIEST = 1e6  # that an edited requirement may count

N = TypeVar("N", int, float)

Here = Callable[[str], bool]  # whether a document of this id is kept


def lines(
    desk: Desk, postings: Iterable[str], wanted: Callable[[Opinion], bool]
) -> Iterator[bytes]:
    """The edits of `postings`, and the feedback that is `wanted`."""
    for id in postings:
        edits = desk.edits.of(id)
        if edits.by_number:
            changed = {number: asdict(edit) for number, edit in edits.by_number}
            yield _line({"kind": "edits", "posting_id": id, "by_number": changed})
    place, found = desk.feedback.page(0, _PAGE)
    while found:
        for one in found:
            if wanted(one.opinion):
                yield _line({"kind": "feedback", **asdict(one)})
        place, found = desk.feedback.page(place, _PAGE)


def take_in(desk: Desk, said: Iterable[bytes], posting: Here, resume: Here) -> int:
    """Keep what `lines` gave of documents that are here, and was not kept before; gives how much.

    A posting that was edited here stays as it is. Raises `Unreadable`.
    """
    taken = 0
    for line in said:
        try:
            one = _read(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unreadable(
                "this is no whole export: what reviewers said cannot be read. Export it again."
            ) from error
        if isinstance(one, Feedback):
            taken += _feedback(desk, one, posting, resume)
        elif posting(one[0]) and not desk.edits.of(one[0]).revision:
            desk.edits.keep(*one)
            taken += 1
    return taken


def _feedback(desk: Desk, one: Feedback, posting: Here, resume: Here) -> bool:
    """Erasing a document erases what was said of it, so that nothing is kept of one that is not."""
    if not (posting(one.opinion.posting_id) and resume(one.opinion.resume_id)):
        return False
    try:
        desk.feedback.get(one.id)
    except UnknownFeedback:
        desk.feedback.keep(one)
        return True
    return False


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _read(said: dict[str, Any]) -> Feedback | tuple[str, Edits]:
    if said["kind"] == "edits":
        changed = sorted((int(number), _edit(one)) for number, one in said["by_number"].items())
        return _text(said["posting_id"]), Edits(0, tuple(changed))
    opinion = said["opinion"]
    return Feedback(
        id=_text(said["id"]),
        opinion=Opinion(
            posting_id=_text(opinion["posting_id"]),
            resume_id=_text(opinion["resume_id"]),
            requirement=_number(opinion["requirement"], 1, 1_000_000),
            verdict=Verdict(opinion["verdict"]),
            reason=_text(opinion["reason"]),
            reviewer=_text(opinion["reviewer"]),
        ),
        created_at=_text(said["created_at"]),
        model_verdict=Verdict(said["model_verdict"]),
        model_coverage=_number(said["model_coverage"], 0.0, 1.0),
        policy=_text(said["policy"]),
        model=_text(said["model"]),
    )


def _edit(said: dict[str, Any]) -> Edit:
    level, weight, must_have = said["level"], said["weight"], said["must_have"]
    return Edit(
        level=None if level is None else Level(level),
        weight=None if weight is None else _number(weight, 0.0, _HEAVIEST),
        must_have=None if must_have is None else bool(must_have),
    )


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError("no text")
    said.encode()  # `ValueError` for half a character
    return said


def _number(said: Any, least: N, most: N) -> N:
    if not least <= said <= most:  # neither for what is no number
        raise ValueError("no such number")
    return type(least)(said)
