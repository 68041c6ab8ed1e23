"""A short version of `scripts/torture.py`: the same hurts, fewer of them.

Each part runs in a process of its own: it forks, and faiss must not be used in a fork of a process
that has searched, as one that runs other tests has.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where there is some: killing a process takes nothing from the system's cache."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made) / "folder"


def tally_of(part: str, folder: Path, options: str) -> dict[str, Any] | None:
    """What a part counted; None where it cannot be done here."""
    code = (
        "import json, sys\n"
        "from dataclasses import asdict\n"
        "from pathlib import Path\n"
        f"from scripts.torture import {part}\n"
        f"tally = {part}.run(Path(sys.argv[1]){options})\n"
        "told = None if tally is None else {**asdict(tally), 'good': tally.good}\n"
        "print(json.dumps(told))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] | None = json.loads(done.stdout)
    return told


def test_killed_processes_lose_nothing_and_bring_nothing_back(folder: Path) -> None:
    tally = tally_of("kills", folder, ", 6, seed=3")
    assert tally
    assert tally["good"], tally
    assert tally["kills"] == 6
    assert tally["acknowledged"] > 0


def test_damaged_snapshots_are_noticed_and_mended(folder: Path) -> None:
    tally = tally_of("snapshots", folder, ", 10, seed=3")
    assert tally
    assert tally["good"], tally
    assert tally["files"] >= 10


def test_a_full_disk_refuses_clearly_and_removing_still_erases(folder: Path) -> None:
    tally = tally_of("full", folder, "")
    if tally is None:
        pytest.skip("a small disk cannot be mounted here")
    assert tally["good"], tally
    assert (tally["refusals"], tally["removed"]) == (2, 20)


def test_a_crowd_of_readers_never_sees_what_never_was(folder: Path) -> None:
    tally = tally_of("crowd", folder, ", 1.5, readers=2")
    assert tally
    assert tally["good"], tally
    assert tally["written"] > 0
