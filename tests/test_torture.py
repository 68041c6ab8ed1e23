"""A short version of `scripts/torture.py`: the same hurts, fewer of them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.torture import crowd, full, kills, snapshots

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where there is some: killing a process takes nothing from the system's cache."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made) / "folder"


def test_killed_processes_lose_nothing_and_bring_nothing_back(folder: Path) -> None:
    tally = kills.run(folder, 6, seed=3)
    assert tally.good, tally
    assert tally.kills == 6
    assert tally.acknowledged > 0


def test_damaged_snapshots_are_noticed_and_mended(folder: Path) -> None:
    tally = snapshots.run(folder, 10, seed=3)
    assert tally.good, tally
    assert tally.files >= 10


def test_a_full_disk_refuses_clearly_and_removing_still_erases(folder: Path) -> None:
    tally = full.run(folder)
    if tally is None:
        pytest.skip("a small disk cannot be mounted here")
    assert tally.good, tally
    assert (tally.refusals, tally.removed) == (2, 20)


def test_a_crowd_of_readers_never_sees_what_never_was(folder: Path) -> None:
    tally = crowd.run(folder, 1.5, readers=2)
    assert tally.good, tally
    assert tally.written > 0
