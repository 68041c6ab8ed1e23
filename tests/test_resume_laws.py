"""Laws that hold for every resume."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import TooLarge
from index.types import Block, BlockKind, Document, Span
from matcher.errors import NothingToQuote
from matcher.resume.parse import parse
from matcher.types import Resume, SectionKind

WORD = re.compile(r"[^\W\d_]{2,}")
LINES = st.sampled_from(
    [
        "Experience",
        "EDUCATION",
        "Skills:",
        "Skills: Python, SQL",
        "References",
        "Welder at Acme Ltd",
        "Jan 2019 - Present",
        "2015 - 2018 | Nurse | Mercy Hospital",
        "- Welded pipes of all kinds",
        "• Trained apprentices • Wrote the manual for everybody there",
        "and kept all of the promises that she had made to them",
        "BSc Physics, Leeds University, 2012",
        "Bachelor of Arts",
        "•",
        "2013",
        "to",
        ",",
        "Page 1 of 2",
        "jane@example.com",
        "Boston, MA",
        "A sentence. Another one of them! And a third, e.g. this.",
        "o Cut steel",
        "",
    ]
)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM])


def document(lines: list[str], kinds: list[BlockKind] | None = None) -> Document:
    text, blocks = "", []
    for n, line in enumerate(lines):
        kind = kinds[n % len(kinds)] if kinds else BlockKind.PARAGRAPH
        if line:
            blocks.append(Block(Span(len(text), len(text) + len(line)), kind))
        text += line + "\n"
    return Document("d" * 64, "resume.txt", "text/plain", text, tuple(blocks))


def parsed(source: Document) -> Resume | None:
    try:
        return parse(source)
    except (NothingToQuote, TooLarge):
        return None


def check(source: Document) -> None:
    """Slices, order, no overlap, and the same answer twice."""
    resume = parsed(source)
    if resume is None:
        return
    assert resume == parsed(source)
    assert [p.ordinal for p in resume.passages] == list(range(len(resume.passages)))
    end = 0
    for passage in resume.passages:
        assert passage.span.start >= end
        assert passage.text == passage.span.of(source.text)
        assert sum(c.isalpha() for c in passage.text) >= 2
        end = passage.span.end
    for section in resume.sections:
        for entry in section.entries:
            assert section.span.contains(entry.span)
            assert entry.role in source.text
            assert entry.employer in source.text
            assert all(b.text == b.span.of(source.text) for b in entry.bullets)


@given(st.text(max_size=400))
def test_any_text_gives_true_slices_or_is_refused(text: str) -> None:
    check(Document("d" * 64, "x", "text/plain", text, (Block(Span(0, len(text))),)))


@given(st.lists(LINES, max_size=25), st.lists(KINDS, min_size=1, max_size=5))
def test_any_lines_give_true_slices_or_are_refused(
    lines: list[str], kinds: list[BlockKind]
) -> None:
    check(document(lines, kinds))


@given(st.lists(LINES, max_size=25))
def test_no_word_outside_contact_headings_and_references_is_lost(lines: list[str]) -> None:
    source = document(lines)
    resume = parsed(source)
    exempt = [(m.start(), m.end()) for m in re.finditer(r"Page 1 of 2|^o\b", source.text, re.M)]
    for section in resume.sections if resume else ():
        if section.kind in (SectionKind.CONTACT, SectionKind.REFERENCES):
            exempt.append((section.span.start, section.span.end))
        if section.heading:
            start = source.text.index(section.heading, section.span.start)
            exempt.append((start, start + len(section.heading)))
    quoted = [(p.span.start, p.span.end) for p in resume.passages] if resume else []
    if resume is None:
        return
    for word in WORD.finditer(source.text):
        assert any(a <= word.start() and word.end() <= b for a, b in exempt + quoted), word[0]


BULLETS = ["- Welded pipes.", "- Led nine people", "- Cut steel, and sold it.", "- Wrote 3 books"]


@given(st.permutations(BULLETS))
def test_reordering_bullets_only_reorders_the_passages(bullets: list[str]) -> None:
    def texts(order: list[str]) -> list[str]:
        lines = [
            "Jane Doe",
            "Experience",
            "Welder at Acme Ltd, 2019 - 2021",
            *order,
            "Skills",
            "SQL",
        ]
        return [p.text for p in parse(document(lines)).passages]

    assert Counter(texts(bullets)) == Counter(texts(BULLETS))
    assert texts(bullets)[1:5] == [b[2:] for b in bullets]


NAMES = [
    "Jane Doe",
    "LAKISHA WASHINGTON",
    "José de la Cruz",
    "Ng Wei",
    "John Baker",
    "Mohammed",
    "Ann B.",
]
MAILS = ["jane@example.com", "j.d-77@mail.example.co.uk", "LAKISHA_W@EXAMPLE.ORG"]
PHONES = ["+1 (415) 555-0123", "0171 2345678", "415.555.0199"]


@given(st.sampled_from(NAMES), st.sampled_from(MAILS), st.sampled_from(PHONES), st.booleans())
def test_who_somebody_is_changes_no_passage(name: str, mail: str, phone: str, wide: bool) -> None:
    top = [name, f"{mail} | {phone}"] if wide else [name, mail, phone]
    rest = ["Data Analyst", "Summary", "Finds the truth in numbers.", "Skills", "SQL, Python"]
    found = [p.text for p in parse(document([*top, *rest])).passages]
    assert found == ["Data Analyst", "Finds the truth in numbers.", "SQL, Python"]


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "2019 - ",
        "2019\n-\n",
        "a,",
        "A. ",
        "• a ",
        "(a, ",
        "a@",
        "http://",
        "**a",
        "**a** ",
        "*a ",
        "she/",
        "+1 2",
        "Supervisor: a ",
        "1-",
        " | ",
        "â€‹",
    ],
)
def test_hostile_repetition_is_parsed_like_any_text(unit: str) -> None:
    """So long that a search that grows with the square would not come back."""
    text = "Experience\n" + unit * (60_000 // len(unit))
    check(Document("d" * 64, "x", "text/plain", text, (Block(Span(0, len(text))),)))
