"""The default model: known answers, the laws it keeps, and what it refuses."""

import shutil
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedder import probe, weights
from index.embedder.base import Embedder
from index.embedder.load import load
from index.embedder.minilm import MOST_SPELLED
from index.embedder.precision import Precision
from index.errors import ModelCorrupt, ModelError, ModelMissing

SENTENCES = (
    "Built data pipelines in Python and SQL for three regional offices.",
    "Designed ETL jobs with Airflow, Spark and dbt",
    "Registered nurse on a 40-bed cardiac ward, night shifts",
    "Provided wound care and taught patients to manage diabetes.",
    "PhD in computer science, Tidewater Institute of Technology, 2021",
    "Currently pursuing a doctorate in machine learning",
    "Led a team of 12 engineers",
    "Was managed by a team lead",
    "C++, C#, Go, Rust",
    "Excellent written and verbal communication",
    "Reduced cloud costs by 40% through autoscaling",
    "Negotiated supplier contracts worth $3M a year",
    "Fluent in Spanish and Portuguese",
    "Taught algebra and geometry to classes of 30 students",
    "Certified Public Accountant (CPA)",
    "R",
    "2019 - present",
    "Published two papers on the interpretability of language models at NeurIPS",
    "Volunteer, animal shelter: weekend care for 25 dogs",
    "Valid driver's license; able to lift 50 pounds",
)
# Cosines that sentence-transformers 6.2 gives in float32 with the same weights.
KNOWN = {(0, 1): 0.3991, (2, 3): 0.1946, (4, 5): 0.6109, (6, 7): 0.4459, (0, 18): 0.0507}


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load(threads=2)


@pytest.fixture(scope="module")
def exact() -> Embedder:
    return load(threads=2, precision=Precision.F32)


def in_another_process(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# Known answers


def test_the_exact_model_gives_the_known_cosines(exact: Embedder) -> None:
    rows = exact.embed(SENTENCES).rows
    assert {pair: float(rows[pair[0]] @ rows[pair[1]]) for pair in KNOWN} == pytest.approx(
        KNOWN, abs=2e-4
    )


def test_the_default_model_gives_the_known_cosines_nearly(model: Embedder) -> None:
    rows = model.embed(SENTENCES).rows
    assert {pair: float(rows[pair[0]] @ rows[pair[1]]) for pair in KNOWN} == pytest.approx(
        KNOWN, abs=0.02
    )


def test_the_default_model_stays_near_the_exact_one(model: Embedder, exact: Embedder) -> None:
    cosines = (model.embed(SENTENCES).rows * exact.embed(SENTENCES).rows).sum(axis=1)
    assert cosines.min() > 0.99
    assert cosines.mean() > 0.998
    assert cosines.max() < 0.999999, "the default is meant to be the rounded model"


def test_vectors_are_float32_rows_of_unit_length(model: Embedder) -> None:
    vectors = model.embed(SENTENCES)
    assert vectors.rows.dtype == np.float32
    assert vectors.rows.shape == (len(SENTENCES), model.dim) == (20, 384)
    assert np.linalg.norm(vectors.rows, axis=1) == pytest.approx(1, abs=1e-6)
    assert vectors.model == model.fingerprint


# The law: batch equals single, bit for bit

texts = st.lists(st.sampled_from(SENTENCES) | st.text("abc deé ,.", min_size=1), max_size=12).map(
    lambda found: [text for text in found if text.strip()]
)


@settings(deadline=None, max_examples=40)
@given(texts)
def test_a_text_has_the_same_bytes_alone_and_in_any_company(
    model: Embedder, batch: list[str]
) -> None:
    alone = [model.embed([text]).rows[0].tobytes() for text in batch]
    assert [row.tobytes() for row in model.embed(batch).rows] == alone
    assert [row.tobytes() for row in model.embed(batch[::-1]).rows] == alone[::-1]


def test_the_number_of_threads_changes_no_bit(model: Embedder) -> None:
    many = [f"{text} {n}" for n in range(10) for text in SENTENCES]
    expected = model.embed(many).rows.tobytes()
    for threads in (1, 3):
        assert load(threads=threads).embed(many).rows.tobytes() == expected


def test_callers_at_the_same_time_change_no_bit(model: Embedder) -> None:
    jobs = [[f"{text} {n}" for text in SENTENCES] for n in range(8)]
    expected = [model.embed(job).rows.tobytes() for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda job: model.embed(job).rows.tobytes(), jobs)) == expected


def test_another_process_gives_the_same_bytes(model: Embedder) -> None:
    code = f"""
        from index.embedder.load import load
        print(load(threads=1).embed([{SENTENCES[0]!r}]).rows.tobytes().hex())
    """
    assert in_another_process(code) == model.embed([SENTENCES[0]]).rows.tobytes().hex()


# Texts of every length


def test_a_text_longer_than_the_window_is_read_to_its_last_word(model: Embedder) -> None:
    start = "Managed budgets, people and stores in three cities. " * 80
    one, other = model.embed([start + "gardening", start + "astronomy"]).rows
    assert 0.9 < float(one @ other) < 0.99999


def test_a_text_twice_as_long_as_the_window_is_the_mean_of_its_halves(model: Embedder) -> None:
    half = " ".join(SENTENCES[:17])  # 200 tokens or so
    one, other, both = model.embed(
        [half, SENTENCES[17] + half, f"{half}\n{SENTENCES[17]}{half}"]
    ).rows
    assert float(both @ (one + other)) / float(np.linalg.norm(one + other)) > 0.99


def test_a_long_text_keeps_the_law(model: Embedder) -> None:
    long = " ".join(SENTENCES * 5)
    alone = model.embed([long]).rows[0].tobytes()
    assert model.embed([SENTENCES[3], long, SENTENCES[4]]).rows[1].tobytes() == alone


def test_a_text_in_letters_that_the_model_only_spells_stands_for_its_first_ones(
    model: Embedder,
) -> None:
    # A Cyrillic letter is a token: 12 letters are read to the last, 60 are not.
    words, more = "отделом закупок", "руководил отделом снабжения предприятий города"
    short = model.embed([words, f"{words} и"]).rows
    assert short[0].tobytes() != short[1].tobytes()
    long = model.embed([f"{words} {more}", f"{words} {more} и области"])
    assert long.rows[0].tobytes() == long.rows[1].tobytes()
    if long.tokens is not None:
        assert np.diff(long.tokens.starts).tolist() == [MOST_SPELLED + 2] * 2


def test_a_word_of_many_thousand_letters_is_embedded(model: Embedder) -> None:
    assert np.isfinite(model.embed(["x" * 20_000]).rows).all()


@pytest.mark.parametrize("blank", ["", " \n\t", "\u200b", "\u0301"])
def test_a_text_of_no_words_is_refused_by_its_place(model: Embedder, blank: str) -> None:
    with pytest.raises(ValueError, match="text 2 of 3"):
        model.embed(["one", "two", blank])


def test_half_a_surrogate_pair_does_not_stop_the_rest(model: Embedder) -> None:
    assert np.isfinite(model.embed(["Python \ud800 SQL"]).rows).all()


def test_no_texts_give_no_rows(model: Embedder) -> None:
    assert model.embed([]).rows.shape == (0, 384)


# Names and refusals


def test_the_fingerprint_names_weights_runtime_and_arithmetic(
    model: Embedder, exact: Embedder
) -> None:
    name, digest, runtime, arithmetic = model.fingerprint.split("/")
    assert name == "all-MiniLM-L6-v2"
    assert weights.WEIGHTS_SHA256.startswith(digest)
    assert runtime.startswith("openvino-20")
    assert arithmetic in ("w8", "w8a8")
    assert exact.fingerprint == f"{name}/{digest}/{runtime}/f32"


def test_a_folder_with_the_pinned_files_is_the_default_model(
    model: Embedder, tmp_path: Path
) -> None:
    for name in weights.PINNED:
        shutil.copy(weights.package_folder() / name, tmp_path)
    assert load(str(tmp_path), threads=1).fingerprint == model.fingerprint


@pytest.mark.parametrize("name", weights.PINNED)
def test_a_changed_byte_is_refused(tmp_path: Path, name: str) -> None:
    for each in weights.PINNED:
        shutil.copy(weights.package_folder() / each, tmp_path)
    damaged = bytearray((tmp_path / name).read_bytes())
    damaged[-9] ^= 1
    (tmp_path / name).write_bytes(damaged)
    with pytest.raises(ModelCorrupt, match=name):
        weights.PinnedFiles.read(tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"model\.safetensors cannot be read"):
        weights.PinnedFiles.read(tmp_path)


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelMissing, match="no_such_package, which carries all-MiniLM-L6-v2"):
        weights.package_folder("no_such_package")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"threads": 0}, "at least 1 thread"),
        ({"model": "some/other", "precision": Precision.F32}, "default model only"),
    ],
)
def test_options_that_cannot_be_used_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        load(**options)  # type: ignore[arg-type]


def test_arithmetic_that_strays_from_the_known_vector_is_refused() -> None:
    astray = np.zeros(384, np.float32)
    astray[0] = 1
    with pytest.raises(ModelError, match="use the precision f32"):
        probe.arithmetic(astray)


# What loading does to a process


def test_the_default_path_imports_no_torch_and_calls_nobody() -> None:
    code = """
        import os, sys
        def refuse(event, args):
            if event.startswith(("socket.", "subprocess.", "os.fork", "os.posix_spawn")):
                print(event, args)
                os._exit(1)
        sys.addaudithook(refuse)
        from index.embedder.load import load
        load(threads=1).embed(["one text"])
        unwanted = {"torch", "transformers", "onnx", "nncf", "openvino_telemetry", "socket"}
        print(*(unwanted & set(sys.modules)))
    """
    assert in_another_process(code) == ""


def test_the_front_of_the_embedder_is_light() -> None:
    code = """
        import sys
        import index.embedder.load
        heavy = {"numpy", "openvino", "tokenizers", "safetensors", "torch"}
        print(*(heavy & set(sys.modules)))
    """
    assert in_another_process(code) == ""


def test_loading_writes_nothing(tmp_path: Path) -> None:
    code = f"""
        import os
        os.environ.update(HOME={str(tmp_path)!r}, XDG_CACHE_HOME={str(tmp_path)!r})
        from index.embedder.load import load
        load(threads=1).embed(["one text"])
    """
    in_another_process(code)
    assert list(tmp_path.iterdir()) == []
