"""`matcher doctor` says what is so, each thing found by trying it."""

import io
import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from index.errors import ModelMissing
from index.readers.ocr import load
from index.sandbox.confine import Controls, controls
from index.sandbox.probe import Probed, probe
from index.sandbox.sandbox import Sandbox
from matcher.cli.doctor import run
from matcher.cli.main import main
from matcher.cli.shell import RealTrips, Shell
from matcher.health import PROBE, State, findings
from matcher.settings import Settings
from tests.api_door import in_memory


class Trips(RealTrips):
    """With a fake model, or one that cannot be loaded."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def in_memory(self, settings: Settings, say: Any) -> Any:
        if self._error:
            raise self._error
        return in_memory()


def shell(folder: Path, trips: Trips | None = None) -> Shell:
    environ = {"MATCHER_DATA": str(folder), "MATCHER_MAX_OCR_PAGES": "0"}
    return Shell(io.BytesIO(), io.StringIO(), io.StringIO(), environ, trips or Trips())


@pytest.fixture(autouse=True)
def _without_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """As without the extra: loading an engine takes seconds, and not every installation has one."""
    monkeypatch.setattr(load, "available", lambda: False)


def test_a_healthy_installation_is_told_and_done(tmp_path: Path) -> None:
    at = shell(tmp_path / "data")
    assert main(["doctor"], at) == 0
    said = at.out.getvalue()  # type: ignore[attr-defined]
    assert "model        fake-32, its hash checked" in said
    assert "made when it is first needed" in said
    assert "in child processes, " in said
    assert "pip install" in said  # for text recognition, which is a note and no failure
    assert not (tmp_path / "data").exists()
    assert list(tmp_path.iterdir()) == []


def test_json_is_the_only_thing_on_standard_output(tmp_path: Path) -> None:
    at = shell(tmp_path)
    assert main(["doctor", "--json"], at) == 0
    told = json.loads(at.out.getvalue())["findings"]  # type: ignore[attr-defined]
    assert [one["subject"] for one in told] == [
        *("program", "reading", "network", "writing", "files", "processes", "memory"),
        *("recognition", "model", "data"),
    ]
    assert {one["state"] for one in told} <= {"ok", "note"}


def test_a_model_that_cannot_be_loaded_is_wrong(tmp_path: Path) -> None:
    at = shell(tmp_path, Trips(ModelMissing("there are no weights.")))
    assert run(Namespace(json=False, data=None), at) == 2
    assert "x model        there are no weights." in at.out.getvalue()  # type: ignore[attr-defined]


def test_a_folder_that_cannot_be_written_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    found = {f.subject: f for f in findings(Settings(data=tmp_path / "file" / "data"), str)}
    assert found["data"].state is State.WRONG
    assert "MATCHER_DATA" in found["data"].words


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these controls")
def test_a_child_is_refused_all_that_this_process_may(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of somebody else")
    here = probe(b"secret", str(tmp_path))
    assert here == Probed(
        network=False, writing=False, reading=False, processes=False, memory=here.memory
    )
    with Sandbox((PROBE,)) as sandbox:
        found = sandbox.run(PROBE, b"secret", str(tmp_path))
    assert found == Probed(
        network=True, writing=True, reading=controls().files, processes=True, memory=True
    )


def test_what_a_platform_lacks_is_said_in_words() -> None:
    assert Controls(limits=True, calls=True, files=True, forked=True).missing == ()
    lacks = Controls(limits=False, calls=False, files=False, forked=False).missing
    assert ["memory" in lacks[0], "network" in lacks[1], "Landlock" in lacks[2]] == [True] * 3
