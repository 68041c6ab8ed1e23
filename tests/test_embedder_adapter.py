"""The adapter: what is merged, what the heads give, what is refused."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedder.adapter import Adapter, Heads
from index.embedder.base import Embedder
from index.embedder.load import Pinned, load
from index.embedder.precision import Precision
from index.errors import ModelCorrupt, ModelMissing
from index.types import Tokens
from matcher.adapter import FILE, PINNED, SHA256

TEXTS = (
    "Led twelve engineers who rebuilt the billing service",
    "Experience leading teams",
    "C++, Go",
    "Reconciled the month-end books",
)


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load(adapter=PINNED, threads=2)


@pytest.fixture(scope="module")
def exact() -> Embedder:
    return load(adapter=PINNED, threads=2, precision=Precision.F32)


def tokens_of(model: Embedder, *texts: str) -> Tokens:
    found = model.embed(texts).tokens
    assert found is not None
    return found


def test_a_change_adds_the_product_of_its_two_factors() -> None:
    """[[1], [2]] @ [[3, 4]] = [[3, 4], [6, 8]], on top of ones."""
    row: NDArray[np.float32] = np.zeros((1, 2), np.float32)
    changes = {
        "a.weight.up": np.array([[1], [2]], np.float32),
        "a.weight.down": np.array([[3, 4]], np.float32),
    }
    adapter = Adapter("d", Heads(row, row, row, row, row), row, row, changes)
    base = {"a.weight": np.ones((2, 2), np.float32), "b.weight": np.ones((2, 2), np.float32)}
    merged = adapter.applied(base)
    assert merged["a.weight"].tolist() == [[4, 5], [7, 9]]
    assert merged["b.weight"] is base["b.weight"]


def test_the_shipped_adapter_is_the_pinned_one_and_small() -> None:
    adapter = Adapter.read(FILE, SHA256)
    assert adapter.digest == SHA256
    assert FILE.stat().st_size < 5_000_000
    assert adapter.heads.projection.shape == (64, 384)


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    changed = tmp_path / "adapter.safetensors"
    content = bytearray(FILE.read_bytes())
    content[-1] ^= 1
    changed.write_bytes(content)
    with pytest.raises(ModelCorrupt, match="is not the adapter that was pinned"):
        load(adapter=Pinned(changed, SHA256))


def test_a_missing_adapter_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="cannot be read"):
        load(adapter=Pinned(tmp_path / "none", SHA256))


def test_the_fingerprint_names_the_adapter(model: Embedder) -> None:
    assert f"+{SHA256[:12]}/" in model.fingerprint
    assert load(threads=1).fingerprint != model.fingerprint


def test_the_plain_model_has_no_tokens() -> None:
    assert load(threads=1).embed(TEXTS).tokens is None


def test_tokens_are_unit_vectors_in_whole_steps(model: Embedder) -> None:
    found = tokens_of(model, *TEXTS)
    assert found.rows.dtype == np.int8
    assert found.rows.shape[1] == 64
    assert len(found) == len(found.priors) == len(TEXTS)
    assert found.starts[0] == 0
    assert found.starts[-1] == len(found.rows) == len(found.gates)
    lengths = np.linalg.norm(found.rows.astype(float), axis=1)
    assert lengths == pytest.approx(127, abs=3)


def test_the_marks_around_a_text_ask_nothing_and_its_words_do(model: Embedder) -> None:
    gates = tokens_of(model, TEXTS[1]).gates
    assert gates[0] == gates[-1] == 0
    assert (gates[1:-1] > 0).all()


def test_a_text_has_the_same_tokens_alone_and_in_company(model: Embedder) -> None:
    together = tokens_of(model, *TEXTS)
    for number, text in enumerate(TEXTS):
        alone = tokens_of(model, text)
        part = slice(together.starts[number], together.starts[number + 1])
        assert np.array_equal(alone.rows, together.rows[part])
        assert np.array_equal(alone.gates, together.gates[part])
        assert alone.priors[0] == together.priors[number]


def test_a_text_longer_than_the_window_keeps_the_tokens_of_all_its_windows(
    model: Embedder,
) -> None:
    text = "Managed payroll for four hundred people in nine countries. " * 60
    found = tokens_of(model, text)
    assert len(found) == 1
    assert found.starts[-1] > 600


def test_rounding_stays_near_the_exact_model(model: Embedder, exact: Embedder) -> None:
    one, other = model.embed(TEXTS), exact.embed(TEXTS)
    assert (one.rows * other.rows).sum(axis=1).min() > 0.99
    assert one.tokens is not None
    assert other.tokens is not None
    near = (one.tokens.rows.astype(float) * other.tokens.rows).sum(axis=1) / 127**2
    assert near.mean() > 0.98
