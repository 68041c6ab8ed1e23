"""Settings are read once, and what cannot be used is named."""

from dataclasses import astuple, fields, is_dataclass
from operator import attrgetter
from pathlib import Path

import pytest

from index.readers.content import Limits
from index.sandbox.allowance import Allowance
from matcher.config import KNOWN, gather
from matcher.errors import BadRequest
from matcher.serving import Keys, LogFormat, Serving
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
    assert set(environ) <= {known.variable for known in KNOWN}


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


# ---- serving


def test_what_is_set_about_serving_is_read() -> None:
    environ = {
        "MATCHER_HOST": "192.0.2.1",
        "MATCHER_PORT": "0",
        "MATCHER_KEYS": "on",
        "MATCHER_HOSTS": "Matcher.example.org, other:8443",
        "MATCHER_ORIGINS": "https://ATS.example.org/,http://localhost:3000",
        "MATCHER_RATE": "0",
        "MATCHER_LOG": "json",
        "MATCHER_TRACES": "1",
    }
    found = Settings.from_environment(environ).serving
    assert (found.host, found.port, found.keys) == ("192.0.2.1", 0, Keys.ON)
    assert found.hosts == ("matcher.example.org", "other:8443")
    assert found.origins == ("https://ats.example.org", "http://localhost:3000")
    assert (found.rate, found.log, found.traces) == (0, LogFormat.JSON, True)
    assert not found.loopback


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("PORT", "65536", "from 0 to 65,535"),
        ("KEYS", "maybe", "auto or on or off"),
        ("LOG", "xml", "text or json"),
        ("ORIGINS", "*", "https://ats.example.org"),
        ("ORIGINS", "https://a.example/path", "https://ats.example.org"),
        ("HOSTS", "https://a.example", "matcher.example.org"),
        ("BURST", "0", "from 1 up"),
        ("RATE", "9" * 4400, "from 0 up"),
        ("TRACES", "2", "from 0 to 1"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, raw: str, told: str) -> None:
    with pytest.raises(BadRequest, match=f"MATCHER_{name} .*{told}"):
        Settings.from_environment({f"MATCHER_{name}": raw})


def test_every_setting_is_known_by_one_name() -> None:
    """Every field, down to those that are no dataclass, has one line in the table.

    Not all of an allowance can be set: what a child may start is not for an operator to say.
    """

    def leaves(kind: type, before: str = "") -> list[str]:
        found: list[str] = []
        for one in fields(kind):
            inner = {"limits": Limits, "serving": Serving}.get(one.name)
            deeper = leaves(inner, f"{one.name}.") if inner and not before else []
            found += deeper or [before + one.name]
        return found

    apart = {known.field for known in KNOWN if known.field.startswith("allowance.")}
    assert len(apart) == 4
    assert {known.field for known in KNOWN} - apart == {*leaves(Settings)} - {"allowance"}
    assert len({known.name for known in KNOWN}) == len(KNOWN)
    usual = Settings.from_environment({})
    assert not any(is_dataclass(attrgetter(known.field)(usual)) for known in KNOWN)


# ---- the file


def test_the_environment_goes_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "matcher.toml"
    file.write_text(
        'data = "corpus"\nmax_pages = 7\nthreads = 3\nkeep_originals = false\n'
        'origins = ["https://a.example", "https://b.example"]\n'
    )
    gathered = gather({"MATCHER_CONFIG": str(file), "MATCHER_THREADS": "2", "HOME": "/h"})
    found = Settings.of(gathered)
    assert found.data == tmp_path / "corpus"
    assert (found.limits.pages, found.threads, found.originals) == (7, 2, False)
    assert found.serving.origins == ("https://a.example", "https://b.example")
    assert gathered.origins == {
        "MATCHER_DATA": f"file {file}",
        "MATCHER_MAX_PAGES": f"file {file}",
        "MATCHER_KEEP_ORIGINALS": f"file {file}",
        "MATCHER_ORIGINS": f"file {file}",
        "MATCHER_THREADS": "environment",
    }
    assert Settings.from_environment({"MATCHER_CONFIG": str(file)}).threads == 3


def test_an_absolute_folder_of_the_file_is_taken_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "matcher.toml"
    file.write_text('data = "/srv/matcher"\n')
    assert Settings.from_environment({"MATCHER_CONFIG": str(file)}).data == Path("/srv/matcher")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("max_page = 3", "max_page is no setting; did you mean max_pages?"),
        ("MAX_PAGES = 3", "MAX_PAGES is no setting"),
        ("colour = 3", "colour is no setting; `matcher config` lists them"),
        ("config = 'x'", "config is no setting"),
        ("max_pages = ", "are not TOML"),
        ("[max]\npages = 3", "max is no setting"),
        ("max_pages = {}", "max_pages must be a text, a number"),
        ("max_pages = 'many'", "MATCHER_MAX_PAGES is 'many'"),
    ],
)
def test_a_file_that_cannot_be_followed_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "matcher.toml"
    file.write_text(text)
    with pytest.raises(BadRequest) as refused:
        Settings.from_environment({"MATCHER_CONFIG": str(file)})
    assert told in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"none\.toml cannot be read: no such file"):
        Settings.from_environment({"MATCHER_CONFIG": str(tmp_path / "none.toml")})


def test_a_variable_that_is_no_setting_is_told_with_the_nearest_name() -> None:
    found = gather({"MATCHER_MAX_BYTS": "5", "MATCHER_KEY": "x", "MATCHER_QQ": "", "OTHER": "1"})
    assert found.strange == (
        "MATCHER_MAX_BYTS is no setting and is not used; did you mean MATCHER_MAX_BYTES?",
    )
    assert "5" not in "".join(gather({"MATCHER_ZZZZ": "5"}).strange)
