"""Settings are read once, and what cannot be used is named."""

from dataclasses import astuple, fields
from pathlib import Path

import pytest

from index.readers.content import Limits
from index.sandbox.allowance import Allowance
from matcher.errors import BadRequest
from matcher.settings import Settings
from matcher.types import Month


def test_an_empty_environment_gives_the_defaults() -> None:
    found = Settings.from_environment({"XDG_DATA_HOME": "/somewhere"})
    assert found.data == Path("/somewhere/resume-matcher")
    assert (found.model, found.threads) == ("default", 0)
    assert (found.limits.bytes, found.limits.pages) == (10_000_000, 50)


def test_every_variable_is_read() -> None:
    found = Settings.from_environment(
        {
            "MATCHER_DATA": "/d",
            "MATCHER_CACHE": "/c",
            "MATCHER_MODEL": "/m",
            "MATCHER_PRECISION": "f32",
            "MATCHER_THREADS": "3",
            "MATCHER_MAX_BYTES": "10",
            "MATCHER_MAX_PAGES": "2",
            "MATCHER_MAX_CHARACTERS": "99",
        }
    )
    assert (found.data, found.cache, found.model) == (Path("/d"), Path("/c"), "/m")
    assert found.precision == "f32"
    assert (found.threads, found.limits.bytes, found.limits.pages) == (3, 10, 2)
    assert found.limits.characters == 99


def test_every_limit_can_be_set() -> None:
    """Each field of Limits and Allowance that is a number has a variable, as a whole number."""
    limits = {f"MATCHER_MAX_{f.name.upper()}": str(7 + n) for n, f in enumerate(fields(Limits))}
    costs = {"CPU_SECONDS": 3, "SECONDS": 4, "MEMORY": 100_000_000, "ANSWER": 5}
    environ = limits | {f"MATCHER_MAX_{name}": str(value) for name, value in costs.items()}
    found = Settings.from_environment(environ)
    assert list(astuple(found.limits)) == [7 + n for n in range(len(limits))]
    assert found.allowance == Allowance(3, 4.0, 100_000_000, 5)
    assert all(name in (Settings.__doc__ or "") for name in environ)


def test_recognition_can_be_left_out_and_memory_cannot() -> None:
    assert Settings.from_environment({"MATCHER_MAX_OCR_PAGES": "0"}).limits.ocr_pages == 0
    with pytest.raises(BadRequest, match="MATCHER_MAX_MEMORY is '1'; it must be a whole number"):
        Settings.from_environment({"MATCHER_MAX_MEMORY": "1"})


@pytest.mark.parametrize("raw", ["ten", "-1", "0", "1.5"])
def test_a_limit_that_is_no_whole_number_is_named(raw: str) -> None:
    with pytest.raises(BadRequest, match="MATCHER_MAX_PAGES"):
        Settings.from_environment({"MATCHER_MAX_PAGES": raw})


def test_a_precision_that_is_none_is_named() -> None:
    with pytest.raises(BadRequest, match="MATCHER_PRECISION is 'fp8'; it must be int8 or f32"):
        Settings.from_environment({"MATCHER_PRECISION": "fp8"})


def test_the_month_in_which_jobs_end_can_be_stated() -> None:
    assert Settings.from_environment({"MATCHER_AS_OF": "2026-11"}).as_of == Month(2026, 11)
    for raw in ("2026", "2026-13", "11-2026", "Nov 2026"):
        with pytest.raises(BadRequest, match="MATCHER_AS_OF"):
            Settings.from_environment({"MATCHER_AS_OF": raw})
