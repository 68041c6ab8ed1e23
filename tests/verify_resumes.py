"""Small resumes and requirements, made by hand, for the tests of the verifiers."""

from collections.abc import Sequence

from index.types import Passage, Span
from matcher.types import (
    AnyOf,
    DateRange,
    Entry,
    Kind,
    Level,
    Month,
    Part,
    Requirement,
    Resume,
    Section,
    SectionKind,
)
from matcher.verify.reading import Reading
from matcher.verify.verify import Ruling, facts_of, needs_of, verify

TODAY = Month(2026, 11)
Job = tuple[str, Month, Month | None]


def asks(text: str, kind: Kind) -> Requirement:
    span = Span(0, len(text))
    return Requirement(text, Level.MINIMUM, kind, span, (AnyOf((Part(text, span),)),))


def resume(*lines: tuple[SectionKind, str], jobs: Sequence[Job] = ()) -> Resume:
    """Lines in their sections, and below them jobs of one line each."""
    passages: list[Passage] = []
    entries: list[Entry] = []
    at = 0
    plain: list[tuple[SectionKind, str, Job | None]] = [(*line, None) for line in lines]
    for label, text, job in [*plain, *((SectionKind.EXPERIENCE, one[0], one) for one in jobs)]:
        span = Span(at, at + len(text))
        passages.append(Passage("d", len(passages), text, "", label.value, span))
        if job is not None:
            _, start, end = job
            when = DateRange(start, end, span, end is None)
            entries.append(Entry(text, "", when, span, (), span))
        at += len(text) + 1
    section = Section(SectionKind.EXPERIENCE, "Experience", Span(0, at), tuple(entries))
    return Resume("d", "n", (section,) if entries else (), tuple(passages))


def reading(*lines: tuple[SectionKind, str]) -> Reading:
    return Reading.of(resume(*lines))


def rule(text: str, kind: Kind, held: Resume, scores: Sequence[float] = ()) -> Ruling | None:
    """What the rules say, through the front, of facts that went through JSON."""
    facts = facts_of(held)
    again = type(facts).from_json(facts.to_json())
    assert again == facts
    near = scores or [0.0] * len(held.passages)
    return verify(needs_of(asks(text, kind)), again, near, TODAY)


def ruled(text: str, kind: Kind, held: Resume, scores: Sequence[float] = ()) -> Ruling:
    found = rule(text, kind, held, scores)
    assert found is not None
    return found


def grade(ruling: Ruling) -> float | None:
    """The nearest of the grades 0, 0.5 and 1 that a reader gives; None where unknown."""
    return None if ruling.unknown else min((0.0, 0.5, 1.0), key=lambda g: abs(g - ruling.coverage))
