"""Adverts as applicant-tracking systems and web pages hold them: JSON in, HTML out.

The HTML says what the JSON says, with its headings, so that the one HTML reader makes the document:
`<h1>` for the title, `<h2>` for each named part, and the advert's own markup below them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from index.errors import UnknownType
from matcher.errors import BadRequest
from matcher.posting.shapes import Fields, is_linked, write, writer_of

_BYTE_LIMIT = 10_000_000
_DEEP = 6  # how far inside a page's linked data a posting may lie
_NODES = 10_000
_MOST_TITLES = 20
_TITLE_LENGTH = 80


def advert(data: bytes, pick: int | None = None) -> str | None:
    """The advert that `data` holds as JSON, as HTML; None if it is no JSON.

    Knows Greenhouse, Lever, Ashby, Recruitee, SmartRecruiters, Workable, Pinpoint, Oracle, the
    JSON Resume job schema, and schema.org's JobPosting. `pick` is the number of a board's posting,
    counted from 1. Raises `BadRequest` for a board with several postings where none is picked, for
    a number that it does not have, and for a posting that says nothing; `UnknownType` for JSON that
    holds no posting.
    """
    if len(data) > _BYTE_LIMIT or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return None
    found = _loaded(data)
    if found is None:
        return None
    postings = _linked(found) or _listed(found)
    if postings is None:
        raise UnknownType(
            "the JSON holds no job posting: no object with a title and a description, and no list "
            "of such objects. Send the posting as the job board's interface gives it, or its text."
        )
    return _one(postings, pick)


def postings_in(data: bytes) -> list[bytes]:
    """The postings that a board's JSON holds, each as JSON by itself; none unless several."""
    if len(data) > _BYTE_LIMIT:
        return []
    found = _loaded(data)
    postings = _linked(found) or _listed(found) or []
    return [json.dumps(one).encode() for one in postings] if len(postings) > 1 else []


def from_json_ld(scripts: Sequence[str], pick: int | None = None) -> str | None:
    """The advert in the JSON-LD scripts of a web page, as HTML; None if they describe no job.

    `pick` and `BadRequest` as in `advert`.
    """
    postings = [p for script in scripts for p in _linked(_loaded(script.encode())) or ()]
    written = {write(posting): posting for posting in postings}
    written.pop("", None)
    return _one(list(written.values()), pick) if written else None


def _loaded(data: bytes) -> object | None:
    try:
        loaded: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return loaded


def _one(postings: Sequence[Fields], pick: int | None) -> str:
    if pick is not None and not 1 <= pick <= len(postings):
        raise BadRequest(
            f"there is no posting number {pick}: they are counted from 1, and the input holds "
            f"{len(postings)}. {_titles(postings)}"
        )
    if len(postings) > 1 and pick is None:
        raise BadRequest(
            f"the input holds {len(postings)} postings, and a match is made for one. Pick one by "
            f"its number. {_titles(postings)}"
        )
    posting = postings[(pick or 1) - 1] if postings else None
    shown = write(posting) if posting else ""
    if not shown:
        raise BadRequest(
            "the JSON names a posting but holds no description of it. Ask the job board for the "
            "posting's details and send those."
        )
    return shown


def _titles(postings: Sequence[Fields]) -> str:
    """The postings by number and title: "1 Analyst; 2 Tide Modeller; and 7 more."."""
    named = []
    for number, posting in enumerate(postings[:_MOST_TITLES], start=1):
        titles = (posting.get(key) for key in _TITLES)
        title = next((t for t in titles if isinstance(t, str) and t.strip()), "(no title)")
        named.append(f"{number} {' '.join(title.split())[:_TITLE_LENGTH]}")
    more = len(postings) - len(named)
    return "; ".join((*named, f"and {more} more") if more else named) + "."


# --- finding the postings ---------------------------------------------------------------------


def _linked(found: object) -> list[Fields] | None:
    """The schema.org postings in `found`, wherever in its lists and graphs they lie."""
    postings: list[Fields] = []
    level: list[object] = [found]
    seen = 0
    for _ in range(_DEEP):
        deeper: list[object] = []
        for node in level:
            seen += 1
            if seen > _NODES:
                break
            if isinstance(node, list):
                deeper += node
            elif isinstance(node, dict) and is_linked(node):
                postings.append(node)
            elif isinstance(node, dict) and ("@graph" in node or "@context" in node):
                deeper += [v for v in node.values() if isinstance(v, (dict, list))]
        level = deeper
    return postings or None


def _listed(found: object) -> list[Fields] | None:
    """The postings of a board or of a single answer; None if `found` is neither."""
    if isinstance(found, list):
        postings: list[Fields] = [p for p in found if isinstance(p, dict)]
        return postings if postings and all(writer_of(p) for p in postings) else None
    if not isinstance(found, dict):
        return None
    if writer_of(found):
        return [found]
    for key in _BOARDS:
        inner = found.get(key)
        if isinstance(inner, dict):
            inner = [inner]
        if isinstance(inner, list) and inner and all(isinstance(p, dict) for p in inner):
            postings = [p.get("_jobposting", p) for p in inner]
            if all(writer_of(p) or _TITLE_KEYS & p.keys() for p in postings):
                return postings
    return None


_BOARDS = (
    "jobs",
    "offers",
    "offer",
    "content",
    "data",
    "postings",
    "results",
    "items",
    "job",
    "positions",
    "jobPostings",
    "result",
    "jobPostingInfo",
)
_TITLES = ("title", "Title", "name", "jobOpeningName", "text")
_TITLE_KEYS = frozenset(_TITLES)
