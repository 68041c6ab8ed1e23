"""How passages stand to what is asked: known signals and scores, on a model of no meaning."""

from dataclasses import replace

import numpy as np
import pytest

from matcher.asked import Asked
from matcher.lexicon.rarity import rarity
from matcher.matching import hold
from matcher.pairing import Signals, counted, part_scores, scores_of, signals, table
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.service import read_posting, read_resume
from matcher.types import Month
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

MODEL = FakeEmbedder()
AS_OF = Month(2024, 1)
# Words alone count, so that scores can be computed by hand.
WORDS = replace(
    shipped().ranker, late=0.0, cosine=0.0, prior=0.0, lexical=2.0, parts=0.0, part_terms=1.0,
    named=0.0, unnamed=0.0,
    brevity=0.5, labels={},
)  # fmt: skip


def asked(*needs: str) -> Asked:
    text = "Engineer\n\nMinimum Qualifications:\n\n" + "\n".join(needs) + "\n"
    posting = read_posting(text.encode(), "posting.txt").posting
    return Asked.of(posting, Weights(), MODEL.embed, AS_OF)


def profile(*lines: str) -> Profile:
    text = "Experience\n\nEngineer, Polar Storage\nJan 2018 - Dec 2021\n" + "".join(
        f"- {line}\n" for line in lines
    )
    return Profile.of(read_resume(text.encode(), "resume.txt").resume, MODEL.embed)


def at(text: str, held: Profile) -> int:
    return next(n for n, offer in enumerate(held.offers) if offer.text == text)


def seen(posting: Asked, held: Profile) -> Signals:
    return signals(posting, held)


def test_lexical_is_the_share_of_the_terms_by_rarity_and_names_count_twice() -> None:
    posting = asked("Experience with zeppelins and Kafka")
    held = profile("Ran Kafka clusters for nine teams in two regions", "Fed the cats of the house")
    kafka, plain = 2 * rarity("kafka"), rarity("zeppelin")
    found = seen(posting, held).lexical[posting.asks[0].query]
    line = at("Ran Kafka clusters for nine teams in two regions", held)
    assert found[line] == pytest.approx(kafka / (kafka + plain), abs=1e-3)
    assert found[at("Fed the cats of the house", held)] == 0.0


@pytest.mark.parametrize(
    ("need", "line", "shares"),
    [
        ("Proficiency in C++", "Modern C++ for nine years in three large code bases", True),
        ("Proficiency in C++", "Firmware in C for nine years in three small devices", False),
        ("Proficiency in C++", "Desktop tools in C# for nine years and two products", False),
        ("Proficiency in JavaScript", "Wrote JS for nine years in three web shops", True),
        ("Proficiency in JavaScript", "Wrote Java for nine years in three web shops", False),
        ("Experience with Amazon Web Services", "Moved nine data centres to AWS", True),
        ("Proficiency in SQL", "Wrote T-SQL for nine years in two banks", True),
        ("Proficiency in NoSQL databases", "Wrote SQL for nine years in two banks", False),
    ],
)
def test_a_name_is_shared_however_it_is_spelled_and_no_other_name_is(
    need: str, line: str, *, shares: bool
) -> None:
    posting, held = asked(need), profile(line)
    share = seen(posting, held).lexical[posting.asks[0].query, at(line, held)]
    assert bool(share > 0) is shares


def test_a_short_line_is_marked_down_and_a_full_one_is_not() -> None:
    """ "Kafka" has 1 of 8 words: 7/8 of 0.5 is taken off."""
    posting, held = asked("Kafka"), profile("Kafka", "One two three four five six seven eight nine")
    made = table(seen(posting, held), held, WORDS)
    scores = made.scores[posting.asks[0].query]
    assert scores[at("Kafka", held)] == pytest.approx(2.0 - 0.5 * 7 / 8)
    assert scores[at("One two three four five six seven eight nine", held)] == 0.0


def test_a_requirement_of_several_things_adds_what_each_finds() -> None:
    """Each of two names is a member: the line with one of them has half of `part_terms`."""
    posting = asked("Experience with Kafka and Cassandra")
    [ask] = posting.asks
    assert len(ask.members) == 2
    held = profile("Ran Kafka clusters for nine teams in two regions")
    made = table(seen(posting, held), held, WORDS)
    line = at("Ran Kafka clusters for nine teams in two regions", held)
    extra = scores_of(ask, made)[line] - made.scores[ask.query][line]
    assert extra == pytest.approx(0.5)


def test_one_name_of_a_choice_is_enough() -> None:
    posting = asked("Experience with Kafka, RabbitMQ or Pulsar")
    [ask] = posting.asks
    [choice] = ask.members
    held = profile("Ran Pulsar clusters for nine teams in two regions")
    made = table(seen(posting, held), held, WORDS)
    line = at("Ran Pulsar clusters for nine teams in two regions", held)
    best = max(choice, key=lambda query: part_scores(query, ask, made)[line])
    assert posting.queries[best] == "Pulsar"
    assert part_scores(best, ask, made)[line] == pytest.approx(3.0)


@pytest.mark.parametrize(
    "line",
    [
        "No experience with Kafka so far in any of my jobs",
        "I have not yet worked with Kafka in a production system",
        "Never used Kafka in any of the nine systems",
    ],
)
def test_a_denial_stands_below_every_line_that_denies_nothing(line: str) -> None:
    posting, held = asked("Kafka"), profile(line, "Fed the cats of the house")
    [one] = hold(posting, held, shipped()).appraisals
    denying = next(n for n, offer in enumerate(held.offers) if "Kafka" in offer.text)
    assert one.order[-1] == denying


def test_a_posting_that_asks_for_no_experience_is_not_held_against_the_resume() -> None:
    line = "No experience in a kitchen yet, but a quick learner of every trade"
    posting, held = asked("Trainees with no prior experience in a kitchen"), profile(line)
    made = table(seen(posting, held), held, shipped().ranker)
    [ask] = posting.asks
    plain = made.scores[ask.query] + made.telling[ask.query]
    assert np.array_equal(scores_of(ask, made), plain)


def test_a_lesser_degree_counts_less_and_only_for_what_it_is_said_of() -> None:
    held = profile("Python, Airflow, Kafka (basic)")
    line = at("Python, Airflow, Kafka (basic)", held)
    for need, slight in (("Kafka", True), ("Python", False)):
        posting = asked(need)
        assert bool(seen(posting, held).slight[posting.asks[0].query, line]) is slight


def test_a_line_is_judged_by_its_nearness_and_played_down_by_a_stated_score_at_most() -> None:
    held, posting = profile("Python, Airflow, Kafka (basic)", "Ran a shop"), asked("Kafka")
    made = table(seen(posting, held), held, WORDS)
    [ask] = posting.asks
    scores, near = scores_of(ask, made), made.signals.late[ask.query]
    use = replace(shipped().grader, late=2.0, lesser=0.25)
    expected = scores + 2.0 * near
    basic = at("Python, Airflow, Kafka (basic)", held)
    assert expected[basic] > 0.25
    expected[basic] = 0.25
    assert np.array_equal(counted(scores, ask.query, made, use), expected)


def test_equal_scores_are_ordered_by_text() -> None:
    posting = asked("zebras")
    one, other = profile("Aaa bbb", "Ccc ddd"), profile("Ccc ddd", "Aaa bbb")
    for held in (one, other):
        flat = replace(shipped(), ranker=replace(WORDS, lexical=0.0, brevity=0.0))
        [found] = hold(posting, held, flat).appraisals
        texts = [held.offers[n].text for n in found.order]
        assert texts == sorted(texts)
