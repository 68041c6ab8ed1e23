"""Plain text: the caller's own characters, blocks as spans into them. Markdown, as it renders."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import EmptyDocument, TooLarge, UnknownType
from index.readers.content import Content, Limits
from index.readers.text import read
from index.types import BlockKind, Unseen
from scripts.tricks.case import Case
from scripts.tricks.text import TRICKS, cases

H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW

WRAPPED = """\
SUMMARY
An engineer who has been building search systems for nine years, first on the
indexing side and later on ranking, and who likes small teams and plain words
and long walks.

EXPERIENCE
Engineer, Acme
2019 - 2021
- Rebuilt the ingest pipeline of the search engine so that a full crawl took
hours instead of days, and wrote the tests that keep it so, with a handful of
tools:
- Led two people
  over a year
"""


def texts(text: str) -> list[tuple[BlockKind, str]]:
    content = read(text.encode(), Limits())
    return [(b.kind, b.span.of(content.text)) for b in content.blocks]


def test_text_is_the_callers_own_without_the_byte_order_mark() -> None:
    text = "  Résumé \r\n\r\n\t• Led a team  \r"
    for data in (
        text.encode(),
        b"\xef\xbb\xbf" + text.encode(),
        b"\xff\xfe" + text.encode("utf-16-le"),
        b"\xfe\xff" + text.encode("utf-16-be"),
        text.encode("cp1252"),
    ):
        content = read(data, Limits())
        assert content.text == text
        assert [b.span.of(text) for b in content.blocks] == ["Résumé", "Led a team"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "mac_roman"])
def test_text_that_does_not_say_its_encoding_is_read_by_the_words_it_makes(encoding: str) -> None:
    text = "Ingénieur, Acme\tJan 2019 – Mar 2022\n• Led “résumé” work\n"
    content = read(text.encode(encoding), Limits())
    assert content.text == text
    assert [b.kind for b in content.blocks] == [P, L]


@pytest.mark.parametrize(
    "text",
    [
        "Ingénieur à l’École d’été – créée où l’élève naïf, UNIVERSITÉ DE GENÈVE, cœur",
        "Überprüfung größerer Maßnahmen für Ärzte – „Qualität“, ½ Jahr, 5 µm, § 5, Zoë McÉvoy",
        "¿Qué? ¡Señor! Ñandú, 1º y 2ª, Côte d´Ivoire, col·laboració",
        "Ég er Þór, Ð á íslensku, ÍSLENSKA, vöruþróun",
        "Acme¹ and Beta² grew 5×10³, m², ¥ 500 saved\n¥500, R²D²",
        "Jørgensen & Gómez, £3m, £million, São Paulo, ações, Øystein, Mª José, Stage³ and Role¹",
        "Tomáš Novák, Søren Kierkegård, Muñoz, Þorsteinn Guðbrandsson, 5 m³, fœtus",
    ],
)
def test_words_of_western_languages_stay_windows_1252(text: str) -> None:
    assert read(text.encode("cp1252"), Limits()).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Łukasz Wiśniewski, Kraków", "cp1250"),
        ("Paweł Nowak", "cp1250"),
        ("Michał Różycki", "iso8859_2"),
        ("Jiří Dvořák, Plzeň, Česká republika", "cp1250"),
        ("Fűtő Ádám", "cp1250"),
        ("Mihăiţă Ştefănescu", "cp1250"),
        ("Ayşe Yıldırım Çağlar, İstanbul", "cp1254"),
        ("Šarūnas Jasikevičius, Kaunas", "cp1257"),
    ],
)
def test_names_of_central_europe_and_turkey_are_read_in_their_own_encoding(
    text: str, encoding: str
) -> None:
    text += "\nEngineer, Acme, 2019 - 2022\n- Wrote a parser of invoices"
    assert read(text.encode(encoding), Limits()).text == text


def test_an_encoding_of_another_script_is_refused_and_not_read_as_nonsense() -> None:
    for text, encoding in (
        ("Опыт работы: инженер, Python 2019", "cp1251"),
        ("Опыт работы: инженер, Python 2019", "koi8-r"),
        ("Εμπειρία: μηχανικός, Python 2019", "cp1253"),
    ):
        with pytest.raises(UnknownType):
            read(text.encode(encoding), Limits())


def test_an_unwrapped_text_keeps_a_block_a_line() -> None:
    assert texts("Engineer, Acme\n2019 - 2021\nbuilt a search engine\nled a team") == [
        (P, "Engineer, Acme"),
        (P, "2019 - 2021"),
        (P, "built a search engine"),
        (P, "led a team"),
    ]


def test_hard_wrapped_lines_are_joined_and_short_lines_stay_apart() -> None:
    found = texts(WRAPPED)
    assert [kind for kind, _ in found] == [H, P, H, P, P, L, L]
    assert (
        found[1][1].split()
        == (
            "An engineer who has been building search systems for nine years, first on the "
            "indexing side and later on ranking, and who likes small teams and plain words and "
            "long walks."
        ).split()
    )
    assert [text for _, text in found[3:5]] == ["Engineer, Acme", "2019 - 2021"]
    assert found[5][1].startswith("Rebuilt")
    assert found[5][1].endswith("tools:")
    assert found[6][1] == "Led two people\n  over a year"


def test_a_wrapped_block_has_its_visual_lines() -> None:
    content = read(WRAPPED.encode(), Limits())
    lines = [line.span.of(content.text) for line in content.blocks[-1].lines]
    assert lines == ["Led two people", "over a year"]
    assert content.blocks[0].lines == ()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("- Led a team", "Led a team"),
        ("* Led a team", "Led a team"),
        ("• Led a team", "Led a team"),
        ("•Led a team", "Led a team"),
        ("· Led a team", "Led a team"),
        ("– Led a team", "Led a team"),
        ("-Led a team", "Led a team"),
        ("  o  Led a team", "Led a team"),
        ("1. Led a team", "Led a team"),
        ("12) Led a team", "Led a team"),
        ("(a) Led a team", "Led a team"),
        ("\uf0b7 Led a team", "Led a team"),
        ("- [x] Led a team", "Led a team"),
        ("•\nLed a team", "Led a team"),
    ],
)
def test_bullets_make_list_items_without_their_glyph(line: str, shown: str) -> None:
    assert texts(line) == [(L, shown)]


@pytest.mark.parametrize(
    "line",
    ["C. Smith", "2019 - 2021", "-5 degrees", "3. March 2020 in Graz", "or better", "(315) 4"],
)
def test_what_only_starts_like_a_bullet_is_none(line: str) -> None:
    assert texts(line) == [(P, line)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Skills", "Skills"),
        ("### Skills ###", "Skills"),
        ("## C#", "C#"),
        ("## **Skills**", "Skills"),
        ("**Skills**", "Skills"),
        ("**Skills:**", "Skills"),
        ("__Skills__:", "Skills"),
        ("Skills\n======", "Skills"),
        ("Skills\n---", "Skills"),
        ("WORK EXPERIENCE", "WORK EXPERIENCE"),
        ("What you'll bring:", "What you'll bring:"),
        ("1. What you'll bring:", "What you'll bring:"),
    ],
)
def test_headings_are_marked_and_their_marks_left_out(text: str, shown: str) -> None:
    assert texts(text + "\n\nPython") == [(H, shown), (P, "Python")]


@pytest.mark.parametrize(
    "line",
    [
        "SQL, AWS, GCP",
        "AWS GCP",
        "Led a team. It went well:",
        "- Tools:",
        "+1 555 0100",
        "FFJのブランド価値を高め",
    ],
)
def test_what_only_looks_a_little_like_a_heading_is_none(line: str) -> None:
    assert texts(line)[0][0] is not H


def test_markdown_tables_give_a_row_each_and_no_rule() -> None:
    text = "| Skill | Years |\n|---|:-:|\n| SQL | 4 |\n\nName | Age\n--- | ---\nJo | 5\n"
    assert texts(text) == [(T, "Skill | Years"), (T, "SQL | 4"), (T, "Name | Age"), (T, "Jo | 5")]


def test_rules_are_no_blocks() -> None:
    assert texts("a b\n\n* * *\n\nc d\n_____\n```\n") == [(P, "a b"), (P, "c d")]


def test_markdown_is_told_from_plain_text_by_its_marks() -> None:
    assert read(b"# Skills\n- Python", Limits()).media_type == "text/markdown"
    assert read(b"SKILLS\n- Python", Limits()).media_type == "text/plain"
    assert read(b"Skills\n------\nList<b>, 5*3*2", Limits()).media_type == "text/plain"


def split(data: bytes) -> tuple[list[str], list[str]]:
    content = read(data, Limits())
    seen = [b.span.of(content.text) for b in content.blocks if not b.hidden]
    return seen, [b.span.of(content.text) for b in content.blocks if b.hidden]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_tricks_hide_their_words_and_decoys_hide_none(case: Case) -> None:
    seen, hidden = split(case.data)
    if case.is_trick:
        assert " ".join(case.hidden) in " ".join(hidden)
        assert not set(case.hidden) & set(" ".join(seen).split())
    else:
        assert " ".join(case.visible) in " ".join(seen)
        assert hidden == []


@pytest.mark.parametrize("name", TRICKS)
def test_the_blocks_with_the_stuffing_are_those_without_it(name: str) -> None:
    seen = split(TRICKS[name].replace("{}", "Kubernetes").encode())[0]
    assert seen == ["Jo", "Led a team"]


def test_what_is_set_aside_stands_behind_the_text_and_changes_no_span_before_it() -> None:
    content = read(b"# Jo\n\n- Led <!-- Go -->a team\n", Limits())
    assert content.text == "Jo\nLed a team\nGo\n"
    assert [(b.kind, b.span.of(content.text), b.hidden) for b in content.blocks] == [
        (H, "Jo", None),
        (L, "Led a team", None),
        (P, "Go", Unseen.STYLE),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('[Led a team](https://x.org "Kubernetes")', ["Led a team"]),
        ("Led a team [](https://x.org/Kubernetes)", ["Led a team"]),
        ('Led a team ![Kubernetes](dot.png "Kubernetes")', ["Led a team"]),
        ('Led a team\n\n[x]: https://x.org\n    "Kubernetes"', ["Led a team"]),
        ('<p title="Kubernetes">Led a team</p>', ["Led a team"]),
        ("<details><summary>Led a team</summary>Kubernetes</details>", ["Led a team"]),
        ("``` Kubernetes Helm\nLed a team\n```", ["Led a team"]),
        ("Led a team\n\n[^1]: Kubernetes\n    Kubernetes", ["Led a team"]),
        ("<script>Kubernetes</script>\n\nLed a team", ["Led a team"]),
        ("<template>Kubernetes</template>\n\nLed a team", ["Led a team"]),
        ('Led a team <input value="Kubernetes"><!-- Kubernetes -->', ["Led a team"]),
        ("Led <!-- Kubernetes -->a<!-- > --> team", ["Led a team"]),
        ("Led a[^1] team\n\n[^1]: of nine", ["Led a[^1] team", "[^1]: of nine"]),
        ("```\nLed <!-- a --> team\n```", ["Led <!-- a --> team"]),
        ("**Led** *a* `team`, R&amp;D, C\\#, snake_case", ["Led a team, R&D, C#, snake_case"]),
        ("English\\\nFrench\\\\\nC:\\", ["English", "French\\", "C:\\"]),
        ("**Led** a team\nof nine\nGraz", ["Led a team", "of nine", "Graz"]),
        ("- A <script> of\n- a <b>team</b>", ["A <script> of", "a team"]),
        ("A <Textarea> and `</textarea>`\n\nGraz", ["A <Textarea> and </textarea>", "Graz"]),
        ("<style\n\n# Led\n\nGraz", ["<style", "Led", "Graz"]),
        ("<!-- todo\n\n## Led\n\nGraz", ["<!-- todo", "Led", "Graz"]),
        ("- `<!--` and <!-- x\n\nGraz<!-- y -->", ["<!-- and <!-- x", "Graz"]),
        ("<? and\n\nGraz <!A", ["<? and", "Graz <!A"]),
        ("<template> <!A </template>\n\nGraz", ["<template>", "Graz"]),
        ("a<b and c>d, List<String>, <jo@x.org>", ["a<b and c>d, List<String>, jo@x.org"]),
        ("2019. Led\n- 2020) Graz\n1. a team", ["2019. Led", "2020) Graz", "a team"]),
        ("Led<br>a <span style='display:none'>Kubernetes", ["Led a"]),
        ("<style>i{display:none}</style>\n\nLed <i>Kubernetes", ["Led"]),
    ],
)
def test_markdown_is_read_as_it_renders(written: str, shown: list[str]) -> None:
    assert split(f"# Jo\n\n{written}\n".encode())[0] == ["Jo", *shown]


@pytest.mark.parametrize(
    "line", ["Explained <!-- comments -->", '<div style="display:none">tricks</div>', "[x]: #a"]
)
def test_plain_text_shows_what_markdown_hides(line: str) -> None:
    assert split(f"Jo\n\n{line}\n".encode()) == (["Jo", line], [])


def test_markdown_of_many_marks_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(TooLarge, match=r"200,001 marks; the limit is 20,000\."):
        read(("# Jo " + "![" * 200_000 + "*").encode(), Limits(characters=500_000))
    table = "# Jo\n\n" + "|a" * 250 + "\n" + "|-" * 250 + "\n" + "|b\n" * 200
    with pytest.raises(TooLarge, match=r"tables of [\d,]+ cells; the limit is 20,000\."):
        read(table.encode(), Limits())


@pytest.mark.parametrize("sign", ["<!--", "<!-- -->", "<b style=''>", "<b>", "<a b='", "<? <!A"])
def test_comments_and_elements_without_end_take_no_time(sign: str) -> None:
    text = f"# Jo\n\n{sign * 500}\n\n" + "a led " * 30_000
    began = process_time()
    seen = split(text.encode())[0]
    assert (seen[0], seen[-1][-5:]) == ("Jo", "a led")
    assert process_time() - began < 2.0


def test_one_letter_beyond_ascii_after_a_long_word_takes_no_time() -> None:
    text = "a" * 60_000 + " Zoë"
    began = process_time()
    assert read(text.encode("cp1252"), Limits()).text == text
    assert process_time() - began < 2.0


def test_nested_items_and_code_are_read_and_fences_are_not() -> None:
    text = "# Jo\n\n- Led\n    - a team\n        1. of nine\n\n```python\nimport os\n```\n"
    assert texts(text) == [(H, "Jo"), (L, "Led"), (L, "a team"), (L, "of nine"), (P, "import os")]


def test_broken_encoding_is_left_as_it_is() -> None:
    assert texts("todayâ€”beyond the screen") == [(P, "todayâ€”beyond the screen")]


def test_a_text_of_nothing_or_of_binary_or_too_long_is_refused() -> None:
    with pytest.raises(EmptyDocument):
        read(b" \n --- \n", Limits())
    with pytest.raises(UnknownType):
        read(bytes(range(256)), Limits())
    with pytest.raises(TooLarge, match="11 characters of text; the limit is 10"):
        read(b"a" * 11, Limits(characters=10))
    with pytest.raises(TooLarge, match=r"4 lines; the limit is 3\."):
        read(b"a\r\n\nb\nc", Limits(lines=3))
    for text in ("a\r\n\nb", "a\r\n\nb\n", "a\r\n\nb\r\n"):
        assert read(text.encode(), Limits(lines=3)).text == text
    with pytest.raises(TooLarge, match=r"4 lines; the limit is 3\."):
        read(b"a\n\nb\n\n", Limits(lines=3))


def assert_sound(content: Content) -> None:
    at = 0
    for block in content.blocks:
        assert at <= block.span.start < block.span.end <= len(content.text)
        at = block.span.end
        shown = block.span.of(content.text)
        assert shown == shown.strip()
        for line in block.lines:
            assert block.span.contains(line.span)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab C.:|-=#*_•1)(o\t\n\r é"), max_size=200))
def test_blocks_are_ordered_slices_of_any_text(text: str) -> None:
    if not any(c.isalnum() for c in text):
        return
    content = read(text.encode(), Limits())
    assert content.text == text or content.media_type == "text/markdown"
    assert_sound(content)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WRAPPED.split("\n"), "# A b", "**x y**", "| a | b |"])))
def test_every_letter_of_a_resume_is_in_some_block(lines: list[str]) -> None:
    text = "\n".join(["Jane", *lines])
    content = read(text.encode(), Limits())
    assert_sound(content)
    kept = "".join(block.span.of(content.text) for block in content.blocks)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
