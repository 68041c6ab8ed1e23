import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Box, Span
from matcher.report.page import page
from matcher.report.words import (
    by_level,
    composed,
    counting,
    numbered,
    part_named,
    percent,
    place,
    plain,
    points,
    shortened,
    tally,
)
from matcher.types import (
    Coverage,
    Evidence,
    Kind,
    Level,
    Match,
    Month,
    Pair,
    PartPair,
    Posting,
    Requirement,
    Verdict,
)

XHTML = "{http://www.w3.org/1999/xhtml}"


def requirement(text: str, level: Level, start: int = 0) -> Requirement:
    return Requirement(text, level, Kind.SKILL, Span(start, start + 5), ())


DUTY = requirement("Care for the herd", Level.RESPONSIBILITY, 0)
SHEEP = requirement("Experience with sheep & goats", Level.MINIMUM, 20)
WOLVES = requirement("Fear of <wolves>", Level.PREFERRED, 40)
PERMIT = requirement("A permit", Level.PREFERRED, 60)
POSTING = Posting("aa11" * 16, "job.txt", "Shepherd", None, (DUTY, SHEEP, WOLVES, PERMIT))
QUOTE = Evidence("kept 40\n  sheep", Span(10, 24), 2, Box(72, 144, 200, 156), 0.7123)
NEAR = Evidence("saw a wolf", Span(50, 60), None, None, 0.3)
PAIRS = (
    Pair(SHEEP, (QUOTE,), 0.9, Verdict.MET, 2.0, ("it says sheep",)),
    Pair(WOLVES, (NEAR,), 0.12, Verdict.MISSING, 1.0, ("it does not say fear",)),
    Pair(PERMIT, (), 0.0, Verdict.UNKNOWN, 0.0, ("ask the candidate",)),
)
MATCH = Match(
    POSTING.document_id,
    "Shepherd",
    "bb22" * 16,
    "jo.pdf",
    PAIRS,
    Coverage(0.64, 0.9, 0.12, "policy-7"),
    "model-3",
    Month(2024, 1),
)


def tree(html: str) -> ElementTree.Element:
    """Strict: a page with one unclosed or unescaped thing does not parse."""
    return ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314


def texts(html: str, tag: str) -> list[str]:
    return ["".join(e.itertext()) for e in tree(html).iter(XHTML + tag)]


def named(html: str) -> list[str]:
    """What the parts are called."""
    spans = [e for e in tree(html).iter(XHTML + "span") if e.get("class") == "named"]
    return ["".join(e.itertext()) for e in spans]


def test_the_page_tells_who_what_and_how_far() -> None:
    html = page(MATCH, POSTING)
    assert texts(html, "h1") == ["Shepherd"]
    assert texts(html, "title") == ["jo.pdf – Shepherd"]
    said = texts(html, "dd")
    assert said[0] == "64 %3 requirements: 1 met, 1 missing, 1 unknown"
    assert said[1] == "90 %each one counts 2"
    assert said[2] == "12 %each one counts 1"
    assert said[3:] == ["policy-7", "2024-01", "model-3", "aa11" * 4, "bb22" * 4]


def test_requirements_stand_under_their_level_with_the_numbers_of_the_posting() -> None:
    html = page(MATCH, POSTING)
    assert texts(html, "h2") == [
        "Minimum qualifications 1 met",
        "Preferred qualifications 1 missing, 1 unknown",
        "How to read this",
    ]
    assert texts(html, "h3") == ["Experience with sheep & goats", "Fear of <wolves>", "A permit"]
    ids = [e.get("id") for e in tree(html).iter(XHTML + "li") if e.get("id")]
    assert ids == ["requirement-2", "requirement-3", "requirement-4"]


def test_a_quote_stands_with_its_place_and_its_similarity() -> None:
    html = page(MATCH, POSTING)
    assert texts(html, "blockquote") == ["kept 40 sheep", "saw a wolf"]
    assert texts(html, "figcaption") == [
        "page 2 · 2.0 in from the top · characters 10–24 · similarity 0.71",
        "characters 50–60 · similarity 0.30",
    ]


def test_a_verdict_is_told_by_word_and_sign_and_an_unknown_is_not_counted() -> None:
    verdicts = [t for t in texts(page(MATCH, POSTING), "p") if t[0] in "●◐○?"]
    assert verdicts == ["●met90 %", "○missing12 %", "?unknownnot counted"]


def test_what_is_nearest_but_shows_nothing_is_not_passed_off_as_evidence() -> None:
    html = page(MATCH, POSTING)
    leads = [p.text for p in tree(html).iter(XHTML + "p") if p.get("class") == "lead"]
    assert leads == [
        "Nearest in the resume, without showing it:",
        "No passage of the resume comes near enough to quote.",
    ]


SECOND = Evidence("milked two\n goats", Span(30, 48), 3, None, 0.5)
PARTS = (
    PartPair("sheep", ("sheep",), 0.9, Verdict.MET, QUOTE),
    PartPair("goats", ("goats",), 0.5, Verdict.PARTIAL, SECOND),
    PartPair("yaks", ("yaks", "oxen"), 0.1, Verdict.MISSING, NEAR),
    PartPair("eels", ("eels",), 0.0, Verdict.MISSING, None),
    PartPair("a dog", ("a whistle", "a dog"), 0.8, Verdict.MET, replace(QUOTE, quote="Rex")),
)


def with_parts(*parts: PartPair) -> Match:
    whole = replace(PAIRS[0], evidence=(QUOTE, SECOND), parts=parts)
    return replace(MATCH, pairs=(whole, *PAIRS[1:]))


def parts_of(html: str) -> list[list[str]]:
    """The lines of parts, for each requirement."""
    pairs = [e for e in tree(html).iter(XHTML + "li") if e.get("id")]
    return [
        [" ".join("".join(item.itertext()).split()) for item in listed.iter(XHTML + "li")]
        for pair in pairs
        for listed in [
            next((u for u in pair.iter(XHTML + "ul") if u.get("class") == "parts"), None)
        ]
        if listed is not None
    ]


def test_parts_stand_a_line_each_under_the_quotes_of_their_requirement() -> None:
    html = page(with_parts(*PARTS), POSTING)
    assert parts_of(html) == [
        [
            "● sheep",
            "◐ goats milked two goats p. 3 · chars 30–48",
            "○ any of yaks, oxen nearest: saw a wolf chars 50–60",
            "○ eels",
            "● a dog (one is enough)",
        ]
    ]
    assert texts(html, "q") == ["milked two goats", "saw a wolf"]
    signs = [e for e in tree(html).iter(XHTML + "span") if e.get("role") == "img"]
    assert [e.get("aria-label") for e in signs] == [part.verdict.value for part in PARTS]


def test_how_a_coverage_is_put_together_is_told_under_the_parts() -> None:
    """The parts' mean is .46; (.54 + .46) / 2 = .5."""
    match = with_parts(*PARTS)
    made = replace(match.pairs[0], whole=0.54, coverage=0.5)
    html = page(replace(match, pairs=(made, *match.pairs[1:])), POSTING)
    assert parts_of(html)[0][:2] == [
        "● sheep 90 %",
        "◐ goats 50 % milked two goats p. 3 · chars 30–48",
    ]
    told = [text.replace("\u00a0", " ") for text in texts(html, "p")]
    assert "As a whole 54 %, its parts 46 % on average: halfway is 50 %." in told
    assert 'class="composed"' not in page(match, POSTING)


def test_of_one_choice_the_best_is_told_beside_the_whole() -> None:
    pair = replace(PAIRS[0], parts=PARTS[4:], whole=0.7, coverage=0.75)
    assert composed(pair) == "as a whole 70 %, its best choice 80 %: halfway is 75 %"
    assert composed(replace(pair, whole=None)) == ""


def test_of_several_things_of_which_not_all_are_there_the_bound_is_told() -> None:
    """A mean of 65 % beside 75 % of the whole is 70 %; one of the two is missing."""
    one, other = replace(PARTS[0], coverage=0.98), replace(PARTS[0], coverage=0.32)
    pair = replace(PAIRS[0], parts=(one, other), whole=0.75, coverage=0.6)
    said = "as a whole 75 %, its parts 65 % on average: halfway is 70 %"
    assert composed(pair) == f"{said}; not all of them are there, so 60 %"
    assert composed(replace(pair, coverage=0.7)) == said


def test_a_requirement_that_is_one_thing_has_no_list_of_parts() -> None:
    assert parts_of(page(MATCH, POSTING)) == []
    assert 'class="parts"' not in page(MATCH, POSTING)


def test_the_quote_of_a_part_is_short_and_the_long_one_is_cut_between_words() -> None:
    long = replace(SECOND, quote="milked the goats " * 40)
    html = page(with_parts(PartPair("goats", ("goats",), 0.9, Verdict.MET, long)), POSTING)
    [short] = texts(html, "q")
    assert short.endswith((" goats…", " the…", " milked…"))
    assert 60 < len(short) <= 90
    assert plain(long.quote).startswith(short[:-1])


def test_a_choice_is_told_by_what_was_found_or_by_all_that_would_do() -> None:
    choices = tuple("abcdefg")
    told = {v: part_named(PartPair("c", choices, 0.5, v, None)) for v in Verdict}
    assert told[Verdict.MET] == told[Verdict.PARTIAL] == "c (one is enough)"
    assert told[Verdict.MISSING] == "any of a, b, c, d, e and 2 more"
    assert part_named(PartPair("c", ("c",), 0.1, Verdict.MISSING, None)) == "c"


@given(st.text(st.characters(), max_size=80), st.integers(2, 60))
def test_a_shortened_text_is_its_own_beginning(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == plain(text) or plain(text).startswith(short.removesuffix("…"))
    assert shortened(short, most) == short


def test_the_same_match_gives_the_same_bytes_and_only_a_given_date_is_shown() -> None:
    assert page(MATCH, POSTING) == page(MATCH, POSTING)
    assert page(MATCH, POSTING, "3 March <2025>").replace(" · 3 March &lt;2025&gt;", "") == page(
        MATCH, POSTING
    )


def test_the_page_asks_nobody_for_anything() -> None:
    root = tree(page(MATCH, POSTING))
    tags = {e.tag.removeprefix(XHTML) for e in root.iter()}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "a", "svg"})
    assert {name for e in root.iter() for name in e.attrib}.isdisjoint({"src", "href", "onclick"})
    assert "http" not in page(MATCH, POSTING).replace("http-equiv", "").replace(
        'xmlns="http://www.w3.org/1999/xhtml"', ""
    )
    assert "url(" not in page(MATCH, POSTING)
    assert "@import" not in page(MATCH, POSTING)


def test_no_match_at_all_is_a_page_too() -> None:
    empty = replace(MATCH, pairs=(), coverage=Coverage(None, None, None, "policy-7"))
    assert texts(page(empty, POSTING), "dd")[0] == "–0 requirements: nothing matched"


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_escaped_and_shown_whole(text: str) -> None:
    asked = replace(SHEEP, text=text)
    part = PartPair(text, (text,), 0.5, Verdict.PARTIAL, replace(NEAR, quote=text))
    quoted = (replace(QUOTE, quote=text),)
    pair = replace(PAIRS[0], requirement=asked, evidence=quoted, parts=(part,))
    match = replace(MATCH, pairs=(pair,), resume_name=text, posting_title="t" + text)
    html = page(match, replace(POSTING, requirements=(asked,)), text)
    assert texts(html, "h3") == [plain(text)]
    assert texts(html, "blockquote") == [plain(text)]
    assert texts(html, "q") == [plain(text)]
    assert named(html) == [plain(text)]
    assert texts(html, "strong") == [plain(text)]
    assert texts(html, "h1") == [plain("t" + text)]
    html.encode("utf-8")


HOSTILE = [
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=y>',
    "&lt;b&gt;",
    "]]>",
    "{0}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    part = PartPair(text, (text, text), 0.1, Verdict.MISSING, replace(NEAR, quote=text))
    quoted = (replace(QUOTE, quote=text),)
    pair = replace(PAIRS[0], evidence=quoted, reasons=(text,), parts=(part,))
    match = replace(
        MATCH,
        pairs=(pair,),
        model=text,
        resume_name=text,
        posting_title=text,
        resume_id=text,
        coverage=replace(MATCH.coverage, policy=text),
    )
    html = page(match, POSTING, text)
    tags = [e.tag for e in tree(html).iter()]
    assert tags.count(XHTML + "style") == 1
    assert not {XHTML + "script", XHTML + "img", XHTML + "b0"} & set(tags)
    assert texts(html, "blockquote") == texts(html, "q") == [text]
    assert named(html) == [f"any of {text}, {text}"]


@given(st.text(st.characters()))
def test_plain_text_is_one_line_that_steers_nothing(text: str) -> None:
    shown = plain(text)
    assert shown == " ".join(shown.split())
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F for c in shown)
    assert not any(0xD800 <= ord(c) <= 0xDFFF or 0x202A <= ord(c) <= 0x202E for c in shown)
    assert plain(shown) == shown


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1))
def test_plain_text_that_is_plain_already_stays(text: str) -> None:
    assert plain(text) == text


def test_joiners_that_spelling_needs_are_kept() -> None:
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


def test_only_a_true_zero_or_one_reads_so() -> None:
    assert [percent(x) for x in (0.0, 0.0001, 0.4949, 0.9999, 1.0)] == [
        "0 %",
        "1 %",
        "49 %",
        "99 %",
        "100 %",
    ]


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_coverage_never_reads_as_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert points(low) <= points(high)


def test_words_for_places_weights_and_counts() -> None:
    assert place(QUOTE) == "p. 2 · chars 10–24"
    assert place(NEAR) == "chars 50–60"
    assert tally(PAIRS) == "1 met, 1 missing, 1 unknown"
    assert counting(PAIRS) == "each one counts 1 to 2"
    assert counting(PAIRS[2:]) == "none counts"
    assert [n.number for n in numbered(MATCH, POSTING)] == [2, 3, 4]
    assert [level for level, _ in by_level(MATCH, POSTING)] == [Level.MINIMUM, Level.PREFERRED]


def test_where_more_than_one_thing_is_there_some_of_them_are() -> None:
    """A mean of 63 % beside 11 % of the whole is 37 %; what is met lifts it to a half."""
    met, missing = replace(PARTS[0], coverage=0.9), replace(PARTS[1], coverage=0.09)
    pair = replace(PAIRS[0], parts=(met, met, missing), whole=0.11, coverage=0.5)
    assert "; some of them are there, so 50 %" in composed(pair)
    pair = replace(pair, parts=(met, missing))
    assert "; one of them is there, so 50 %" in composed(pair)
