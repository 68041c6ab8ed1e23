"""What nobody sees of a resume changes nothing of what is read in it, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Block, Document, Span, Unseen
from matcher.resume.parse import parse
from matcher.types import Resume, SectionKind

LINES = (
    "Experience",
    "Data Engineer",
    "Acme Ltd",
    "Jan 2019 - Present",
    "Moved claims with Airflow.",
    "Nurse | Mercy Hospital | 2015 - 2018",
    "Cared for twelve patients a night.",
    "Education",
    "BSc Physics, Leeds University, 2012",
)
TRAPS = ("Kubernetes Terraform Spark", "to 2031", "Skills", "2001 - 2019 Surgeon", "•", "-")


def document(lines: list[tuple[str, Unseen | None]]) -> Document:
    """A document with a block a line, some of them hidden."""
    text, blocks = "", []
    for line, hidden in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line)), hidden=hidden))
        text += line + "\n"
    return Document("d" * 64, "resume.pdf", "application/pdf", text, tuple(blocks))


def named(resume: Resume) -> list[object]:
    """What was understood of a resume, but where it stands."""
    told: list[object] = []
    for section in resume.sections:
        told.append((section.kind, section.heading))
        for entry in section.entries:
            when = entry.dates and (entry.dates.start, entry.dates.end)
            told.append((entry.role, entry.employer, when))
    return told


def said(resume: Resume) -> list[tuple[str, str, str]]:
    """The lines of its passages, each with context and label."""
    return [(t, p.context, p.label) for p in resume.passages for t in p.text.split("\n")]


PLAIN = document([(line, None) for line in LINES])


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES)), st.sampled_from(TRAPS), st.sampled_from(list(Unseen))
        ),
        min_size=1,
        max_size=6,
    )
)
def test_hidden_lines_change_nothing_that_is_read(
    stuffing: list[tuple[int, str, Unseen]],
) -> None:
    lines: list[tuple[str, Unseen | None]] = [(line, None) for line in LINES]
    for at, trap, reason in sorted(stuffing, key=lambda one: -one[0]):
        lines.insert(at, (trap, reason))
    trapped = document(lines)
    found, plain = parse(trapped), parse(PLAIN)
    assert named(found) == named(plain)
    assert said(found) == said(plain)  # a passage of several lines may be cut between two of them
    for passage in found.passages:
        assert passage.text == passage.span.of(trapped.text)
        assert not any(block.span.overlaps(passage.span) for block in trapped.hidden)
    assert [p.ordinal for p in found.passages] == list(range(len(found.passages)))


@pytest.mark.parametrize("trap", TRAPS)
def test_after_the_visible_text_nothing_changes_at_all(trap: str) -> None:
    lines = [*((line, None) for line in LINES), (trap, Unseen.COLOUR)]
    found, plain = parse(document(lines)), parse(PLAIN)
    assert found.passages == plain.passages
    assert found.sections == plain.sections


def test_a_date_keeps_its_job_though_something_hidden_stands_between() -> None:
    lines: list[tuple[str, Unseen | None]] = [
        ("Experience", None),
        ("Welder, Globex Corporation", None),
        ("Senior Astronaut 1990 - 2026", Unseen.TINY),
        ("Jan 2015 -", None),
        ("40 years", Unseen.OFF_PAGE),
        ("Dec 2018", None),
        ("- Welded pipes.", None),
    ]
    trapped = document(lines)
    [job] = [
        e for s in parse(trapped).sections if s.kind is SectionKind.EXPERIENCE for e in s.entries
    ]
    assert (job.role, job.employer) == ("Welder", "Globex Corporation")
    assert job.dates is not None
    assert (str(job.dates.start), str(job.dates.end)) == ("2015-01", "2018-12")
    assert [b.span.of(trapped.text) for b in job.bullets] == ["Welded pipes."]
    assert not any("40 years" in p.text + p.context for p in parse(trapped).passages)
