"""What a server answers, as frozen dataclasses: the wire's shapes, field by field.

They are the client's own and not the server's models, which refuse a field that they do not know:
a client must go on reading a server that is newer than itself. A test holds them to the OpenAPI
document. Places are half-open characters of a document's text; boxes are (x0, y0, x1, y1) in points
from the page's top left corner; shares are in 0..1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Points = tuple[float, float, float, float]
Level = Literal["minimum", "preferred", "responsibility"]
Verdict = Literal["met", "partial", "missing", "unknown"]


# ---- what is asked


@dataclass(frozen=True, slots=True)
class Weights:
    """What requirements count for: by level, and by number from 1. None: what is usual."""

    minimum: float | None = None
    preferred: float | None = None
    responsibility: float | None = None
    requirements: Mapping[int, float] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """As the server takes it."""
        levels = {
            "minimum": self.minimum,
            "preferred": self.preferred,
            "responsibility": self.responsibility,
        }
        told: dict[str, Any] = {name: one for name, one in levels.items() if one is not None}
        if self.requirements:
            told["requirements"] = {str(n): one for n, one in self.requirements.items()}
        return told


# ---- how documents were read


@dataclass(frozen=True, slots=True)
class Box:
    """A line's place: its page, from 1, and its box."""

    page: int
    box: Points


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a file was read: pages that were not, pages in doubt, confidence of recognition."""

    source: str
    unreadable: tuple[int, ...]
    doubtful: tuple[int, ...]
    confidence: float | None
    unknown: float


@dataclass(frozen=True, slots=True)
class HiddenText:
    """How much of a document nobody sees, for which reasons, on which pages. It is not scored."""

    words: int
    reasons: tuple[str, ...]
    pages: tuple[int, ...]


# ---- postings


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document, verbatim."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one is enough; `open_ended` if they are examples."""

    any_of: tuple[Part, ...]
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """One ask of a posting, verbatim."""

    text: str
    level: Level
    kind: str
    start: int
    end: int
    all_of: tuple[AnyOf, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """What was understood of a posting."""

    id: str
    name: str
    title: str
    notices: tuple[str, ...]
    requirements: tuple[Requirement, ...]


# ---- resumes


@dataclass(frozen=True, slots=True)
class SectionBrief:
    """A section of a resume, and how many entries stand in it."""

    kind: str
    heading: str
    entries: int


@dataclass(frozen=True, slots=True)
class ResumeAdded:
    """What an upload did; `new` is False if the same file was kept already."""

    id: str
    name: str
    new: bool
    media_type: str
    pages: int
    sections: tuple[SectionBrief, ...]
    passages: int


@dataclass(frozen=True, slots=True)
class ResumeInfo:
    """A kept resume in a listing; `added_at` is ISO 8601, UTC."""

    id: str
    name: str
    media_type: str
    added_at: str
    passages: int


@dataclass(frozen=True, slots=True)
class Dates:
    """Months as "2019-01"; `end` is None and `present` True while it goes on."""

    start: str | None
    end: str | None
    present: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, degree or project."""

    role: str
    employer: str
    dates: Dates | None
    start: int
    end: int
    bullets: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a resume."""

    kind: str
    heading: str
    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What may be quoted, with its place."""

    text: str
    context: str
    label: str
    page: int | None
    box: Points | None
    boxes: tuple[Box, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text that stands in the file and that a reader of the page does not see, and why."""

    quote: str
    reason: str
    page: int | None
    boxes: tuple[Box, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A visible text that says something else to a program than to a reader."""

    quote: str
    oddity: str
    page: int | None
    boxes: tuple[Box, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Resume:
    """What was understood of a resume, and how well it could be read."""

    id: str
    name: str
    media_type: str
    pages: int
    quality: Quality
    notices: tuple[str, ...]
    hidden: tuple[Hidden, ...]
    remarks: tuple[Remark, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Width and height of a page in points, and whether it can be had as a picture."""

    width: float
    height: float
    picture: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row; `hidden` says why nobody sees it."""

    start: int
    end: int
    kind: str
    page: int | None
    hidden: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kept resume as it is laid out; `withheld` are the places that name the candidate."""

    id: str
    name: str
    blind: bool
    pages: tuple[Page, ...]
    text: str
    blocks: tuple[Block, ...]
    withheld: tuple[Place, ...]


# ---- matches


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote with its place. `similarity` is a cosine."""

    quote: str
    page: int | None
    box: Points | None
    boxes: tuple[Box, ...]
    start: int
    end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class PartPair:
    """One of the things that a requirement asks for together: of `choices` one is enough."""

    text: str
    choices: tuple[str, ...]
    coverage: float
    verdict: Verdict
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A requirement with its evidence, best first, and what it asks for piece by piece."""

    requirement: Requirement
    coverage: float
    verdict: Verdict
    weight: float
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    parts: tuple[PartPair, ...]


@dataclass(frozen=True, slots=True)
class ByLevel:
    """Coverage of the requirements of one level; None where none counts."""

    minimum: float | None
    preferred: float | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The weighted mean of the pairs' coverages; `at_least`: a part could not be read."""

    overall: float | None
    at_least: bool
    by_level: ByLevel


@dataclass(frozen=True, slots=True)
class PostingRef:
    """Which posting."""

    id: str
    title: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResumeRef:
    """Which resume, and how far it could be read."""

    id: str
    name: str
    quality: Quality
    hidden: HiddenText
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """One posting held against one resume; `policy`, `model` and `as_of` say what made it."""

    posting: PostingRef
    resume: ResumeRef
    coverage: Coverage
    pairs: tuple[Pair, ...]
    policy: str
    model: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches best first; `considered` of `corpus_size` resumes were really scored."""

    posting: PostingRef
    matches: tuple[Match, ...]
    considered: int
    corpus_size: int


# ---- the server


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be at most."""

    bytes: int
    pages: int
    characters: int


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """Who answers."""

    version: str
    policy: str
    model: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """What a problem's code means and what to do about it."""

    type: str
    code: str
    status: int
    title: str
    meaning: str
    remedy: str
