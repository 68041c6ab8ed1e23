"""A line that shows a thing by a deed is quoted before a line that only claims it."""

from dataclasses import replace

import pytest

from matcher.asked import Asked
from matcher.lexicon.deeds import has_figure, is_brief, tells_deed
from matcher.matching import Appraisal, hold, to_quote
from matcher.policy import Policy, shipped
from matcher.profile import Profile
from matcher.service import read_posting, read_resume
from matcher.types import Month
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

MODEL = FakeEmbedder()
# Words alone count: the claim scores 2.625, the deed about 1.5, what is beside them 0 at most.
WORDS = replace(
    shipped().ranker, late=0.0, cosine=0.0, prior=0.0, lexical=2.0, parts=0.0, part_terms=1.0,
    named=0.0, unnamed=0.0,
    brevity=0.5, labels={},
)  # fmt: skip
CLAIM = "Conflict mediation"
DEED = "Mediated nine disputes between tenants over one winter"
BESIDE = "Fed the cats of the house"


def policy(deed: float) -> Policy:
    return replace(shipped(), ranker=WORDS, floor=0.0, spread=0.25, deed=deed)


def judged(
    *lines: str, deed: float, need: str = CLAIM, skills: str = ""
) -> tuple[Appraisal, list[str]]:
    posting = read_posting(f"Clerk\n\nMinimum Qualifications:\n\n{need}\n".encode(), "p.txt")
    text = "Experience\n\nClerk, Polar Storage\nJan 2018 - Dec 2021\n"
    text += "".join(f"- {line}\n" for line in lines) + (f"\nSkills\n{skills}\n" if skills else "")
    asked = Asked.of(posting.posting, Weights(), MODEL.embed, Month(2024, 1))
    held = Profile.of(read_resume(text.encode(), "r.txt").resume, MODEL.embed)
    [one] = hold(asked, held, policy(deed)).appraisals
    return one, [held.offers[place].text for place in to_quote(one, policy(deed))]


def sum_of(one: Appraisal) -> float:
    """The deed's score and its lead on the next, with the claim as the best."""
    _, deed, following, *_ = sorted(one.scores.tolist(), reverse=True)
    return float(deed + (deed - max(0.0, following)))


@pytest.mark.parametrize("skills", ["", CLAIM])
def test_a_deed_that_stands_out_is_quoted_before_the_claim(skills: str) -> None:
    lines = (DEED, BESIDE) if skills else (CLAIM, DEED, BESIDE)
    one, _ = judged(*lines, deed=99.0, skills=skills)
    needed = sum_of(one)
    assert needed > 2.0
    one, quotes = judged(*lines, deed=needed - 0.01, skills=skills)
    # Far below the claim, which shuts others out, and quoted all the same.
    assert quotes == [DEED, CLAIM]
    _, quotes = judged(*lines, deed=needed + 0.01, skills=skills)
    assert quotes == [CLAIM]


def test_the_order_of_quotes_moves_no_coverage() -> None:
    one, first = judged(CLAIM, DEED, BESIDE, deed=0.0)
    other, second = judged(CLAIM, DEED, BESIDE, deed=99.0)
    assert first[0] != second[0]
    assert one.judgement == other.judgement


def test_a_deed_among_others_as_near_stands_behind_the_claim() -> None:
    alone, _ = judged(CLAIM, DEED, BESIDE, deed=99.0)
    needed = sum_of(alone) - 0.01
    _, quotes = judged(
        CLAIM, DEED, "Mediated talks between the cooks over two winters", deed=needed
    )
    assert quotes[0] == CLAIM


@pytest.mark.parametrize(
    ("need", "lines"),
    [
        # The best line is no mere claim: it tells a deed, or gives a figure.
        (CLAIM, ("Did mediate conflict; settled nine", DEED)),
        (CLAIM, ("Conflict mediation, 40 hours", DEED)),
        # What stands behind the claim tells no deed.
        (CLAIM, (CLAIM, "Mediator of the tenants of the whole street and its yards")),
        # A name is asked for: only a line that says it shows it.
        ("Kafka", ("Kafka", "Moved nine nightly jobs to streams for the whole bank")),
    ],
)
def test_elsewhere_the_best_line_stays_first(need: str, lines: tuple[str, ...]) -> None:
    one, quotes = judged(*lines, BESIDE, deed=-99.0, need=need)
    assert quotes[0] == lines[0]
    assert one.scores.max() == one.scores[one.order[0]]


@pytest.mark.parametrize(
    "line",
    [
        "Shared on-call with four squads and covered for colleagues on leave",
        "Unasked, built a tool that halved the wait",
        "Found errors that two reviewers had missed",
        "Upgrade of the claims system. Elicited requirements",
        "Trains new staff of all branches at the till",
    ],
)
def test_deeds(line: str) -> None:
    assert tells_deed(line)


@pytest.mark.parametrize(
    "line",
    [
        "Works well under pressure",
        "Highly motivated, detail-oriented and well-organized team player",
        "Experienced and dedicated professional with excellent communication skills",
        "Negotiation, Leadership",
        "Indeed a need for speed",
        "",
    ],
)
def test_claims_tell_no_deed(line: str) -> None:
    assert not tells_deed(line)


def test_where_a_rule_found_nothing_only_what_says_a_word_of_it_is_quoted() -> None:
    need = "Six Sigma Green Belt certification"
    far, near = "Ran the wards of two hospitals", "Sewed green belts for a fashion house"
    one, quotes = judged(far, near, deed=99.0, need=need)
    assert one.ruling is not None
    assert not one.ruling.shown
    assert quotes == [near]
    _, quotes = judged(far, deed=99.0, need=need)
    assert quotes == []


def test_what_is_brief_and_what_has_a_figure() -> None:
    assert is_brief("one two three four five six")
    assert not is_brief("one two three four five six seven")
    assert has_figure("Vendors: 40")
    assert not has_figure("Vendors: forty")
