"""Versions of one document: found, the newest wins, whatever the order; and nothing else is."""

import random
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpus import Corpus, Outcome, Settled, Settling, Traits
from index.errors import UnknownDocument
from index.store.sketch import sketch
from index.store.versions import newest_first
from tests.fakes import FakeEmbedder, resume

WORDS = [f"word{n}" for n in range(400)]


def lines(seed: int, count: int = 20) -> tuple[str, ...]:
    chance = random.Random(seed)
    return tuple(" ".join(chance.choices(WORDS, k=9)) for _ in range(count))


def keep(corpus: Corpus, name: str, traits: Traits) -> str:
    document, passages = resume(name, *traits.texts)
    corpus.add(document, passages)
    corpus.settle(Settling([Settled(name, "1", Outcome(document.id), traits=traits)]))
    return document.id


def superseded(*kept: Traits) -> dict[str, str]:
    """Letter of every one that is left out -> letter of the one that stands for it."""
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        letters = {keep(corpus, chr(97 + n), one): chr(97 + n) for n, one in enumerate(kept)}
        return {letters[old]: letters[new] for old, new in corpus.superseded().items()}


JO = Traits(lines(1), ("jo@example.org",), "jo example", dated=1)


def edited(one: Traits, share: float) -> tuple[str, ...]:
    """The texts, of which `share` are others."""
    count = round(len(one.texts) * share)
    return (*one.texts[count:], *lines(99, count))


@pytest.mark.parametrize(
    ("other", "linked"),
    [
        (replace(JO, texts=lines(2)), True),  # same person, another text
        (replace(JO, texts=lines(2), contacts=()), False),  # two of one name
        (replace(JO, texts=edited(JO, 0.2), contacts=()), True),
        (replace(JO, texts=edited(JO, 0.2), contacts=("new@example.org",)), True),
        (replace(JO, texts=edited(JO, 0.5), contacts=("new@example.org",)), False),  # two people
        (replace(JO, texts=lines(2), name=""), False),  # an agency's address
        (replace(JO, texts=edited(JO, 0.3), name=""), True),
        (replace(JO, texts=edited(JO, 0.3), name="ann other"), False),  # an agency's form
        (replace(JO, texts=edited(JO, 0.05), name="jo exampel"), True),
        (replace(JO, contacts=("ann@example.org",), name="ann other"), False),
        (replace(JO, contacts=("ann@example.org",), name=""), False),  # one speaks against it
        (replace(JO, contacts=(), name=""), True),
        (replace(JO, texts=edited(JO, 0.3), contacts=(), name=""), False),
    ],
)
def test_what_makes_two_documents_versions_of_one(other: Traits, linked: bool) -> None:
    assert superseded(JO, replace(other, dated=2)) == ({"a": "b"} if linked else {})
    assert superseded(replace(other, dated=2), JO) == ({"b": "a"} if linked else {})


def test_the_newest_wins_by_what_all_tell_then_by_file_then_by_id() -> None:
    two = replace(JO, texts=lines(2))
    # a copy of an old file bears a new date; what it tells is old all the same
    told = replace(two, stated=24_000, dated=2)
    assert superseded(replace(JO, stated=23_990, dated=3), told) == {"a": "b"}
    assert superseded(replace(JO, stated=24_000, dated=3), told) == {"b": "a"}
    assert superseded(JO, replace(two, dated=2)) == {"a": "b"}
    assert superseded(replace(JO, dated=3), replace(two, dated=2)) == {"b": "a"}
    assert superseded(replace(JO, dated=3), told) == {"b": "a"}  # one tells nothing
    assert len(superseded(JO, two)) == 1


def test_who_is_newer_of_two_does_not_hang_on_a_third() -> None:
    a, b = (24_000, 5, "a"), (23_990, 9, "b")
    assert newest_first([b, a]) == [a, b]
    for silent in ((0, 1, "c"), (0, 7, "c"), (0, 11, "c")):
        found = newest_first([b, silent, a])
        assert found.index(a) < found.index(b)
    assert newest_first([b, (0, 7, "c"), a])[0] == (0, 7, "c")  # younger than the newest
    assert newest_first([b, (0, 1, "c"), a])[-1] == (0, 1, "c")


def test_short_texts_are_not_told_by_their_words() -> None:
    bare = Traits(("Python and SQL", "Java"))
    assert superseded(bare, bare) in ({}, {"a": "b"}, {"b": "a"})
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        keep(corpus, "a", bare)
        keep(corpus, "b", bare)
        assert corpus.superseded() == {}


def test_any_order_of_adding_gives_the_same_answer() -> None:
    family = [replace(JO, texts=lines(n), dated=n) for n in range(3)]
    family += [Traits(family[2].texts), Traits(lines(50), name="jo example")]
    names = "abcde"
    answers = set()
    for order in list(permutations(range(5)))[::7]:
        with Corpus.in_memory(FakeEmbedder()) as corpus:
            for n in order:
                keep(corpus, names[n], family[n])
            answers.add(frozenset(corpus.superseded().items()))
    assert len(answers) == 1
    assert len(next(iter(answers))) == 3


def test_removing_the_newest_brings_back_the_one_before() -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        ids = [keep(corpus, str(n), replace(JO, texts=lines(n), dated=n)) for n in range(3)]
        assert corpus.superseded() == {ids[0]: ids[2], ids[1]: ids[2]}
        corpus.remove(ids[2])
        assert corpus.superseded() == {ids[0]: ids[1]}
        corpus.remove(ids[0])
        assert corpus.superseded() == {}


def test_another_process_sees_new_versions(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as one, Corpus.open(tmp_path, FakeEmbedder()) as two:
        keep(one, "a", JO)
        assert two.superseded() == {}
        keep(one, "b", replace(JO, texts=lines(2)))
        assert len(two.superseded()) == 1


def test_no_byte_of_who_it_is_or_where_it_stood_is_kept(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        keep(corpus, "place-of-the-file", replace(JO, contacts=("jo@example.org", "5550100123")))
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        for secret in (b"jo@example.org", b"5550100123", b"jo example"):
            assert secret not in data, path


def test_a_place_is_kept_as_a_hash_and_goes_with_its_document(tmp_path: Path) -> None:
    document, passages = resume("Python")
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(document, passages)
        corpus.settle(Settling([Settled("/home/jo-example.pdf", "7", Outcome(document.id))], "v1"))
        asked = [("/home/jo-example.pdf", "7"), ("/home/jo-example.pdf", "8"), ("/other", "7")]
        assert corpus.look(asked, "v2") == [Outcome(document.id), None, None]
        corpus.remove(document.id)
        assert corpus.look(asked, "v2") == [None, None, None]
    assert not any(b"jo-example" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_failure_is_known_to_the_version_that_saw_it() -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        failed = Outcome(None, "unreadable", "the file is damaged.")
        corpus.settle(Settling([Settled("a", "1", failed), Settled("b", "", failed)], "v1"))
        assert corpus.look([("a", "1"), ("b", "")], "v1") == [failed, None]
        assert corpus.look([("a", "1")], "v2") == [None]


def test_notes_and_files_are_kept_in_the_same_transaction() -> None:
    document, passages = resume("Python")
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        done = Settled("a", "1", Outcome(document.id), note=b"note", original=b"%PDF")
        both = [done, replace(done, outcome=Outcome("0" * 64))]
        corpus.add_many([(document, passages)], Settling(both, "v1", "maker"))
        assert corpus.noted([document.id], "maker") == {document.id: b"note"}
        assert corpus.original(document.id) == b"%PDF"
        assert corpus.look([("a", "1")], "v1") == [Outcome(document.id)]


@given(st.sets(st.integers(0, 300), min_size=30), st.sets(st.integers(0, 300), min_size=30))
def test_likeness_is_about_the_share_of_what_two_texts_have_in_common(
    one: set[int], other: set[int]
) -> None:
    made = [sketch((f"w{n} x{n} y{n}" for n in numbers), b"key") for numbers in (one, other)]
    exact = len(one & other) / len(one | other)
    assert abs(made[0].likeness(made[1]) - exact) < 0.25  # five standard errors
    assert made[0].likeness(made[0]) == 1.0


def test_sketches_of_other_keys_and_orders() -> None:
    texts = lines(1)
    one = sketch(texts, b"key")
    assert np.array_equal(one.hashes, sketch(reversed(texts), b"key").hashes)
    assert one.likeness(sketch(texts, b"other")) < 0.1
    assert sketch([], b"key").likeness(sketch([], b"key")) == 0.0


def test_all_versions_of_a_document_are_told_the_newest_first() -> None:
    kept = [
        replace(JO, dated=3),
        replace(JO, texts=edited(JO, 0.2), dated=9),
        Traits(lines(7), ("ann@example.org",), "ann other", dated=5),
        replace(JO, texts=edited(JO, 0.1), contacts=("new@example.org",), dated=6),
    ]
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        ids = [keep(corpus, chr(97 + n), one) for n, one in enumerate(kept)]
        for at in (0, 1, 3):
            assert corpus.versions(ids[at]) == [ids[1], ids[3], ids[0]]
        assert corpus.versions(ids[2]) == [ids[2]]
        corpus.remove(ids[1])
        assert corpus.versions(ids[0]) == [ids[3], ids[0]]
        with pytest.raises(UnknownDocument):
            corpus.versions(ids[1])


def test_a_document_that_is_renewed_keeps_its_versions_and_its_sources() -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        old = keep(corpus, "a", replace(JO, dated=1))
        new = keep(corpus, "b", replace(JO, texts=edited(JO, 0.2), dated=2))
        for renewed in (old, new):
            document = corpus.document(renewed)
            corpus.replace(document, corpus.passages(renewed)[:3])
            assert corpus.superseded() == {old: new}
            assert corpus.versions(old) == [new, old]
        assert corpus.look([("a", "1"), ("b", "1")], "") == [Outcome(old), Outcome(new)]
        third = keep(corpus, "c", replace(JO, texts=edited(JO, 0.3), dated=3))  # meets their marks
        assert corpus.superseded() == {old: third, new: third}
