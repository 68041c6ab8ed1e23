"""What of a match is quoted, and in which order."""

from dataclasses import replace

from index.types import Passage, Span
from matcher.matching import to_quote
from matcher.policy import Policy
from matcher.types import Finding, Scored

POLICY = Policy(floor=0.25, quotes=3)


def scored(text: str, score: float) -> Scored:
    return Scored(Passage("d", 0, text, "", "skills", Span(0, len(text))), 0.5, 0.5, score)


NEAR = [scored("a", 0.9), scored("b", 0.5), scored("c", 0.3), scored("d", 0.26), scored("e", 0.2)]


def quoted(finding: Finding | None, near: list[Scored] | None = None) -> list[str]:
    return [s.passage.text for s in to_quote(NEAR if near is None else near, finding, POLICY)]


def test_the_best_three_are_quoted() -> None:
    assert quoted(None) == ["a", "b", "c"]


def test_nothing_below_the_floor_is_quoted() -> None:
    assert quoted(None, NEAR[3:]) == ["d"]
    assert quoted(None, NEAR[4:]) == []


def test_what_a_rule_found_is_quoted_alone_however_far_it_is() -> None:
    found = Finding(0.95, (NEAR[4].passage,), ())
    assert quoted(found) == ["e"]


def test_a_rule_that_found_nothing_leaves_nothing_to_quote() -> None:
    assert quoted(Finding(0.03, (), ())) == []


def test_where_practice_counts_instead_the_better_of_the_two_comes_first() -> None:
    low = Finding(0.25, (NEAR[2].passage,), (), at_least=True)
    assert quoted(low) == ["a", "b", "d"]
    assert quoted(replace(low, coverage=0.95)) == ["c"]


def test_a_rule_that_only_scales_changes_no_quote() -> None:
    assert quoted(Finding(0.0, (), (), scale=0.5)) == quoted(None)
