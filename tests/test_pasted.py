"""A warm match: nothing of a kept resume is embedded again, and a pasted posting is read once."""

from collections.abc import Iterator
from typing import cast

import pytest

from index.errors import EmptyDocument, UnknownDocument
from matcher.pasted import Pasted
from matcher.reading import ReadPosting
from matcher.recent import Recent, asked
from matcher.service import Service
from tests.api_door import POSTING, RESUME, add_resume, door, in_memory
from tests.fakes import FakeEmbedder


class Reader:
    """A reader that makes an object of its own each time, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[bytes] = []

    def __call__(self, data: bytes) -> ReadPosting:
        self.given.append(data)
        if not data:
            raise EmptyDocument("there is nothing in it.")
        return cast(ReadPosting, object())


@pytest.fixture
def service() -> Iterator[Service]:
    with in_memory() as opened:
        yield opened


def test_the_last_texts_are_read_once() -> None:
    """Two are kept: a, b; a is used again; c takes the place of b, which is read anew."""
    reader, pasted = Reader(), Pasted(kept=2)
    first, _, again, _, _ = (pasted.read(text, reader) for text in "abaca")
    assert again is first
    assert reader.given == [b"a", b"b", b"c"]
    pasted.read("b", reader)
    assert reader.given == [b"a", b"b", b"c", b"b"]


def test_what_is_long_or_cannot_be_read_is_not_remembered() -> None:
    reader, pasted = Reader(), Pasted(longest=3)
    for _ in range(2):
        pasted.read("four", reader)
        pasted.read("\u00e9\u00e9", reader)  # four bytes
        with pytest.raises(EmptyDocument):
            pasted.read("", reader)
    assert len(reader.given) == 6


def test_a_warm_match_embeds_nothing(service: Service) -> None:
    model = cast(FakeEmbedder, service.resumes._embedder)
    with door(service) as client:
        asked = {"resume_id": add_resume(client), "posting_text": POSTING["text"]}
        first = client.post("/v1/matches", json=asked)
        before = len(model.embedded)
        second = client.post("/v1/matches", json=asked)
        assert (first.status_code, second.content) == (200, first.content)
        assert len(model.embedded) == before


def test_a_kept_resume_that_was_erased_is_unknown(service: Service) -> None:
    kept = service.add_resume(RESUME, "r.txt").id
    posting = service.pasted_posting(POSTING["text"])
    assert service.match_kept(posting, kept[:8]).resume_id == kept
    service.remove(kept)
    with pytest.raises(UnknownDocument):
        service.match_kept(posting, kept)


def test_what_a_cache_is_asked_is_counted_by_its_outcome() -> None:
    cache: Recent[str, int] = Recent("of this test", 2)
    for key in "abacb":  # c pushes b out
        cache.get(key, lambda: 1)
    with pytest.raises(ZeroDivisionError):
        cache.get("d", lambda: 1 // 0)
    found = {outcome: n for (name, outcome), n in asked().items() if name == "of this test"}
    assert found == {"hit": 1, "miss": 5}
