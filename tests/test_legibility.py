"""How a document was read, in words; and what that does to a match: nothing is won by it."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.types import Block, Box, Document, Oddity, Quality, Remark, Span, TextSource, Unseen
from matcher.asked import Asked
from matcher.coverage import Found, judge
from matcher.legibility import (
    LEAST_CONFIDENCE,
    MOST_FOREIGN,
    MOST_UNKNOWN,
    REASONS,
    gap,
    hidden_said,
    legibility_of,
    may_stand_there,
    notices,
    pages_named,
)
from matcher.matching import hold, match
from matcher.policy import shipped
from matcher.posting.parse import parse as parse_posting
from matcher.profile import Profile
from matcher.resume.parse import parse
from matcher.schemas import MatchOut, ResumeOut
from matcher.types import HiddenText, Kind, Legibility, Match, Month, Verdict
from matcher.verify.ruling import Ruling
from matcher.weights import Weights
from tests.fakes import FakeEmbedder, line_document

MODEL = FakeEmbedder(dim=64)
POLICY = shipped()
POSTING = """Data Engineer

Minimum qualifications:
- 6 years of experience running Kafka clusters
- Fluent in Norwegian
- Bachelor's degree in biology
- Master's degree in computer science
- AWS Certified Solutions Architect
- Experience with Cassandra, Terraform and Kafka

Preferred qualifications:
- Taught juggling to circus bears
- Legally authorized to work in Norway
"""
RESUME = """Experience
Engineer, Polar Storage
Jan 2018 - Dec 2021
- Ran Kafka clusters for nine teams in two regions
- Fed the cats of the house

Education
BSc Biology, Leeds University, 2016
"""
ADVERT = line_document(POSTING.encode())
ASKED = Asked.of(parse_posting(ADVERT), Weights(), MODEL.embed, Month(2024, 1))
PLAIN = line_document(RESUME.encode())
PARTLY = [
    Quality(unreadable=(2,)),
    Quality(unreadable=(1, 3), doubtful=(2,)),
    Quality(unknown=0.2),
    Quality(source=TextSource.OCR, confidence=0.4),
]


def matched(document: Document) -> Match:
    """The match of the posting and `document`, its profile having gone through its bytes."""
    made = Profile.of(parse(document), MODEL.embed)
    profile = Profile.from_bytes(document.id, document.name, made.to_bytes())
    return match(hold(ASKED, profile, POLICY), document, POLICY)


def stuffed(*hidden: tuple[str, Unseen]) -> Document:
    """The resume with texts behind it that nobody sees."""
    text, blocks = RESUME, list(PLAIN.blocks)
    for said, reason in hidden:
        place = Span(len(text), len(text) + len(said))
        blocks.append(Block(place, page=2, box=Box(1, 2, 3, 4), hidden=reason))
        text += said + "\n"
    return replace(PLAIN, text=text, blocks=tuple(blocks))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([line for line in POSTING.splitlines() if line]),
            st.sampled_from(list(Unseen)),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_coverage_with_the_stuffing_is_coverage_without_it(
    hidden: list[tuple[str, Unseen]],
) -> None:
    found, plain = matched(stuffed(*hidden)), matched(PLAIN)
    assert found.pairs == plain.pairs
    assert found.coverage == plain.coverage
    assert found.legibility.hidden.words == sum(len(said.split()) for said, _ in hidden)


@pytest.mark.parametrize("quality", PARTLY, ids=lambda q: gap(q))
def test_what_may_stand_unread_is_unknown_and_nothing_else_changes(quality: Quality) -> None:
    whole, partly = matched(PLAIN), matched(replace(PLAIN, quality=quality))
    verdicts = {pair.verdict for pair in whole.pairs}
    assert {Verdict.MISSING, Verdict.UNKNOWN} < verdicts  # and some are shown
    for before, after in zip(whole.pairs, partly.pairs, strict=True):
        missing = before.verdict is Verdict.MISSING
        assert after.verdict is (Verdict.UNKNOWN if missing else before.verdict)
        assert (after.coverage, after.weight) == (before.coverage, before.weight)
        assert after.evidence == before.evidence
        assert (may_stand_there(quality) in after.reasons) is missing
        for part, same in zip(before.parts, after.parts, strict=True):
            lost = part.verdict is Verdict.MISSING
            assert same == (replace(part, verdict=Verdict.UNKNOWN) if lost else part)
    assert partly.coverage == replace(whole.coverage, at_least=True)
    assert not whole.coverage.at_least


@settings(deadline=None)
@given(
    st.builds(
        Quality,
        unreadable=st.lists(st.integers(1, 9), unique=True).map(lambda p: tuple(sorted(p))),
        unknown=st.floats(0, 1),
        confidence=st.none() | st.floats(0, 1),
    )
)
def test_no_page_that_cannot_be_read_raises_a_coverage(quality: Quality) -> None:
    whole, partly = matched(PLAIN), matched(replace(PLAIN, quality=quality))
    for before, after in zip(whole.pairs, partly.pairs, strict=True):
        assert after.coverage <= before.coverage
    assert (partly.coverage.overall or 0.0) <= (whole.coverage.overall or 0.0)
    assert all(pair.verdict is not Verdict.MISSING for pair in partly.pairs) or not gap(quality)


def test_what_letters_that_are_not_understood_may_say_is_unknown() -> None:
    said = (
        f"{PLAIN.text}\nРуководил отделом",
        f"{PLAIN.text}\n{'Руководил отделом закупок ' * 20}",
    )
    few, many = (matched(replace(PLAIN, text=text)) for text in said)
    assert Verdict.MISSING in {pair.verdict for pair in few.pairs}
    assert Verdict.MISSING not in {pair.verdict for pair in many.pairs}
    assert [pair.coverage for pair in few.pairs] == [pair.coverage for pair in many.pairs]
    assert many.coverage.at_least


def test_a_rule_that_found_nothing_is_unknown_where_it_may_stand_unread() -> None:
    nothing = Ruling(0.05, (), ("no such degree",))
    judged = judge(Found(-9, -9), Kind.EDUCATION, POLICY, nothing, 1.0, "page 2 is a picture")
    assert judged.verdict is Verdict.UNKNOWN
    assert judged.counts
    assert (judged.reasons, judged.unread) == (("no such degree",), "page 2 is a picture")
    assert judge(Found(-9, -9), Kind.EDUCATION, POLICY, nothing, 1.0).verdict is Verdict.MISSING


def test_partial_stays_partial_where_a_page_could_not_be_read() -> None:
    half = Ruling(0.5, (), ("3 of 6 years",))
    judged = judge(Found(0, 0), Kind.YEARS, replace(POLICY, slope=1.0, offset=0.0), half, 1.0, "x")
    assert (judged.verdict, judged.unread) == (Verdict.PARTIAL, "")


@pytest.mark.parametrize(
    ("quality", "said"),
    [
        (Quality(), ""),
        (Quality(doubtful=(1, 2)), ""),
        (Quality(unknown=MOST_UNKNOWN, confidence=LEAST_CONFIDENCE), ""),
        (Quality(unreadable=(2,)), "page 2 could not be read"),
        (Quality(unknown=0.12), "the file does not say what 12 % of its letters are"),
        (Quality(foreign=MOST_FOREIGN), ""),
        (Quality(foreign=0.98), "98 % of its letters are not Latin ones"),
        (
            Quality(unreadable=(1, 4), confidence=0.5),
            "pages 1 and 4 could not be read, and text recognition was only 50 % sure of the words",
        ),
    ],
)
def test_what_could_not_be_read_is_said(quality: Quality, said: str) -> None:
    assert gap(quality) == said


def test_many_pages_are_counted_and_not_listed() -> None:
    assert pages_named(tuple(range(3, 40))) == "37 pages, the first of them page 3"


def test_recognition_is_never_said_to_be_certain() -> None:
    [said] = notices(Legibility(Quality(TextSource.OCR, confidence=0.999)))
    assert "on average 99 % sure" in said


def test_the_page_gives_the_reasons_the_same_words() -> None:
    page = (files("matcher") / "web" / "resume.js").read_text("utf-8")
    named = page.partition("const REASONS = {")[2].partition("};")[0]
    assert dict(re.findall(r'(\w+): "([^"]*)"', named)) == REASONS


def test_text_that_is_struck_through_is_not_said_to_be_unseen() -> None:
    assert hidden_said(HiddenText(3, (Unseen.STRUCK,))) == (
        "Hidden or struck text: 3 words (struck through)."
    )


def test_hidden_words_are_counted_with_pages_and_reasons() -> None:
    document = stuffed(("Kafka Kafka", Unseen.TINY), ("Terraform", Unseen.COLOUR))
    document = replace(document, remarks=(Remark(Span(0, 4), Oddity.CONTROLS),))
    assert legibility_of(document) == Legibility(
        Quality(), HiddenText(3, (Unseen.COLOUR, Unseen.TINY), (2,)), oddities=1
    )


def test_notices_say_what_to_do_about_a_page_and_what_is_not_scored() -> None:
    quality = Quality(TextSource.BOTH, unreadable=(3,), doubtful=(1,), confidence=0.876)
    hidden = HiddenText(1, (Unseen.LAYER,), (2,))
    assert notices(Legibility(quality, hidden, 2)) == (
        "Page 3 could not be read. It shows pictures, drawn letters or a filled form, and its text "
        "is not in the file. What the resume does not show elsewhere is unknown, not missing.",
        "Some of the words were read off pictures by text recognition, on average 88 % sure.",
        "The order of the lines on page 1 is a guess.",
        "Hidden text: 1 word on page 2 that a reader does not see (in a layer that is off). "
        "It is not scored.",
        "In 2 places the visible text holds look-alike letters or invisible characters, which say "
        "something else to a program than to a reader; it is taken as a reader sees it.",
    )
    [untold] = notices(Legibility(Quality(unreadable=(2, 3))), scored=False)
    assert "pip install 'resume-posting-matcher[ocr]'" in untold
    assert "missing" not in untold
    assert notices(Legibility()) == ()


def test_the_resume_answer_shows_hidden_text_and_the_match_answer_only_counts_it() -> None:
    document = stuffed(("Zanzibar Quokka", Unseen.ALPHA))
    resume = ResumeOut.of(parse(document), document).model_dump(mode="json")
    start = len(RESUME)
    assert resume["hidden"] == [
        {
            "quote": "Zanzibar Quokka",
            "reason": "alpha",
            "page": 2,
            "boxes": [{"page": 2, "box": [1.0, 2.0, 3.0, 4.0]}],
            "start": start,
            "end": start + len("Zanzibar Quokka"),
        }
    ]
    told = MatchOut.of(matched(document))
    assert "Quokka" not in told.model_dump_json()
    assert told.resume.hidden.model_dump(mode="json") == {
        "words": 2,
        "reasons": ["alpha"],
        "pages": [2],
    }


def test_remarks_are_quoted_with_their_places() -> None:
    document = replace(PLAIN, remarks=(Remark(Span(11, 19), Oddity.MIXED_SCRIPT),))
    [remark] = ResumeOut.of(parse(document), document).model_dump(mode="json")["remarks"]
    assert (remark["quote"], remark["oddity"]) == ("Engineer", "mixed_script")


def test_a_posting_that_was_not_read_wholly_says_so_in_its_match() -> None:
    posting = parse_posting(replace(ADVERT, quality=Quality(unreadable=(2,))))
    asked = Asked.of(posting, Weights(), MODEL.embed, Month(2024, 1))
    held = hold(asked, Profile.of(parse(PLAIN), MODEL.embed), POLICY)
    told = MatchOut.of(match(held, PLAIN, POLICY))
    assert told.posting.notices[0].startswith("Page 2 could not be read.")
    assert told.resume.notices == []
    assert not told.coverage.at_least
