"""Models by sentence-transformers, and the default model held against the plain library.

These tests import torch, which takes some seconds.
"""

import runpy
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.embedder import probe, weights
from index.embedder.base import Embedder
from index.embedder.load import load
from index.embedder.precision import Precision
from index.embedder.transformer import SentenceTransformerEmbedder
from index.errors import ModelCorrupt, ModelMissing

ROOT = Path(__file__).parents[1]
TEXTS = [
    "Built data pipelines in Python and SQL for three regional offices.",
    "Excellent communication",
    "C++, C#, Go",
    "PhD in computer science, machine learning or a related field, or equivalent experience.",
    "Taught algebra to classes of 30 students and ran the school's chess club",
    "2019",
]


@pytest.fixture(scope="module")
def reference() -> Embedder:
    return SentenceTransformerEmbedder.load(str(weights.package_folder()), threads=2)


def test_the_exact_model_is_the_one_that_sentence_transformers_runs(reference: Embedder) -> None:
    rows = load(threads=2, precision=Precision.F32).embed(TEXTS).rows
    assert (rows * reference.embed(TEXTS).rows).sum(axis=1).min() > 0.99999


def test_the_default_model_stays_near_sentence_transformers(reference: Embedder) -> None:
    cosines = (load(threads=2).embed(TEXTS).rows * reference.embed(TEXTS).rows).sum(axis=1)
    assert cosines.min() > 0.99
    assert cosines.mean() > 0.998


def test_the_stored_probe_is_what_sentence_transformers_gives() -> None:
    vectors = runpy.run_path(str(ROOT / "scripts/write_probe.py"))["vectors"]()
    with np.load(probe.FILE) as stored:
        assert set(stored) == set(vectors)
        for name, vector in vectors.items():
            assert stored[name] == pytest.approx(vector, abs=1e-5), "run scripts/write_probe.py"


def test_the_probe_tells_the_arithmetics_apart(reference: Embedder) -> None:
    with np.load(probe.FILE) as stored:
        assert probe.arithmetic(stored["exact"]) == "f32"
        assert probe.arithmetic(stored["rounded"]) == "w8"
    assert probe.arithmetic(reference.embed([probe.TEXT]).rows[0]) == "f32"


def test_a_named_model_keeps_the_law_that_batch_equals_single(reference: Embedder) -> None:
    alone = [reference.embed([text]).rows[0].tobytes() for text in TEXTS]
    assert [row.tobytes() for row in reference.embed(TEXTS).rows] == alone
    assert [row.tobytes() for row in reference.embed(TEXTS[::-1]).rows] == alone[::-1]


def test_a_named_model_reads_a_long_text_to_its_last_word(reference: Embedder) -> None:
    start = "Managed budgets, people and stores in three cities. " * 40
    one, other = reference.embed([start + "gardening", start + "astronomy"]).rows
    assert 0.9 < float(one @ other) < 0.99999


def test_a_named_model_refuses_a_text_of_no_words(reference: Embedder) -> None:
    with pytest.raises(ValueError, match="text 1 of 2"):
        reference.embed(["one", " \n"])


def test_a_named_model_gives_no_rows_for_no_texts(reference: Embedder) -> None:
    assert reference.embed([]).rows.shape == (0, 384)


def test_other_weights_of_the_same_name_have_another_fingerprint(
    reference: Embedder, tmp_path: Path
) -> None:
    folder = copied(tmp_path)
    file = folder / weights.WEIGHTS_FILE
    content = bytearray(file.read_bytes())
    content[-4:] = b"\0\0\0\0"
    file.write_bytes(content)
    told: list[str] = []
    other = load(str(folder), threads=2, progress=told.append)
    assert isinstance(other, SentenceTransformerEmbedder)
    assert other.fingerprint != reference.fingerprint
    assert other.fingerprint.split("/")[::2] == reference.fingerprint.split("/")[::2]
    assert told == [f"Loading {folder} with sentence-transformers; this takes some seconds."]


def test_damaged_files_of_a_named_model_are_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / weights.WEIGHTS_FILE
    file.write_bytes(file.read_bytes()[:1_000_000])
    with pytest.raises(ModelCorrupt, match="its files are damaged"):
        load(str(folder))


@pytest.mark.parametrize("name", ["no-such/model", "/no/such/folder", "."])
def test_a_model_that_is_not_there_is_missing(name: str) -> None:
    with pytest.raises(ModelMissing, match="there is no embedding model at"):
        load(name)


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(weights.package_folder(), folder)
    return folder
