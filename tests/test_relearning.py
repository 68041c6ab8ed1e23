"""Lists that are learned anew beside the answers, as a corpus grows."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest

from index.ann import choose
from index.ann.inverted import Inverted
from index.ann.keys import Keys, Rows, members
from index.ann.shadow import Published, Shadow
from index.ann.view import View
from tests.test_inverted import DIM, PASSAGES, clustered

KEYS, ROWS = clustered(1_000, 8)


class Log:
    """A source that holds documents of `KEYS` by number, and knows what was touched."""

    def __init__(self, documents: range) -> None:
        self.documents = set(documents)
        self.touched: list[int] = []

    def change(self, *, add: Sequence[int] = (), remove: Sequence[int] = ()) -> None:
        self.documents = (self.documents | set(add)) - set(remove)
        self.touched += [*add, *remove]

    def present(self) -> tuple[int, list[int]]:
        return len(self.touched), sorted(self.documents)

    def changed(self, since: int) -> tuple[int, list[int] | None]:
        return len(self.touched), sorted(set(self.touched[since:]))

    def rows(self, numbers: Sequence[int], model: str, dim: int) -> tuple[Keys, Keys, Rows]:
        wanted = np.array(sorted(self.documents & set(numbers)), np.int64)
        here = members(KEYS >> 20, wanted)
        return KEYS[here] >> 20, KEYS[here] & 0xFFFFF, ROWS[here]

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        yield

    def snapshots(self) -> Sequence[Published]:
        return []

    def publish(self, model: str, change: int, file: str, digest: str) -> list[str]:
        return []


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Learning anew waits for this event."""
    monkeypatch.setattr(choose, "SCANNED_WHOLE", 1_000)
    event, settled = threading.Event(), View.settled

    def waits(view: View) -> View:
        event.wait(60)
        return settled(view)

    monkeypatch.setattr(View, "settled", waits)
    return event


def best(shadow: Shadow, document: int) -> int:
    """The number of the document nearest to the first passage of one."""
    query = ROWS[(document - 1) * PASSAGES : (document - 1) * PASSAGES + 1]
    return int(shadow.current().best(query, np.ones(1), 1).numbers[0])


def kinds(shadow: Shadow) -> list[tuple[type, int]]:
    return [(type(one.flat), len(one)) for one in shadow.current().segments]


def settling(shadow: Shadow) -> threading.Thread:
    thread = shadow._settling
    assert thread is not None
    return thread


def test_answers_go_on_and_changes_are_seen_while_lists_are_learned(
    held: threading.Event,
) -> None:
    log = Log(range(1, 401))
    shadow = Shadow(log, None, "fake", DIM)
    assert kinds(shadow) == [(Inverted, 2_000)]
    log.change(add=range(401, 601))
    assert [rows for _, rows in kinds(shadow)] == [2_000, 1_000]
    assert settling(shadow).is_alive()  # a third of the rows stand beside the lists
    assert best(shadow, 450) == 450
    log.change(add=[700], remove=[450, 7])
    assert best(shadow, 700) == 700
    assert best(shadow, 450) != 450
    assert settling(shadow).is_alive()
    held.set()
    settling(shadow).join(60)
    assert kinds(shadow)[0][0] is Inverted
    assert len(shadow.current()) == (400 + 200 + 1 - 2) * PASSAGES
    assert shadow.current().owners.tolist() == sorted(log.documents)
    assert best(shadow, 700) == 700
    assert best(shadow, 7) != 7
    shadow.verify()


def test_a_corpus_that_grows_little_by_little_is_learned_a_few_times(
    held: threading.Event,
) -> None:
    """From 2,000 rows to 5,000, once in an eighth: eight times at most, and not at every step."""
    held.set()
    log = Log(range(1, 401))
    shadow = Shadow(log, None, "fake", DIM)
    learned: list[object] = []
    for number in range(401, 1_001, 20):
        log.change(add=range(number, number + 20))
        shadow.current()
        if shadow._settling is not None:
            shadow._settling.join(60)
        first = shadow.current().segments[0].flat
        if isinstance(first, Inverted) and first not in learned:
            learned.append(first)
        assert not shadow.current().due
    assert 4 <= len(learned) <= 9
    assert len(shadow.current()) == 5_000
