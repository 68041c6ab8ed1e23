"""What the made corpora of benchmarks are made of: kept between runs, read anew when it changes."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from scripts.benchmarks.synthetic import (  # noqa: E402 - only after the line above
    Source,
    as_text,
    from_text,
    read_from,
)


def test_what_is_kept_is_named_by_what_it_was_read_from(tmp_path: Path) -> None:
    pack, file = tmp_path / "a01.txt", tmp_path / "a.pdf"
    pack.write_text("@pack one\n")
    file.write_bytes(b"%PDF")
    first = read_from([pack], [file])
    assert read_from([pack], [file]) == first
    pack.write_text("@pack two\n")
    second = read_from([pack], [file])
    file.write_bytes(b"%PDF-1")
    assert len({first, second, read_from([pack], [file]), read_from([pack], [])}) == 4


def test_sources_are_kept_as_they_are_and_run_nothing() -> None:
    found = [Source("Bakers", bytes(range(256))), Source("é", b"")]
    assert from_text(as_text(found)) == found
    with pytest.raises(ValueError, match="Expecting value"):
        from_text("cos\nsystem\n(S'true'\ntR.")
