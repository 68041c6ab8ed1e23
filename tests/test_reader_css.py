"""Colours, lengths, selectors and the cascade, against known answers."""

import math
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import TooLarge
from index.readers.colours import BLACK, NAMED, WHITE, Colour, colour
from index.readers.css import media
from index.readers.css.cascade import Cascade
from index.readers.css.lengths import number, pixels
from index.readers.css.selectors import Budget, Nth, matches
from index.readers.css.sheet import drawn_beside, endings, rules
from index.readers.css.tree import Frame
from index.readers.css.written import selectors
from index.readers.extract import extract
from index.types import Unseen


@pytest.mark.parametrize(
    ("text", "red", "green", "blue", "alpha"),
    [
        ("#abc", 170, 187, 204, 1),
        ("#AABBCC80", 170, 187, 204, 128 / 255),
        ("RebeccaPurple", 102, 51, 153, 1),
        ("rgb(10,20,30)", 10, 20, 30, 1),
        ("rgba(10 20 30 / 25%)", 10, 20, 30, 0.25),
        ("rgb(300,-5,0)", 255, 0, 0, 1),
        ("hsl(120, 100%, 50%)", 0, 255, 0, 1),
        ("hsla(.5turn 100% 50% / .5)", 0, 255, 255, 0.5),
        ("transparent", 0, 0, 0, 0),
    ],
)
def test_a_colour_is_read_however_it_is_written(
    text: str, red: float, green: float, blue: float, alpha: float
) -> None:
    found = colour(text)
    assert found is not None
    assert (found.red, found.green, found.blue) == pytest.approx((red, green, blue))
    assert found.alpha == pytest.approx(alpha)


@pytest.mark.parametrize("text", ["", "#12", "#12345", "rgb(1,2)", "rgb(a,b,c)", "inherit", "red;"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert colour(text) is None


def test_there_are_the_148_named_colours_of_css_and_three_of_our_own() -> None:
    assert len(NAMED) == 148 + 3
    assert all(colour(name) for name in NAMED)


def test_colours_mix_and_grey_238_is_the_first_that_white_swallows() -> None:
    assert BLACK.faded(0.5).over(WHITE) == Colour(127.5, 127.5, 127.5)
    assert Colour(238, 238, 238).is_like(WHITE)
    assert not Colour(237, 237, 237).is_like(WHITE)


def element(path: str) -> Frame:
    """The last of `tag#id.class` elements, each inside the one before; `+` makes it a sibling."""
    frame: Frame | None = None
    for step in path.split():
        sibling = step.startswith("+")
        name, *classes = step.lstrip("+").split(".")
        tag, _, own_id = name.partition("#")
        parent = frame.parent if sibling and frame else frame
        frame = Frame.under(parent, tag, {"class": " ".join(classes), "id": own_id})
    assert frame
    return frame


@pytest.mark.parametrize(
    ("selector", "path", "weight"),
    [
        ("*", "p", (0, 0, 0)),
        ("p", "p", (0, 0, 1)),
        (".a.b", "p.a.b", (0, 2, 0)),
        ("div p", "div section p", (0, 0, 2)),
        ("div > p", "div p", (0, 0, 2)),
        ("div > i > p", "div i div i p", (0, 0, 3)),
        ("h2 + p", "div h2 +p", (0, 0, 2)),
        ("h2~p", "div h2 +ul +p", (0, 0, 2)),
        ("#x .a p:first-child", "div#x b.a p", (1, 2, 1)),
        (":is(h1, .a#q) p", "h1 p", (1, 1, 1)),
        (":where(#q, div) p", "div p", (0, 0, 1)),
        ("p:not(.a, #b)", "p.c", (1, 0, 1)),
        ("p:nth-child(2n+1)", "div i +b +p", (0, 1, 1)),
        ("p:nth-of-type(2)", "div p +b +p", (0, 1, 1)),
        ('[class~="b"]', "p.a.b", (0, 1, 0)),
        (r"#\31 0", "p#10", (1, 0, 0)),
        ("p:nth-child(2 of .a, b)", "div p.a +i +p.a", (0, 2, 1)),
        ("p:dir(ltr)", "div p", (0, 1, 1)),
    ],
)
def test_a_selector_selects_and_weighs(
    selector: str, path: str, weight: tuple[int, int, int]
) -> None:
    [found] = selectors(selector)
    assert matches(element(path), found, Budget())
    assert found.specificity == weight


@pytest.mark.parametrize(
    ("selector", "path"),
    [
        ("div > p", "div section p"),
        ("div > i > p", "div b i p"),
        ("h2 + p", "div h2 +ul +p"),
        ("p:hover", "p"),
        ("p:not(.a)", "p.a"),
        (".a.b", "p.a"),
        ("p:nth-child(2n)", "div i +b +p"),
        (":root", "div p"),
    ],
)
def test_a_selector_passes_by(selector: str, path: str) -> None:
    [found] = selectors(selector)
    assert not matches(element(path), found, Budget())


_HAVING = (
    "<p id=a><i>worda</i></p><p id=b><b class=k><u>wordb</u></b></p><hr><p id=c>wordc</p>"
    "<h6>end</h6>"
)


@pytest.mark.parametrize(
    ("selector", "chosen"),
    [
        ("p:has(i)", "a"),
        ("p:has(u)", "b"),
        ("p:has(> u)", ""),
        ("p:has(> .k > u, i)", "ab"),
        ("p:has(p u)", ""),
        ("p:has(+ hr)", "b"),
        ("p:has(~ hr)", "ab"),
        ("p:has(~ p > .k)", "a"),
        ("p:not(:has(*))", "c"),
        ("body:has(h6:last-child) #c", "c"),
        ("p:has(:has(i))", ""),
        ("p:has(::before)", ""),
    ],
)
def test_has_looks_ahead(selector: str, chosen: str) -> None:
    page = f"<style>{selector}{{display:none}}</style>{_HAVING}"
    document = extract(page.encode(), "a.html")
    hidden = " ".join(block.span.of(document.text) for block in document.hidden)
    assert hidden.split() == [f"word{name}" for name in chosen]


@pytest.mark.parametrize("selector", ["", "p,", "p:unheard-of", "p >", "> p", "p:not()", "p[", "%"])
def test_a_list_with_an_unknown_selector_selects_nothing(selector: str) -> None:
    assert selectors(selector) == ()


def test_nth_counts_from_its_first() -> None:
    assert [n for n in range(1, 9) if Nth(3, 2).holds(n)] == [2, 5, 8]
    assert [n for n in range(1, 9) if Nth(-1, 3).holds(n)] == [1, 2, 3]


def test_steps_are_counted() -> None:
    [deep] = selectors("b " + "div " * 20 + "p")
    with pytest.raises(TooLarge, match="steps"):
        matches(element("div " * 60 + "p"), deep, Budget(10_000))


def test_the_cascade_weighs_importance_origin_weight_and_order() -> None:
    cascade = Cascade()
    cascade.add("p{w:a;x:1} .c{w:b} p{w:c} #i{y:2} @layer l{#i{w:d;z:3}}")
    frame = Frame.under(None, "p", {"class": "c", "id": "i", "style": "y:4"})
    assert cascade.declared(frame) == {"w": "b", "x": "1", "y": "4", "z": "3"}
    cascade.add("p{y:5!important}")
    assert cascade.declared(frame)["y"] == "5"


def test_the_later_layer_holds_and_of_what_is_important_the_first() -> None:
    cascade = Cascade()
    cascade.add("@layer a, b.c; @layer b{@layer c{p{w:c;x:c!important}} p{w:b;x:b!important}}")
    cascade.add("@layer {p{w:n;v:n}} @layer a{p{w:a;v:a;x:a!important}} p{u:1;x:1!important}")
    frame = Frame.under(None, "p", {})
    assert cascade.declared(frame) == {"w": "n", "v": "n", "x": "a", "u": "1"}


def test_what_a_browser_takes_for_no_value_leaves_what_was_declared_before() -> None:
    own = "display:none;display:blok;color:#fff;color:redd;opacity:0;opacity:1px;font-size:1px"
    cascade = Cascade()
    cascade.add("p{visibility:hidden} .c{visibility:shown;font-size:16}")
    frame = Frame.under(None, "p", {"class": "c", "style": f"{own};position:fixd"})
    assert cascade.declared(frame) == {
        "visibility": "hidden",
        "display": "none",
        "color": "#fff",
        "opacity": "0",
        "font-size": "1px",
    }


def test_all_undoes_what_was_declared_before_it_but_no_variable() -> None:
    cascade = Cascade()
    cascade.add("p{opacity:0;--a:b} .c{display:none;all:unset;color:red}")
    frame = Frame.under(None, "p", {"class": "c"})
    assert cascade.declared(frame) == {"--a": "b", "all": "unset", "color": "red"}


def test_shorthands_are_opened_and_nested_rules_read() -> None:
    found = [
        (rule.selector.specificity, list(rule.declared.plain.items()))
        for rule in rules(
            "a{margin:1px 2px;b{x:y}color:red} @font-face{c{d:e}} @media print{f{g:h}}", Budget()
        )
    ]
    sides = [
        ("margin-top", "1px"),
        ("margin-right", "2px"),
        ("margin-bottom", "1px"),
        ("margin-left", "2px"),
    ]
    assert found == [((0, 0, 1), [*sides, ("color", "red")]), ((0, 0, 2), [("x", "y")])]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("", True),
        ("all", True),
        ("print", False),
        ("not print", True),
        ("only screen and (min-width: 40em)", True),
        ("print, (width >= 1000px)", True),
        ("(max-width: 1000px)", False),
        ("(prefers-color-scheme: dark)", False),
        ("(unheard-of: 1)", False),
    ],
)
def test_media_queries_hold_on_a_screen(query: str, holds: bool) -> None:
    assert media.holds(query) is holds


PIECES = ["p", ".a", "#b", ">", "+", " ", "{", "}", ":", ";", "color", "red", "!important", "/*"]
PIECES += ["*/", '"', "'", "(", ")", "@media", "screen", ",", ":not(", "[", "]", "\\", "&", "--x"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_sheet_gives_rules_that_can_be_matched(parts: list[str]) -> None:
    cascade = Cascade()
    cascade.add("".join(parts))
    assert isinstance(cascade.declared(element("div p#b.a")), dict)


@pytest.mark.parametrize(
    ("written", "red", "green", "blue"),
    [
        ("oklch(1 0 0)", 255, 255, 255),
        ("oklch(62.8% 0.2577 29.23)", 255, 0, 0),
        ("oklab(0.452 -0.032 -0.312)", 0, 0, 255),
        ("lab(100 0 0)", 255, 255, 255),
        ("lab(54.29% 80.8 69.89)", 255, 0, 0),
        ("lch(29.57% 131.2 301.36)", 0, 0, 255),
        ("hwb(120 0% 0%)", 0, 255, 0),
        ("hwb(0 100% 0%)", 255, 255, 255),
        ("color(srgb 1 0.5 none)", 255, 128, 0),
        ("color-mix(in srgb, red 30%, blue)", 76, 0, 178),
        ("color-mix(in srgb, white, color-mix(in lab, white, white))", 255, 255, 255),
        ("light-dark(white, black)", 255, 255, 255),
    ],
)
def test_colours_of_every_space_are_what_they_look_like(
    written: str, red: int, green: int, blue: int
) -> None:
    found = colour(written)
    assert found is not None
    assert (found.red, found.green, found.blue) == pytest.approx((red, green, blue), abs=2)


@pytest.mark.parametrize("written", ["color( )", "lab(1 2)", "color-mix(in srgb, red)", "oklch()"])
def test_what_is_no_colour_of_a_space_is_none(written: str) -> None:
    assert colour(written) is None


@pytest.mark.parametrize(
    "white", ["oklch(1 0 0)", "lab(100 0 0)", "color-mix(in srgb,white,white)"]
)
def test_white_on_white_is_hidden_however_it_is_written(white: str) -> None:
    page = f"<p>Built web pages</p><p style='color:{white}'>Kubernetes</p>".encode()
    document = extract(page, "a.html")
    (hidden,) = document.hidden
    assert hidden.span.of(document.text) == "Kubernetes"


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("calc(1px + 2px)", 3.0),
        ("calc(100% - 2 * (1em + 4px))", 160.0),
        ("min(10px, 1em, 20%)", 10.0),
        ("max(1px, -3px)", 1.0),
        ("clamp(1rem, 40px, 2rem)", 32.0),
        ("calc(0)", 0.0),
        ("calc(3)", None),
        ("calc(1px * 1px)", None),
        ("calc(1px / 0)", None),
        ("calc(1px + 3)", None),
        ("clamp(1px, 2px)", None),
        ("calc(1px", None),
        ("calc(" * 40 + "1px" + ")" * 40, None),
        ("url(1px)", None),
    ],
)
def test_lengths_are_reckoned(written: str, length: float | None) -> None:
    assert pixels(written, em=16.0, whole=200.0) == length


@given(st.text("calcminx()+-*/,. 0123456789pe%", max_size=80))
def test_any_sum_comes_to_a_finite_length_or_none(written: str) -> None:
    found = pixels(written)
    assert found is None or abs(found) <= 1e9
    assert number(written) is None or math.isfinite(number(written) or 0.0)


_LINE = "<p>Led a team of five</p>"


_BOXES = 'i::after,i::before{content:"";position:absolute;inset:0;background:#fff}'


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("div p{color:red}" * 19_000, "<div>" + _LINE * 500),
        (":is(:is(p,p,p,p,p),:is(q,q,q,q,q)){color:red}" * 9_000, _LINE),
        ("a{a{a{a{a{color:red}}}}}" * 9_000, _LINE),
        ("div:has(i~b u q){color:red}" * 200, "<div>" * 50 + _LINE * 500),
        (
            "p{font-size:" + "calc(" * 11 + "1px" + "+1px" * 100 + ")" * 11 + "}",
            "".join(f"<p style='--x:{n}'>Led a team</p>" for n in range(6_000)),
        ),
        ("", "".join(f"<p style='color:#ff{n + 0xF000:04x}'>Led a team</p>" for n in range(4_000))),
        (_BOXES, "<i>Led a</i>" * 15_001),
        (_BOXES, "".join(f"<i style='--x:{n}'>Led a</i>" for n in range(4_000))),
    ],
    ids=[
        "many rules",
        "groups in groups",
        "rules in rules",
        "looks ahead",
        "long sums",
        "colours",
        "boxes",
        "other boxes",
    ],
)
def test_style_sheets_that_would_take_seconds_are_refused(sheet: str, body: str) -> None:
    with pytest.raises(TooLarge, match="steps"):
        extract(f"<html><style>{sheet}</style>{body}</html>".encode(), "a.html")


def test_some_thousand_boxes_that_are_alike_are_not_too_many() -> None:
    html = f"<html><style>{_BOXES}i{{position:relative}}</style>" + "<i>Led a</i> team<br>" * 2_000
    found = extract(html.encode(), "a.html")
    assert found.text.count("team") == 2_000
    covered = {b.hidden for b in found.blocks if "Led" in b.span.of(found.text)}
    assert covered == {Unseen.COVERED}


@pytest.mark.parametrize("read", [endings, drawn_beside])
def test_what_animations_and_boxes_declare_is_paid_for(
    read: Callable[[str, Budget], Iterator[object]],
) -> None:
    sheet = "@keyframes a{to{color:red}} p:before{color:red} " * 20
    assert len(list(read(sheet, Budget(100)))) == 20  # five steps each
    with pytest.raises(TooLarge, match="steps"):
        list(read(sheet, Budget(99)))


def test_a_rule_of_many_declarations_costs_an_element_those_that_differ() -> None:
    cascade = Cascade()
    cascade.add("p{" + "color:red;" * 40_000 + "color:blue}")
    before = cascade.budget.left
    assert cascade.declared(element("p")) == {"color": "blue"}
    assert before - cascade.budget.left < 10


def test_a_long_address_does_not_hide_what_is_said_after_it() -> None:
    [rule] = rules("p{background:url(data:" + "x" * 5_000 + ") red}", Budget())
    assert rule.declared.plain["background-color"] == "url() red"
