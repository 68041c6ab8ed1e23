"""Characters without a shape, and letters in disguise: what is seen, and what is remarked on."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers.controls import as_seen
from index.readers.extract import extract
from index.types import Document, Oddity

C, M = Oddity.CONTROLS, Oddity.MIXED_SCRIPT


def odd(document: Document) -> list[tuple[str, Oddity]]:
    return [(remark.span.of(document.text), remark.oddity) for remark in document.remarks]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Py\u200bthon", "Python"),
        ("P\u2060y\u2060t\u2060h\u2060on", "Python"),
        ("Py\u034fthon", "Python"),
        ("Py\u115fthon", "Python"),
        ("Py\u200dthon", "Python"),
        ("Py\ufe0fthon", "Python"),
        ("Py\ufeffthon", "Python"),
        ("Py\u200ethon", "Python"),
        ("C\u200b++", "C++"),
        ("\u202enohtyP\u202c", "Python"),
        ("\u202e)avaJ(\u202c", ")Java("),
        ("Python\U000e0048\U000e0069", "Python"),
        ("Python\U000e0121\U000e0122\U000e0123", "Python"),
    ],
)
def test_what_a_control_does_to_a_word_is_undone_and_remarked_on(text: str, shown: str) -> None:
    document = extract(f"knows {text} well".encode(), "a.txt")
    assert document.text == f"knows {shown} well"
    assert odd(document) == [(shown, C)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u200bPython\u200b", "Python"),
        ("inter\u00adna\u00adtional", "international"),
        ("\u200e+43 1 234\u200e", "+43 1 234"),
        ("\u202a+43 1 234\u202c", "+43 1 234"),
        ("https://a.org/\u200bpath", "https://a.org/path"),
        ("می\u200cخواهم", "میخواهم"),
        ("क्\u200dष", "क्ष"),
        ("ไทย\u200bดี", "ไทยดี"),
        ("👩\u200d💻 ❤\ufe0f 1\ufe0f\u20e3", "👩💻 ❤ 1\u20e3"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
        ("葛\U000e0100飾", "葛飾"),
    ],
)
def test_honest_controls_are_dropped_without_a_word(text: str, shown: str) -> None:
    document = extract(f"x {text} y".encode(), "a.txt")
    assert document.text == f"x {shown} y"
    assert odd(document) == []


def test_a_filler_as_wide_as_a_letter_is_a_space() -> None:
    document = extract("Python\u2800and \u3164 SQL".encode(), "a.txt")
    assert document.text == "Python and   SQL"
    assert odd(document) == [("Python", C)]


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("Руthоn", "Python"),
        ("Jаva", "Java"),
        ("ЅQL", "SQL"),
        ("Αzure", "Azure"),
        ("Ꭰocker", "Docker"),
        ("Gօ", "Go"),
        ("ꓝlask", "Flask"),
        ("Résumе", "Résumé"[:5] + "e"),
    ],
)
def test_a_word_of_lookalikes_is_read_as_it_looks_and_remarked_on(word: str, shown: str) -> None:
    document = extract(f"knows {word}, well".encode(), "a.txt")
    assert document.text == f"knows {shown}, well"
    assert odd(document) == [(f"{shown},", M)]


@pytest.mark.parametrize(
    "text",
    [
        "5 µm and 5 μm",
        "β-carotene, TNFα, NFκB, hν, Ω",
        "Опыт работы: PHPшник",
        "Αθήνα Ελλάδα",
        "С++ разработчик",
        "Երևան",
        "m² x³ ½ CO₂ ™ № ①",
        "C++ C# F# .NET",
        "（東京）、デザイン：",
        "naïve café",
    ],
)
def test_honest_scripts_and_signs_stay_as_they_are(text: str) -> None:
    document = extract(text.encode(), "a.txt")
    assert (document.text, odd(document)) == (text, [])


def test_letters_in_disguise_are_read_as_what_they_show() -> None:
    text = "𝐏𝐲𝐭𝐡𝐨𝐧 𝘑𝘢𝘷𝘢 Ｃ＋＋ Ｒ２ ⓈⓆⓁ ﬁle ℂ cafe\u0301"
    document = extract(text.encode(), "a.txt")
    assert (document.text, odd(document)) == ("Python Java C++ R2 SQL file C café", [])


PLAIN = "Jo Park\n\nSKILLS\n- Python and SQL\n\nEXPERIENCE\n- Led a team of nine"


def forms(text: str) -> dict[str, bytes]:
    """`text` in formats that hold any character."""
    items = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    resume = {"basics": {"name": "Jo Park", "summary": text}, "skills": [{"name": "x"}]}
    return {
        "text": text.encode(),
        "html": f"<html><meta charset=utf-8><body>{items}</body></html>".encode(),
        "rtf": ("{\\rtf1\\ansi " + "\\par ".join(map(_rtf, text.split("\n"))) + "}").encode(),
        "json": json.dumps(resume).encode(),
    }


def _rtf(line: str) -> str:
    units = line.encode("utf-16-le")
    codes = (int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2))
    return "".join(chr(c) if c < 128 else f"\\u{c - 65536 if c > 32767 else c}?" for c in codes)


CONTROLS = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u200e\u061c\u2066\u2069\u180e\ufe00\U000e0041"
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(PLAIN)), st.sampled_from(CONTROLS)), max_size=9))
def test_controls_anywhere_change_no_block(places: list[tuple[int, str]]) -> None:
    stuffed = PLAIN
    for at, sign in sorted(places, reverse=True):
        stuffed = stuffed[:at] + sign + stuffed[at:]
    plain = forms(PLAIN)
    for form, data in forms(stuffed).items():
        wanted, found = extract(plain[form], "a"), extract(data, "a")
        assert found.text == wanted.text
        assert found.blocks == wanted.blocks
        for remark in found.remarks:
            assert remark.span.of(found.text).strip()


@given(st.text())
def test_remarks_lie_in_the_text_and_seeing_twice_changes_nothing(text: str) -> None:
    seen = as_seen(text)
    assert as_seen(seen.text).text == seen.text
    for remark in seen.remarks(7):
        assert 7 <= remark.span.start < remark.span.end <= 7 + len(seen.text)
