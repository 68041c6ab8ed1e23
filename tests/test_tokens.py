"""Words and their terms, from many threads at once."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from matcher.lexicon.tokens import term

WORDS = [
    f"{stem}{ending}"
    for stem in ("manag", "nation", "organiz", "relat", "operat", "gener", "communic", "adjust")
    for ending in ("ing", "ed", "ational", "ization", "fulness", "iveness", "ement", "ably")
]


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads change places as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hasty")
def test_threads_stem_each_their_own_word() -> None:
    stemmed = term.__wrapped__  # past the memory of what was stemmed before
    alone = [stemmed(word) for word in WORDS]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: [stemmed(word) for word in WORDS], range(40)))
    assert found == [alone] * 40
