"""`matcher export` and `import`, in process, over the real store."""

import json
from pathlib import Path

import pytest

from index.corpus import Corpus
from tests.test_cli_corpus import GOOD, POOR, Desk, WordModel


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def filled(desk: Desk) -> list[str]:
    for name, text in (("good.txt", GOOD), ("poor.txt", POOR)):
        (desk.folder / name).write_text(text)
        assert desk.run("index", str(desk.folder / name)).code == 0
    return listed(desk)


def listed(desk: Desk) -> list[str]:
    return [resume["id"] for resume in json.loads(desk.run("list", "--json").out)["resumes"]]


def test_a_corpus_moves_to_another_folder(desk: Desk, tmp_path: Path) -> None:
    ids = filled(desk)
    file = tmp_path / "corpus.zip"
    ran = desk.run("export", str(file))
    assert (ran.code, ran.out) == (0, "2 exported\n")
    assert "holds personal data" in ran.err
    other = ("--data", str(tmp_path / "elsewhere"))
    assert desk.run("import", str(file), *other).out == "2 added, 0 already known\n"
    assert desk.run("import", str(file), *other).out == "0 added, 2 already known\n"
    with Corpus.open(tmp_path / "elsewhere" / "resumes", WordModel()) as corpus:
        assert corpus.ids() == ids
        corpus.verify()


def test_postings_are_a_corpus_of_their_own(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    file = str(tmp_path / "postings.zip")
    assert desk.run("export", file, "--what", "postings").out == "0 exported\n"
    assert desk.run("import", file, "--what", "postings").out == "0 added, 0 already known\n"


def test_what_is_there_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    (tmp_path / "mine.zip").write_text("mine")
    ran = desk.run("export", str(tmp_path / "mine.zip"))
    assert (ran.code, ran.out) == (2, "")
    assert "mine.zip is there already" in ran.err
    assert (tmp_path / "mine.zip").read_text() == "mine"


def test_what_is_no_export_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_text("no zip")
    ran = desk.run("import", str(tmp_path / "other.zip"))
    assert ran.code == 2
    assert "no whole export" in ran.err
    assert "[unreadable]" in ran.err
    missing = desk.run("import", str(tmp_path / "none.zip"))
    assert missing.code == 2
    assert "there is no file" in missing.err
