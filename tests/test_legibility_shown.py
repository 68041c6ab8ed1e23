"""How a file was read, on the terminal and in the report."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from rich.console import Console

from index.types import Block, Document, Quality, Span, Unseen
from matcher.cli import match_view, parse_view, rank_view
from matcher.cli.screen import Screen
from matcher.report.page import page
from matcher.resume.parse import parse
from matcher.types import (
    AnyOf,
    Coverage,
    HiddenText,
    Kind,
    Legibility,
    Level,
    Match,
    Month,
    Pair,
    Part,
    Posting,
    Ranking,
    Requirement,
    Verdict,
)

UNREAD = "not found in what could be read: page 2 could not be read, and it may stand there"
SHEEP, VISA = (
    Requirement(
        text, Level.MINIMUM, kind, Span(n, n + len(text)), (AnyOf((Part(text, Span(n, n)),)),)
    )
    for n, (text, kind) in enumerate([("Sheep", Kind.SKILL), ("A visa", Kind.AUTHORIZATION)])
)
POSTING = Posting("aa" * 32, "job.txt", "Shepherd", None, (SHEEP, VISA))
PLAIN = Match(
    posting_id="aa" * 32,
    posting_title="Shepherd",
    resume_id="bb" * 32,
    resume_name="jo.pdf",
    pairs=(
        Pair(SHEEP, (), 0.1, Verdict.UNKNOWN, 2.0, (UNREAD,)),
        Pair(VISA, (), 0.0, Verdict.UNKNOWN, 0.0, ("ask the candidate",)),
    ),
    coverage=Coverage(0.1, 0.1, None, "policy-7", at_least=True),
    model="model-3",
    as_of=Month(2024, 1),
    legibility=Legibility(Quality(unreadable=(2,)), HiddenText(34, (Unseen.COLOUR,), (2,))),
    posting_legibility=Legibility(Quality(unreadable=(1,))),
)


def screen(*, ascii_only: bool = False) -> Screen:
    return Screen(Console(file=io.StringIO(), width=400), 400, io.StringIO(), ascii_only)


def text_of_page(match: Match) -> str:
    html = page(match, POSTING).removeprefix("<!DOCTYPE html>\n")
    return " ".join("".join(ElementTree.fromstring(html).itertext()).split())  # noqa: S314


def shown_by(view: str, match: Match) -> str:
    if view == "report":
        return text_of_page(match)
    if view == "match":
        return "\n".join(map(str, match_view.lines(match, POSTING, screen())))
    ranking = Ranking("aa" * 32, "Shepherd", (match,), 1, 1)
    return "\n".join(map(str, rank_view.lines(ranking, POSTING, screen())))


@pytest.mark.parametrize("view", ["report", "match", "rank"])
def test_every_view_says_how_both_were_read(view: str) -> None:
    shown = shown_by(view, PLAIN)
    assert "Resume: Page 2 could not be read." in shown
    assert "Resume: Hidden text: 34 words on page 2 that a reader does not see" in shown
    assert "They are not scored." in shown
    assert "Posting: Page 1 could not be read." in shown
    assert "the coverage is of what could be read" in shown


@pytest.mark.parametrize("view", ["report", "match", "rank"])
def test_a_file_that_was_read_wholly_is_not_talked_about(view: str) -> None:
    wholly = replace(
        PLAIN,
        coverage=replace(PLAIN.coverage, at_least=False),
        legibility=Legibility(),
        posting_legibility=Legibility(),
    )
    shown = shown_by(view, wholly)
    assert "Resume: " not in shown
    assert "Posting: " not in shown
    assert "≥" not in shown


@pytest.mark.parametrize("view", ["report", "match"])
def test_only_what_has_no_weight_is_said_not_to_count(view: str) -> None:
    shown = shown_by(view, PLAIN)
    assert shown.count("not counted") == 1 + shown.count("is not counted; or")
    assert "10 %" in shown
    assert "it may stand there" in shown


def test_a_ranking_marks_a_coverage_that_is_of_a_part_only() -> None:
    assert "≥ 10 %" in shown_by("rank", PLAIN)
    ranking = Ranking("aa" * 32, "Shepherd", (PLAIN,), 1, 1)
    assert ">=10 %" in "\n".join(
        map(str, rank_view.lines(ranking, POSTING, screen(ascii_only=True)))
    )


def test_hidden_text_is_listed_under_a_resume_and_cut_short() -> None:
    lines = ["Experience", "Welder, Acme Ltd, 2015 - 2018", "- Welded pipes of all kinds"]
    hidden = [f"kubernetes number {n} " + "again and " * 30 for n in range(12)]
    text, blocks = "", []
    for n, line in enumerate([*lines, *hidden]):
        unseen = Unseen.OFF_PAGE if n >= len(lines) else None
        blocks.append(Block(Span(len(text), len(text) + len(line)), hidden=unseen))
        text += line + "\n"
    document = Document("d" * 64, "jo.pdf", "application/pdf", text, tuple(blocks))
    shown = list(map(str, parse_view.resume_lines(parse(document), document, screen())))
    told = [line for line in shown if "kubernetes number" in line]
    assert len(told) == 10
    assert all(len(line) < 300 and "off the page" in line for line in told)
    assert any("and 2 more; --json lists them all" in line for line in shown)
    assert any(line.startswith("! Hidden text: 756 words") for line in shown)
