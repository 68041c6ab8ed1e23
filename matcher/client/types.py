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
JobState = Literal["queued", "running", "paused", "finished", "failed", "cancelled"]
Degree = Literal["school", "associate", "bachelor", "master", "doctor"]


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


@dataclass(frozen=True, slots=True)
class Where:
    """What a resume must have to be a candidate; all of it.

    `degree`: finished, of this rank or higher. `years`: in dated jobs, together. `skills`: each is
    named somewhere. `languages`: spoken ones, such as German. `locations`: it states one of them,
    such as "Austin, TX" or "Germany". `tags`: it was given one of them. `added_from`, `added_to`:
    days such as "2026-11-26", in UTC. `must_meet`, `must_show`: requirements of the posting, from
    1, that its match meets, or shows partly at least; for rankings alone.
    """

    degree: Degree | None = None
    years: float | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    added_from: str | None = None
    added_to: str | None = None
    must_meet: tuple[int, ...] = ()
    must_show: tuple[int, ...] = ()

    def json(self) -> dict[str, Any]:
        """As the server takes it."""
        told = {name: getattr(self, name) for name in self.__slots__}
        plain = {n: list(one) if isinstance(one, tuple) else one for n, one in told.items()}
        return {name: one for name, one in plain.items() if one not in (None, [])}


@dataclass(frozen=True, slots=True)
class Edit:
    """What to make of a requirement; None leaves what the posting says."""

    level: Level | None = None
    weight: float | None = None
    must_have: bool | None = None

    def json(self) -> dict[str, Any]:
        """As the server takes it."""
        told = {"level": self.level, "weight": self.weight, "must_have": self.must_have}
        return {name: one for name, one in told.items() if one is not None}


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
    foreign: float = 0.0


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
class Asked:
    """A requirement of a posting, by its number from 1, with what it counts for.

    `must_have`: who lacks it is knocked out. `edited`: somebody changed level, weight or must-have.
    """

    text: str
    level: Level
    kind: str
    start: int
    end: int
    all_of: tuple[AnyOf, ...]
    number: int
    weight: float
    must_have: bool
    edited: bool


@dataclass(frozen=True, slots=True)
class Posting:
    """What was understood of a posting, and what was made of it since."""

    id: str
    name: str
    title: str
    notices: tuple[str, ...]
    requirements: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class PostingInfo:
    """A kept posting in a listing; `added_at` is ISO 8601, UTC."""

    id: str
    name: str
    title: str
    media_type: str
    added_at: str
    requirements: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased with a document; nothing in it says who the document was about."""

    document_id: str
    at: str
    passages: int
    vectors: int
    shared: int
    notes: int
    originals: int
    snapshots: int
    seal: str


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
    quality: Quality
    notices: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResumeInfo:
    """A kept resume in a listing; `added_at` is ISO 8601, UTC.

    `superseded_by` is the id of the newest version of the same resume, where this is not it.
    """

    id: str
    name: str
    media_type: str
    added_at: str
    passages: int
    superseded_by: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a resume, in order."""

    id: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The kept versions of one person's resume; `newest` is the one that is ranked."""

    newest: str
    versions: tuple[str, ...]


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
    location: str
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
    hidden: tuple[Hidden, ...]


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
    """A requirement, by its number, with its evidence, best first, and what it asks for.

    Where `whole` is given, coverage is half of it and half the mean of the parts' coverages; of
    several parts 0.4 at least where one is met, and 0.6 at most where one is not shown.
    """

    number: int
    must_have: bool
    requirement: Requirement
    coverage: float
    verdict: Verdict
    weight: float
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    parts: tuple[PartPair, ...]
    whole: float | None = None


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
    """Which resume, and how far it could be read.

    `reads_as_posting`: it speaks as job postings do, and may have been sent by mistake.
    """

    id: str
    name: str
    quality: Quality
    hidden: HiddenText
    notices: tuple[str, ...]
    reads_as_posting: bool = False


@dataclass(frozen=True, slots=True)
class MustHaves:
    """Must-haves that are not met, by number: unmet, unclear, and not asked for in this request."""

    unmet: tuple[int, ...]
    unclear: tuple[int, ...]
    left_out: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the model said of a pair when feedback was given on it."""

    verdict: Verdict
    coverage: float
    policy: str
    model: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reviewer's verdict on a requirement, by its number, and why. It changes no coverage."""

    id: str
    posting_id: str
    resume_id: str
    requirement: int
    verdict: Verdict
    reason: str
    reviewer: str
    created_at: str
    judged: Judged


@dataclass(frozen=True, slots=True)
class Match:
    """One posting held against one resume; `policy`, `model` and `as_of` say what made it.

    `knocked_out`: a must-have is unmet. That changes neither coverage nor rank, nor does feedback.
    """

    posting: PostingRef
    resume: ResumeRef
    coverage: Coverage
    knocked_out: bool
    must_haves: MustHaves
    pairs: tuple[Pair, ...]
    feedback: tuple[Feedback, ...]
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
    unknown_location: int | None


@dataclass(frozen=True, slots=True)
class BriefPair:
    """A requirement by its number, and what the resume covers of it."""

    number: int
    coverage: float
    verdict: Verdict
    weight: float


@dataclass(frozen=True, slots=True)
class BriefMatch:
    """A match without its quotes and reasons; the numbers are the same."""

    coverage: Coverage
    knocked_out: bool
    must_haves: MustHaves
    pairs: tuple[BriefPair, ...]


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field of what was sent."""

    field: str
    message: str
    type: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be done: decide by its `code`."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str
    errors: tuple[FieldProblem, ...] | None = None


@dataclass(frozen=True, slots=True)
class MatchResult:
    """What became of one resume of several: a match, a brief one, or a problem."""

    resume_id: str
    match: Match | None
    brief: BriefMatch | None
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Matches:
    """One posting held against several resumes, in the order in which they were asked for."""

    posting: PostingRef
    results: tuple[MatchResult, ...]
    policy: str
    model: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Showing:
    """A resume that shows a requirement; the pair is that of the match with it."""

    resume: ResumeRef
    pair: Pair


@dataclass(frozen=True, slots=True)
class ResumeCounts:
    """What the resumes that pass have, counted: name -> how many."""

    resumes: int
    degrees: dict[str, int]
    years: dict[str, int]
    languages: dict[str, int]
    places: dict[str, int]
    tags: dict[str, int]


@dataclass(frozen=True, slots=True)
class Search:
    """The resumes that show one requirement, met or partly, the best first."""

    requirement: Requirement
    posting_id: str | None
    number: int | None
    showings: tuple[Showing, ...]
    considered: int
    corpus_size: int
    unknown_location: int | None
    policy: str
    model: str
    as_of: str


@dataclass(frozen=True, slots=True)
class PostingRanking:
    """The kept postings that a resume covers best."""

    resume: ResumeRef
    matches: tuple[Match, ...]
    considered: int
    corpus_size: int


# ---- jobs


@dataclass(frozen=True, slots=True)
class Counts:
    """Items of an archive: handled, of about how many; added, known already, and failed."""

    done: int
    total: int
    added: int
    known: int
    failed: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a job failed as a whole."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Callback:
    """Who is told that a job has ended; `secret` is there once, when the job is made."""

    url: str
    state: str
    secret: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """A batch job. `revision` grows with every change; `wanted` is a state on its way."""

    id: str
    name: str
    bytes: int
    state: JobState
    wanted: JobState | None
    revision: int
    created_at: str
    updated_at: str
    counts: Counts
    reason: Reason | None
    callback: Callback | None

    @property
    def ended(self) -> bool:
        """Whether nothing will come of it any more."""
        return self.state in ("finished", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that was not added: its own name in the archive, a stable code, and why."""

    name: str
    code: str
    detail: str


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
