"""The front of reading: types by content, limits, identity, and one wall around it all."""

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import (
    DocumentError,
    EmptyDocument,
    Encrypted,
    TooLarge,
    UnknownType,
    Unreadable,
)
from index.readers.content import Limits
from index.readers.extract import extract
from index.readers.sniff import media_type_of

ROOT = Path(__file__).parents[1]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_file(text: str = "Led a team") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


WORD_FILE = word_file()
SAMPLES = {
    "docx": WORD_FILE,
    "html": b"<html><body><h1>Jo</h1><p>Led a team</p></body></html>",
    "text": b"Jo\n\n- Led a team",
    "rtf": b"{\\rtf1\\ansi\\b Jo\\b0\\par\\bullet Led a team\\par}",
    "json": b'{"basics": {"name": "Jo"}, "skills": [{"name": "SQL"}]}',
}


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"junk\n" * 20 + b"%PDF-1.4\n", "application/pdf"),
        (WORD_FILE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"<!DOCTYPE html><title>x</title>", "text/html"),
        (b"<?xml version='1.0'?>\n<!-- x --><html><body>x</body></html>", "text/html"),
        (b"<p>We are <b>hiring</b></p>", "text/html"),
        (b"&lt;p&gt;We are hiring&lt;/p&gt;", "text/html"),
        (b"About us<p>a</p><p>b</p><ul><li>c</li></ul>", "text/html"),
        (b' {"a": 1}', "application/json"),
        (b"[skills] Python", "text/plain"),
        (b'["Python", "SQL"', "text/plain"),
        (b'{name} said "yes": done', "text/plain"),
        (b"if a < b and c > d: x", "text/plain"),
        (b"vector<T> and List<String>", "text/plain"),
        (b"<div align=center></div>\n\n# Jo\n\n- SQL\n- C", "text/plain"),
        ("Résumé of a person".encode("cp1252"), "text/plain"),
        ("Lebenslauf Zoë".encode("utf-16"), "text/plain"),
        ('<meta charset="koi8-r"><p>Опыт работы</p>'.encode("koi8-r"), "text/html"),
    ],
)
def test_the_type_is_told_by_content(data: bytes, media_type: str) -> None:
    assert media_type_of(data) == media_type


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + b"W\x00o\x00r\x00d", "save it as DOCX or PDF"),
        (zipped(a=b"x"), "zip archive that is no DOCX"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "ODS.*save it as PDF"),
        (zipped(mimetype=b"application/epub+zip"), "EPUB.*save it as PDF"),
        (zipped(**{"[Content_Types].xml": b"x.spreadsheetml.sheet.main+xml"}), "XLSX"),
        (zipped(**{"[Content_Types].xml": b"x.presentationml.slides+xml"}), "PPTX"),
        (zipped(**{"Index/Document.iwa": b"x"}), "Pages.*export it as PDF"),
        (OLE + bytes(500) + "WordDocument".encode("utf-16-le"), "DOC.*save it as DOCX or PDF"),
        (OLE + bytes(500) + "__substg1.0_1".encode("utf-16-le"), "MSG.*attached"),
        (OLE + bytes(500) + "Workbook".encode("utf-16-le"), "XLS.*save it as PDF"),
        (b"\xffWPC\x00\x01", "WordPerfect.*save it as DOCX or PDF"),
        (b"\xdb\xa5-\x00\x01", "before 1997"),
        (b"7z\xbc\xaf\x27\x1c\x00", "7z.*unpack"),
        (b"Rar!\x1a\x07\x00", "RAR.*unpack"),
        (b"\x1f\x8b\x08\x00", "gzip.*unpack"),
        (b"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\nLed a team", "EML.*document itself"),
        (b"<?xml version='1.0'?>\n<office:document xmlns:office='x'/>", "FODT.*save it as ODT"),
        (b"<?xml version='1.0'?><?mso-x y?><w:wordDocument/>", "XML of 2003"),
        (b"<?xml version='1.0'?><jobs><job/></jobs>", "XML"),
        (b"\x00\x01\x02\x03" * 50, "binary data of no known type. PDF"),
        ("職務経歴書、東京都\n".encode("shift_jis") * 9, "Shift JIS.*save it as UTF-8"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_types_that_are_not_read_are_named_with_a_way_out(data: bytes, says: str) -> None:
    with pytest.raises(UnknownType, match=says):
        extract(data, "resume.pdf")


def test_an_office_file_with_a_password_is_encrypted() -> None:
    with pytest.raises(Encrypted, match="password"):
        extract(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "resume.docx")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"---\n***"])
def test_nothing_is_an_empty_document(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        extract(data, "resume.txt")


def test_a_file_past_the_limit_is_refused_with_both_numbers() -> None:
    with pytest.raises(TooLarge, match=r"11 bytes; the limit is 10"):
        extract(b"a" * 11, "a", Limits(bytes=10))


def test_bottomless_json_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="nested"):
        extract(b"[" * 200_000, "x.json")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b'{"basics": {"name": "x"', "line 1, column 24"),
        (b'[{"title": "x"},', "line 1, column 17"),
        (b'{\n  "basics": {"name": "x",}\n}', "line 2, column"),
        (b'{"bas', "line 1, column 2"),
        (b'{"age": ' + b"9" * 5000 + b"}", "begins as JSON and is none:"),
    ],
)
def test_json_that_breaks_off_is_unreadable_and_no_text(data: bytes, where: str) -> None:
    with pytest.raises(Unreadable, match=where) as fault:
        extract(data, "resume.json")
    assert "basics" not in str(fault.value)


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_id_is_the_hash_of_the_bytes_and_the_name_changes_nothing_else(kind: str) -> None:
    data = SAMPLES[kind]
    first, again, renamed = extract(data, "a.x"), extract(data, "a.x"), extract(data, "b.md")
    assert first == again
    assert first.id == hashlib.sha256(data).hexdigest()
    assert renamed.name == "b.md"
    assert (first.id, first.media_type, first.text, first.blocks) == (
        renamed.id,
        renamed.media_type,
        renamed.text,
        renamed.blocks,
    )


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_cut_off_anywhere_is_a_document_or_a_clear_error(kind: str) -> None:
    data = SAMPLES[kind]
    for end in range(0, len(data), max(1, len(data) // 40)):
        try_to_read(data[:end])


def test_reading_text_loads_no_parser() -> None:
    code = (
        "import sys; from index.readers.extract import extract; extract(b'Led a team', 'a');"
        "print(*({'lxml', 'selectolax', 'pypdfium2', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def try_to_read(data: bytes) -> None:
    """Read `data`; anything but a sound document or a DocumentError fails the test."""
    try:
        document = extract(data, "x")
    except DocumentError:
        return
    at = 0
    assert document.blocks
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        at = block.span.end


STARTS = [
    b"",
    b"{\\rtf1 ",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b'{"basics":',
    b"\xff\xfe",
    OLE,
    b"# ",
]


@settings(deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_document_error(start: bytes, rest: bytes) -> None:
    try_to_read(start + rest)


@settings(deadline=None)
@given(st.data())
def test_a_word_file_with_flipped_bytes_gives_a_document_or_a_document_error(
    data: st.DataObject,
) -> None:
    damaged = bytearray(WORD_FILE)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= data.draw(st.integers(1, 255))
    try_to_read(bytes(damaged))


def test_what_memory_ends_is_left_to_whoever_limits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(data: bytes, limits: Limits) -> None:
        raise MemoryError

    monkeypatch.setattr("index.readers.text.read", greedy)
    with pytest.raises(MemoryError):
        extract(b"Led a team", "x")


def test_the_limits_of_a_zip_are_those_that_were_asked_for() -> None:
    data = word_file()
    with pytest.raises(TooLarge, match="files packed in it; the limit is 3"):
        extract(data, "x", Limits(members=3))
    with pytest.raises(TooLarge, match="files packed in it; the limit is 3"):
        media_type_of(data, Limits(members=3))
