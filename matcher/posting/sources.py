"""Adverts as applicant-tracking systems and web pages hold them: JSON in, HTML out.

The HTML says what the JSON says, with its headings, so that the one HTML reader makes the document:
`<h1>` for the title, `<h2>` for each named part, and the advert's own markup below them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from matcher.errors import BadRequest
from matcher.posting.shapes import Fields, is_linked, write, writer_of

_BYTE_LIMIT = 10_000_000
_DEEP = 6  # how far inside a page's linked data a posting may lie
_NODES = 10_000


def advert(data: bytes) -> str | None:
    """The advert that `data` holds as JSON, as HTML; None if it is no JSON of a posting.

    Knows Greenhouse, Lever, Ashby, Recruitee, SmartRecruiters, Workable, Pinpoint, Oracle, the
    JSON Resume job schema, and schema.org's JobPosting. Raises `BadRequest` for a board with
    several postings, or with none that says what it asks for.
    """
    if len(data) > _BYTE_LIMIT or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return None
    found = _loaded(data)
    if found is None:
        return None
    postings = _linked(found) or _listed(found)
    return _one(postings) if postings is not None else None


def from_json_ld(scripts: Sequence[str]) -> str | None:
    """The advert in the JSON-LD scripts of a web page, as HTML; None if they describe no job.

    Raises `BadRequest` if they describe several.
    """
    postings = [p for script in scripts for p in _linked(_loaded(script.encode())) or ()]
    written = {write(posting): posting for posting in postings}
    written.pop("", None)
    return _one(list(written.values())) if written else None


def _loaded(data: bytes) -> object | None:
    try:
        loaded: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return loaded


def _one(postings: Sequence[Fields]) -> str:
    if len(postings) > 1:
        raise BadRequest(
            f"the JSON holds {len(postings)} postings. Send one of them by itself: a match is made "
            "for one posting."
        )
    shown = write(postings[0]) if postings else ""
    if not shown:
        raise BadRequest(
            "the JSON names a posting but holds no description of it. Ask the job board for the "
            "posting's details and send those."
        )
    return shown


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
_TITLE_KEYS = frozenset(("title", "name", "text", "jobOpeningName", "Title"))
