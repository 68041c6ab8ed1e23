"""Zips made to hurt: bombs, locks, lies, and packages that reach out."""

import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError, Encrypted, TooLarge, Unreadable
from index.readers.archive import Archive
from index.readers.content import Limits
from index.readers.docx.package import Package
from index.readers.docx.read import read
from index.readers.docx.xml import parse
from tests.word import RELATIONS, WORD, by_hand, package, para, texts

WHOLE = by_hand(para("Led a team of nine, and cut the costs of it"))
LOCAL, ENTRY, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def zipped(*members: tuple[str, bytes], comment: bytes = b"") -> bytes:
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, data in members:
            made.writestr(name, data)
        made.comment = comment
    return held.getvalue()


def test_members_are_read_whole() -> None:
    archive = Archive(zipped(("a.xml", b"<a/>"), ("b/../c", b"x" * 3_000_000)), Limits(ratio=5_000))
    assert archive.names == {"a.xml", "b/../c"}
    assert archive.read("a.xml") == b"<a/>"
    assert len(archive.read("b/../c")) == 3_000_000


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(members=1), "2 files packed in it; the limit is 1"),
        (Limits(unpacked=1_999_999), "2,000,004 bytes when unpacked; the limit is 1,999,999"),
        (Limits(ratio=200), "bytes for each packed one in one part; the limit is 200"),
    ],
)
def test_each_limit_is_named_with_both_numbers(limits: Limits, message: str) -> None:
    data = zipped(("a.xml", b"<a/>"), ("b", bytes(2_000_000)))
    with pytest.raises(TooLarge, match=message):
        Archive(data, limits).read("b")


def test_what_is_read_twice_counts_twice() -> None:
    archive = Archive(zipped(("a", b"x" * 600)), Limits(unpacked=1_000))
    archive.read("a")
    with pytest.raises(TooLarge, match="1,200 bytes when unpacked"):
        archive.read("a")


@pytest.mark.parametrize("second", ["a.xml", "A.XML"])
def test_a_name_that_stands_twice_is_refused(second: str) -> None:
    with pytest.raises(Unreadable, match="two parts of one name"):
        Archive(zipped(("a.xml", b"1"), (second, b"2")))


def test_members_that_overlap_are_refused() -> None:
    data = bytearray(zipped(("a", b"x" * 50), ("b", b"y" * 50)))
    second = data.rindex(ENTRY)
    data[second + 42 : second + 46] = (4).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="overlap"):
        Archive(bytes(data)).read("b")


def test_a_second_directory_in_the_comment_is_refused() -> None:
    data = zipped(("a", b"x"), comment=END + bytes(18))
    with pytest.raises(Unreadable, match="two directories"):
        Archive(data)


@pytest.mark.parametrize(
    ("at", "value", "error"),
    [(6, 1, Encrypted), (8, 0, Unreadable), (18, 5, Unreadable), (22, 5, Unreadable)],
    ids=["locked", "method", "packed size", "size"],
)
def test_a_member_that_contradicts_the_directory_is_refused(
    at: int, value: int, error: type[DocumentError]
) -> None:
    data = bytearray(zipped(("a", b"x" * 50)))
    data[at] = value
    with pytest.raises(error):
        Archive(bytes(data)).read("a")


def test_a_member_that_says_it_is_huge_is_refused_before_it_is_touched() -> None:
    data = bytearray(zipped(("a", b"x" * 50)))
    at = data.rindex(ENTRY)
    data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFFE)
    with pytest.raises(TooLarge, match="4,294,967,294 bytes when unpacked"):
        Archive(bytes(data))


def test_sizes_of_zip64_are_believed_no_more_than_others() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made, made.open("a", "w", force_zip64=True) as member:
        member.write(b"x" * 50)
    assert Archive(held.getvalue()).read("a") == b"x" * 50
    data = bytearray(held.getvalue())
    at = data.rindex(ENTRY)
    data[at + 24 : at + 28] = b"\xff" * 4  # to be had from an extra field that is not there
    with pytest.raises(DocumentError):
        Archive(bytes(data)).read("a")


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "a\x00b"])
def test_names_of_members_lead_nowhere(name: str) -> None:
    archive = Archive(zipped((name, b"x"), ("word/document.xml", b"<a/>")))
    assert archive.read("word/document.xml") == b"<a/>"


def test_what_a_package_links_to_outside_is_never_looked_at() -> None:
    outward = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
        for i, (kind, target, mode) in enumerate(
            (
                ("attachedTemplate", "http://192.0.2.1/evil.dotm", ' TargetMode="External"'),
                ("header", "file:///etc/passwd", ' TargetMode="External"'),
                ("styles", "../../../../etc/passwd", ""),
                ("footer", "http://192.0.2.1/x", ""),
            )
        )
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    reference = (
        f'<w:sectPr xmlns:r="{RELATIONS}"><w:headerReference r:id="r1"/>'
        '<w:footerReference r:id="r3"/></w:sectPr>'
    )
    root = f'<w:document xmlns:w="{WORD}"><w:body>{para("Led")}{reference}</w:body></w:document>'
    data = package(
        {
            "word/document.xml": root,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{outward}'
            "</Relationships>",
        }
    )
    assert {link.kind for link in Package(data, Limits()).links.values()} == {"styles", "footer"}
    assert texts(data) == ["Led"]


def test_an_element_of_endless_attributes_ends() -> None:
    many = " ".join(f'a{i}="1"' for i in range(50_000))
    assert parse(f"<x {many}/>".encode()).tag == "x"


@pytest.mark.parametrize("depth", [30, 200, 5_000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
    ],
)
def test_deep_nesting_is_read_or_refused(opening: str, closing: str, depth: int) -> None:
    data = by_hand(para("Top") + opening * depth + para("Deep") + closing * depth)
    if depth * opening.count("<") < 200:  # of the 256 levels that the parser goes down
        assert texts(data) == ["Top", "Deep"]
        return
    with pytest.raises(DocumentError):
        texts(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_zip_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        content = read(bytes(whole), Limits())
    except DocumentError:
        return
    assert content.blocks


def test_more_floating_drawings_than_can_be_compared_are_refused() -> None:
    drawing = '<w:r><w:drawing><wp:anchor><wp:extent cx="1" cy="1"/></wp:anchor></w:drawing></w:r>'
    assert texts(by_hand(para("Top", drawing * 500))) == ["Top"]
    with pytest.raises(TooLarge, match="more floating drawings than 500"):
        read(by_hand(para("Top", drawing * 501)), Limits())


def test_parts_that_are_large_together_are_refused() -> None:
    body = para("Top") + '<w:r><w:br w:x="1"/></w:r>' * 100_000
    part = f'<w:styles xmlns:w="{WORD}">' + '<w:x w:y="1"/>' * 240_000 + "</w:styles>"
    with pytest.raises(TooLarge, match="tags and attributes; the limit is 1,000,000"):
        read(by_hand(body, styles=part, numbering=part, header=part), Limits(ratio=10_000))
