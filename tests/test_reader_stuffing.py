"""What is stuffed into a file and not seen on its page changes no passage, in any format."""

import pytest

from index.readers.extract import extract
from matcher.errors import NothingToQuote
from matcher.resume.parse import parse
from scripts.tricks import html, odt, rtf, text

WORDS = ("Kubernetes", "Terraform")


def made(form: str, name: str, words: tuple[str, ...]) -> bytes:
    if form == "html":
        return html.page(*html.TRICKS[name], words)
    if form == "odt":
        return odt.made(odt.TRICKS[name], words)
    if form == "rtf":
        return rtf.made(rtf.TRICKS[name], words)
    return text.TRICKS[name].replace("{}", " ".join(words)).encode()


def passages(data: bytes) -> list[tuple[str, str, str]]:
    try:
        resume = parse(extract(data, "resume"))
    except NothingToQuote:
        return []
    return [(passage.text, passage.label, passage.context) for passage in resume.passages]


TRICKS = [
    (form, name)
    for form, made_of in (("html", html), ("odt", odt), ("rtf", rtf), ("text", text))
    for name in made_of.TRICKS
]


@pytest.mark.parametrize(("form", "name"), TRICKS)
def test_passages_with_the_stuffing_are_those_without_it(form: str, name: str) -> None:
    stuffed = made(form, name, WORDS)
    assert any(extract(stuffed, "resume").hidden)
    assert passages(stuffed) == passages(made(form, name, ()))
