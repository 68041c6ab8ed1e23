"""The nouns of hiring: what a posting asks, what a resume offers, and how they meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from index.types import Box, Passage, Quality, Span, Unseen


@dataclass(frozen=True, slots=True)
class HiddenText:
    """How much of a document nobody sees: its words, for which reasons, on which pages from 1."""

    words: int = 0
    reasons: tuple[Unseen, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Legibility:
    """How far a document could be read, and what of it says something else to a program.

    `oddities` counts the places in its visible text that are not what they look like. `advertised`:
    it speaks as postings do, so that among resumes it may be there by mistake.
    """

    quality: Quality = field(default_factory=Quality)
    hidden: HiddenText = HiddenText()
    oddities: int = 0
    advertised: bool = False


class Level(StrEnum):
    """How much a posting wants something, in the user's words."""

    MINIMUM = "minimum"
    PREFERRED = "preferred"
    RESPONSIBILITY = "responsibility"


class Kind(StrEnum):
    """What sort of thing a requirement asks for."""

    EDUCATION = "education"
    YEARS = "years"
    SKILL = "skill"
    EXPERIENCE = "experience"
    TRAIT = "trait"
    LANGUAGE = "language"
    CERTIFICATION = "certification"
    AUTHORIZATION = "authorization"
    LOGISTICS = "logistics"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing asked for inside a requirement: a verbatim slice, such as "Python"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one is enough. `open_ended`: they are examples ("such as", "or similar")."""

    parts: tuple[Part, ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Requirement:
    """One ask of a posting, verbatim and located.

    `all_of` is what must hold together, each member a choice: "SQL and (Python or R)" has two
    members. A requirement that is not a list has one member with one part, its whole text.

    `text` is the text that a reader should see: the slice `span` of the document, with broken
    encoding (mojibake) repaired. Parts are slices of the document in the same way.

    `weight` is what it counts for where somebody said so, None where its level says it.
    `must_have`: somebody said that who lacks it is out. A parser says neither.
    """

    text: str
    level: Level
    kind: Kind
    span: Span
    all_of: tuple[AnyOf, ...]
    weight: float | None = None
    must_have: bool = False


@dataclass(frozen=True, slots=True)
class Posting:
    """What a posting asks, in its own order. `title` is "" where none was found.

    `legibility` tells how far its document could be read.
    """

    document_id: str
    name: str
    title: str
    title_span: Span | None
    requirements: tuple[Requirement, ...]
    legibility: Legibility = Legibility()

    def at(self, level: Level) -> tuple[Requirement, ...]:
        """The requirements of one level, in the posting's order."""
        return tuple(r for r in self.requirements if r.level == level)


class SectionKind(StrEnum):
    """The parts that resumes are made of."""

    CONTACT = "contact"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    CERTIFICATIONS = "certifications"
    LANGUAGES = "languages"
    AWARDS = "awards"
    VOLUNTEERING = "volunteering"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month. `month` is 1-12."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"a month is 1..12: got {self.month}")

    @property
    def index(self) -> int:
        """Months since year 0, so that differences are in months."""
        return self.year * 12 + self.month - 1

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the start of `start` to the end of `end`; `end` is None while it is still going on.

    A single date has `start == end`. `start` is None where only an end is written, as in
    "Expected 2026".
    """

    start: Month | None
    end: Month | None
    span: Span
    present: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """One statement of a resume; `span` leaves out the bullet glyph."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, degree or project: its heading lines, dates and what is said under it.

    `role` and `employer` ("" where not found) are verbatim slices: for a degree they are the
    degree line and the school, for a project its name and "". `heading` is the span of the lines
    that name the entry, or None.
    """

    role: str
    employer: str
    dates: DateRange | None
    heading: Span | None
    bullets: tuple[Bullet, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a resume. `heading` is "" for text before the first heading."""

    kind: SectionKind
    heading: str
    span: Span
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Resume:
    """What a resume offers. `passages` are what may be quoted; contact lines never are.

    `name` is the file's; `candidate` is the person's, as written at the top, "" where unsure. It
    is kept only so that it can be left out of every comparison. `legibility` tells how far its
    document could be read. `whereabouts` is the place that contact lines state, without street and
    numbers, "" where unsure: for filters alone, nothing is compared with it.
    """

    document_id: str
    name: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    candidate: str = ""
    legibility: Legibility = Legibility()
    whereabouts: str = ""


class Verdict(StrEnum):
    """What a reader may conclude about one requirement.

    UNKNOWN is not MISSING: it says that a resume normally does not show such a thing, or that the
    part where it may stand could not be read.
    """

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim quote with its place: characters of the document, page and box if it has any.

    `box` is the whole of the quote on the page where it starts. `boxes` has a (page, box) for each
    line that it stands on, trimmed to its words where their places are known.
    """

    quote: str
    span: Span
    page: int | None
    box: Box | None
    similarity: float
    boxes: tuple[tuple[int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class PartPair:
    """One of the things that a requirement asks for together, and what shows it.

    `choices` are those of which one is enough, `text` the one that is shown best. `evidence` is the
    passage nearest to it, None where nothing comes near. `coverage` is what it would cover alone.
    """

    text: str
    choices: tuple[str, ...]
    coverage: float
    verdict: Verdict
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A requirement and the evidence nearest to it, best first; finding none is a value, no error.

    `coverage` is in 0..1. `weight` is the requirement's share in the overall coverage before
    normalisation; 0 where it is left out: where a resume normally does not say such a thing, or at
    a level not asked for. What may stand in a part that could not be read keeps its weight (see
    `Coverage`). `parts` are the things that it asks for together, each with evidence of its own;
    empty where it is one. `number` is the requirement's, from 1 in the posting's own order.

    `whole` is what its lines show of it as one thing. The coverage is half of that and half the
    mean of its parts' coverages; of several parts 0.4 at least where one is met, and 0.6 at most
    where one is not shown. It is None where there are no parts, and where a rule made the coverage,
    as the reasons then say.
    """

    requirement: Requirement
    evidence: tuple[Evidence, ...]
    coverage: float
    verdict: Verdict
    weight: float
    reasons: tuple[str, ...]
    parts: tuple[PartPair, ...] = ()
    number: int = 0
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The weighted mean of the pairs' coverages, 0..1; None where no pair counts.

    `policy` names the rules and numbers that made it. `at_least`: a part of the resume could not be
    read, and what may stand there counts for no more than was found elsewhere.
    """

    overall: float | None
    minimum: float | None
    preferred: float | None
    policy: str
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """One posting held against one resume. The pairs are the explanation and the score.

    `as_of` is the month in which jobs that go on were taken to end. `legibility` is the resume's,
    `posting_legibility` the posting's.
    """

    posting_id: str
    posting_title: str
    resume_id: str
    resume_name: str
    pairs: tuple[Pair, ...]
    coverage: Coverage
    model: str
    as_of: Month
    legibility: Legibility = Legibility()
    posting_legibility: Legibility = Legibility()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches best first. `considered` of `corpus_size` resumes were really scored.

    Where a place was asked for, `unplaced` is how many passed all other filters and state none.
    """

    posting_id: str
    posting_title: str
    matches: tuple[Match, ...]
    considered: int
    corpus_size: int
    unplaced: int | None = None


@dataclass(frozen=True, slots=True)
class Showing:
    """A resume that shows a requirement: the pair is that of the match with it."""

    resume_id: str
    resume_name: str
    pair: Pair
    legibility: Legibility = Legibility()


@dataclass(frozen=True, slots=True)
class Search:
    """Which resumes show one requirement: met or partly, the best first.

    `posting_id` and `number`, from 1, say which requirement of which posting it is; "" and 0 where
    it is a text of its own. `considered` of `corpus_size` resumes were really judged; `unplaced` is
    as in `Ranking`.
    """

    requirement: Requirement
    showings: tuple[Showing, ...]
    considered: int
    corpus_size: int
    policy: str
    model: str
    as_of: Month
    posting_id: str = ""
    number: int = 0
    unplaced: int | None = None


@dataclass(frozen=True, slots=True)
class PostingRanking:
    """The postings that a resume covers best, as matches.

    `considered` of `corpus_size` postings were really scored. One of which nothing counts, by the
    weights or because no resume says such things, is considered and never among the matches.
    """

    resume_id: str
    resume_name: str
    matches: tuple[Match, ...]
    considered: int
    corpus_size: int
