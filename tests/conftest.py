"""What all tests share: a small fake model, and how laws are tried."""

import pytest
from hypothesis import settings

from tests.fakes import FakeEmbedder

# The same code passes the same tests. To look for new counterexamples, add
# `--hypothesis-profile=explore` to the command.
settings.register_profile("explore")
settings.register_profile("same", derandomize=True, database=None)
settings.load_profile("same")


@pytest.fixture
def fake_embedder() -> FakeEmbedder:
    return FakeEmbedder()
