"""HTML pages and fragments, and what hostile ones may cost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError, EmptyDocument, TooLarge
from index.readers.content import Limits
from index.readers.html.read import embedded_json_ld, read
from index.types import BlockKind, Unseen
from scripts.tricks.case import Case
from scripts.tricks.html import TRICKS, cases, page

H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


def blocks(html: str | bytes) -> list[tuple[BlockKind, str]]:
    content = read(html.encode() if isinstance(html, str) else html, Limits())
    return [(b.kind, b.span.of(content.text)) for b in content.blocks if not b.hidden]


def words(html: str) -> list[str]:
    return " ".join(text for _, text in blocks(html)).split()


def test_a_page_becomes_its_blocks_in_order() -> None:
    page = """<!DOCTYPE html><html><head><title>No</title><style>p{}</style></head><body>
    <h1>Jane  Doe</h1><p>Engineer &amp; writer<br>Graz</p><p><strong>What I bring</strong></p>
    <ul><li>Python<ul><li>Django</li></ul></li><li><p>SQL</p></li></ul>
    <script>var no = 1;</script><noscript>No</noscript><template>No</template>
    <noframes>No</noframes><meter>No</meter></body></html>"""
    assert blocks(page) == [
        (H, "Jane Doe"),
        (P, "Engineer & writer"),
        (P, "Graz"),
        (H, "What I bring"),
        (L, "Python"),
        (L, "Django"),
        (L, "SQL"),
    ]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("4 s to <span style='font-family:Symbol'>£</span> 1 s", "4 s to ≤ 1 s"),
        ("PHP <span style='font-family:Wingdings'>à</span> Go", "PHP → Go"),
        ('PHP <font face="Wingdings">à</font> Go', "PHP → Go"),
        ("an <span style='font-family:Symbol'>ad</span> £ 5", "an ad £ 5"),
    ],
)
def test_a_sign_that_word_sets_in_a_symbol_font_is_what_it_shows(html: str, shown: str) -> None:
    assert blocks(f"<p>{html}</p>") == [(P, shown)]


def test_a_heading_is_told_by_capitals_that_a_style_makes() -> None:
    page = """<style>.a{text-transform:uppercase} .b{font-variant:small-caps}
    .c{text-transform:capitalize}</style><div class=a>Selected engagements</div>
    <div class=b><span>Talks and panels</span></div><div class=c>led small teams</div>
    <p><span class=b>Acme</span> in Graz</p><ul class=a><li>Led teams</li></ul>"""
    assert blocks(page) == [
        (H, "Selected engagements"),
        (H, "Talks and panels"),
        (P, "led small teams"),
        (P, "Acme in Graz"),
        (L, "Led teams"),
    ]


@pytest.mark.parametrize(
    ("css", "html", "shown"),
    [
        (".a::after{content:' (C1)'}", "<p class=a>Polish</p>", [(P, "Polish (C1)")]),
        ("i+i:before{content:', '}", "<i>Go</i><i>SQL</i>", [(P, "Go, SQL")]),
        (
            "b::after{content:' – ' attr(data-level)}",
            "<b data-level=B2>English</b>",
            [(P, "English – B2")],
        ),
        ("p::before{content:'• '}", "<p>Led teams</p>", [(L, "Led teams")]),
        (
            "p::before{content:attr(title);float:right} p::after{content:'2019';display:block}",
            "<p title=Acme>Led teams</p>",
            [(P, "Acme\tLed teams"), (P, "2019")],
        ),
    ],
)
def test_what_a_sheet_writes_before_and_after_an_element_is_read(
    css: str, html: str, shown: list[tuple[BlockKind, str]]
) -> None:
    assert blocks(f"<style>{css}</style>{html}") == shown


@pytest.mark.parametrize(
    "css",
    [
        "h2::before{content:'<'} h2::after{content:'/>'}",
        "h2::before{content:'email';font-family:'Material Icons'}",
        "h2::before{content:'\\f0e0'}",
        "h2::after{content:'.';display:block;height:0;visibility:hidden}",
        "h2::after{content:'Kubernetes';color:#fff}",
        "h2::after{content:'Kubernetes';font-size:1px}",
        "h2:hover::after{content:'Kubernetes'}",
        "h2::after{content:none} @media print{h2::after{content:'Kubernetes'}}",
        "h2::after{content:url(x.png) / 'Kubernetes'}",
    ],
)
def test_ornaments_icons_and_what_is_unseen_beside_an_element_are_no_text(css: str) -> None:
    content = read(f"<style>{css}</style><h2>Experience</h2>".encode(), Limits())
    assert content.text == "Experience\n"


def test_the_headings_of_an_accordion_are_read_and_what_a_form_holds_is_not() -> None:
    page = """<h2><button aria-expanded=true>Experience</button></h2><p>Led teams</p>
    <input value=No><select><option>No</select><textarea>No</textarea>
    <div>Go <button style="background:#123;color:#fff">SQL</button></div>"""
    assert blocks(page) == [(H, "Experience"), (P, "Led teams"), (P, "Go SQL")]


def test_readings_above_characters_are_left_out() -> None:
    assert blocks("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby></p>") == [
        (P, "東京")
    ]


def test_a_fragment_is_read_with_its_tags_plain_or_escaped() -> None:
    plain = "<p>R&amp;D in C++</p><ul><li>5+ years</li></ul>"
    escaped = (
        "&lt;p&gt;R&amp;amp;D in C++&lt;/p&gt;&lt;ul&gt;&lt;li&gt;5+ years&lt;/li&gt;&lt;/ul&gt;"
    )
    assert blocks(plain) == blocks(escaped) == [(P, "R&D in C++"), (L, "5+ years")]


def test_inline_tags_do_not_tear_words_and_line_breaks_in_the_source_are_space() -> None:
    assert blocks("<p>Type<b>Script</b> and\n  <i>C</i>#</p>") == [(P, "TypeScript and C#")]


def test_typed_bullets_between_breaks_are_list_items() -> None:
    assert blocks("<p>You have:<br>&bull; SQL<br/>- Python, or<br>another</p>") == [
        (H, "You have:"),
        (L, "SQL"),
        (L, "Python, or another"),
    ]


def test_a_data_table_gives_rows_and_a_layout_table_its_cells() -> None:
    data = "<table><tr><th>Skill</th><th>Years</th></tr><tr><td>SQL</td><td>4</td></tr></table>"
    assert blocks(data) == [(T, "Skill | Years"), (T, "SQL | 4")]
    layout = "<table><tr><td><p>Acme</p><p>Graz</p></td><td><ul><li>Led</li></ul></td></tr></table>"
    assert blocks(layout) == [(P, "Acme"), (P, "Graz"), (L, "Led")]
    nested = f"<table><tr><td>Left</td><td>{data}</td></tr></table>"
    assert blocks(nested) == [(P, "Left"), (T, "Skill | Years"), (T, "SQL | 4")]


def test_what_is_set_not_to_be_shown_is_hidden() -> None:
    page = (
        "<p>Seen</p><p hidden>One</p><div style='color:red; DISPLAY : none'><p>Two</p></div>"
        "<p>Half <span style='visibility:hidden'>Three</span> shown</p><p>End</p>"
    )
    content = read(page.encode(), Limits())
    shown = [b.span.of(content.text) for b in content.blocks if not b.hidden]
    unseen = [b.span.of(content.text) for b in content.blocks if b.hidden]
    assert shown == ["Seen", "Half shown", "End"]
    assert unseen == ["One", "Two", "Three"]


def split(data: bytes) -> tuple[list[str], list[str]]:
    """What is seen in a page, and what is not."""
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
        assert " ".join(case.visible) in seen
        assert hidden == []


_COVER = 'content:"";position:absolute;inset:0;background:#fff'


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        (f".w::after{{{_COVER}}}", False),
        (f".w::after{{{_COVER};max-width:none;mask:none;mix-blend-mode:normal}}", False),
        (f".w::after{{{_COVER};max-height:0}}", True),
        (f".w::after{{{_COVER};max-width:0}}", True),
        (f".w::after{{{_COVER};mix-blend-mode:multiply}}", True),
        (f".w::after{{{_COVER};mask:linear-gradient(#000,transparent)}}", True),
        (f".w::after{{{_COVER};animation:rev 1s forwards}}@keyframes rev{{to{{width:0}}}}", True),
        (f".w::before{{{_COVER}}}.w p{{z-index:1}}", False),  # in no flex box it does nothing
        (f".w{{display:flex}}.w::before{{{_COVER}}}.w p{{z-index:auto}}", False),
        (f".w{{display:flex}}.w::before{{{_COVER}}}.w p{{z-index:1}}", True),
        (f".w{{display:inline-grid}}.w::before{{{_COVER}}}.w p{{z-index:0}}", True),
        (f".w{{display:flex}}.w::before{{{_COVER};z-index:2}}.w p{{z-index:1}}", False),
    ],
)
def test_what_covers_a_box_is_opaque_and_as_large_as_it(style: str, seen: bool) -> None:
    page = f"<html><style>.w{{position:relative}}{style}</style><p>End</p><div class=w><p>Nurse</p>"
    assert words(page) == (["End", "Nurse"] if seen else ["End"])


@pytest.mark.parametrize(
    ("style", "struck"),
    [
        ("display:inline-block", False),
        ("display:inline-flex", False),
        ("float:left", False),
        ("position:absolute", False),
        ("display:inline", True),
        ("display:block", True),
        ("font-weight:bold", True),
        ("position:relative", True),
        ("display:inline-block;text-decoration:line-through", True),
    ],
)
def test_a_line_through_a_text_ends_at_boxes_in_it(style: str, struck: bool) -> None:
    page = f'<p>Nurse</p><p><s>old <b style="{style}">Cook</b></s></p>'
    assert ("Cook" in words(page)) is not struck
    assert "old" not in words(page)


_LINES = "Nurse<br>Cook<br>Gardener"
_ITEMS = "<{0}>Nurse</{0}><{0}>Cook</{0}><{0}>Gardener</{0}>"


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("td{height:20px;overflow:hidden}", f"<table><tr><td>{_LINES}</table>"),
        ("body{height:20px;overflow:hidden}", f"<body>{_LINES}"),
        ("table{height:20px;overflow:hidden}", f"<table><tr><td>{_LINES}</table>"),
        ("span{height:10px;overflow:hidden}", f"<p><span>{_LINES}</span></p>"),
        ("div{height:20px;min-height:300px;overflow:hidden}", f"<div>{_LINES}</div>"),
        ("div{height:20px;min-height:50%;overflow:hidden}", f"<div>{_LINES}</div>"),
        ("div{-webkit-line-clamp:1;overflow:hidden}", f"<div>{_LINES}</div>"),
        ("div{line-clamp:1;overflow:hidden}", f"<div>{_LINES}</div>"),
        (
            "div{display:block;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden}",
            f"<div>{_LINES}</div>",
        ),
        ("div{display:-webkit-box;-webkit-line-clamp:1;overflow:hidden}", f"<div>{_LINES}</div>"),
        *(
            (f"div{{height:20px;overflow:hidden}}p{{display:{d}}}", f"<div>{_ITEMS.format('p')}")
            for d in ("inline-block", "inline", "table-cell", "inline-flex")
        ),
        (
            "dl{height:20px;overflow:hidden}dt,dd{display:inline}",
            "<dl><dt>Nurse</dt><dd>Cook</dd><dt>Gardener</dt></dl>",
        ),
    ],
)
def test_what_a_low_box_does_not_cut_off_is_seen(style: str, body: str) -> None:
    page = f"<html><style>{style}</style>{body}</html>"
    assert words(page) == ["Nurse", "Cook", "Gardener"]


@pytest.mark.parametrize(
    ("style", "inside", "seen"),
    [
        ("height:20px;overflow:hidden", _LINES, "Nurse"),
        ("height:20px;min-height:0;overflow:hidden", _LINES, "Nurse"),
        ("height:20px;min-height:30px;overflow:hidden", _LINES, "Nurse Cook"),
        ("display:inline-block;height:20px;overflow:hidden", _LINES, "Nurse"),
        ("float:left;display:inline;max-height:20px;overflow:hidden", _LINES, "Nurse"),
        ("height:20px;overflow:hidden", _ITEMS.format("p"), "Nurse"),
        ("height:20px;overflow:hidden", "<p>Nurse</p><p><b>Cook</b> of <i>eggs</i></p>", "Nurse"),
        (
            "display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden",
            _LINES,
            "Nurse Cook",
        ),
    ],
)
def test_what_a_low_box_cuts_off_is_hidden(style: str, inside: str, seen: str) -> None:
    page = f'<html><div style="{style}">{inside}</div><p>Driver</p></html>'
    assert words(page) == [*seen.split(), "Driver"]


@pytest.mark.parametrize("name", TRICKS)
def test_the_blocks_with_the_stuffing_are_those_without_it(name: str) -> None:
    sheet, markup = TRICKS[name]
    assert split(page(sheet, markup, ("Kubernetes",)))[0] == split(page(sheet, markup, ()))[0]


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>Uses <i style='display:none'>Go, </i>SQL and <b hidden>C</b>Python</p>", "SQL and Py"),
        ("<p>Uses SQL<i style='color:#fff'> Go</i>, and Python</p>", "Uses SQL, and Python"),
        ("<p>Uses SQL<i style='color:#fff'> Go </i>and Python</p>", "Uses SQL and Python"),
        ("<p>Py<i style='font-size:1px'>Go</i>thon</p>", "Python"),
        ("<div>Uses SQL<span hidden><div>Go</div></span> daily</div>", "SQL daily"),
        ("<table><tr><td>SQL<td hidden>Go<td>4</table>", "SQL | 4"),
    ],
)
def test_an_unseen_word_does_not_tear_the_line_it_stands_in(html: str, seen: str) -> None:
    [shown], hidden = split(html.encode())
    assert seen in shown
    assert hidden


def test_each_hidden_text_says_why() -> None:
    page = (
        "<p>x<p style='color:#fff'>a<p style='opacity:0'>b<p style='font-size:1px'>c"
        "<p style='text-indent:-9999px'>d<p style='clip-path:inset(50%)'>e<p hidden>f"
    )
    content = read(page.encode(), Limits())
    reasons = [b.hidden for b in content.blocks]
    assert reasons == [
        None,
        Unseen.COLOUR,
        Unseen.ALPHA,
        Unseen.TINY,
        Unseen.OFF_PAGE,
        Unseen.CLIPPED,
        Unseen.STYLE,
    ]


def test_spans_set_as_blocks_break_the_line_and_those_set_in_a_row_are_parted() -> None:
    page = """<style>.l{display:block}.r{display:flex}</style>
    <div class=r><span>Engineer, Acme</span><span>2019 - 2021</span></div>
    <span class=l>Graz</span><span class=l>Wien</span>"""
    assert blocks(page) == [(P, "Engineer, Acme\t2019 - 2021"), (P, "Graz"), (P, "Wien")]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<p>Engineer, Acme</p><p>2019 - 2021</p>", [(T, "Engineer, Acme | 2019 - 2021")]),
        ("<div>Engineer</div><span>2019</span>", [(T, "Engineer | 2019")]),
        ("<div>Engineer</div>Acme<div>2019</div>", [(T, "Engineer | Acme | 2019")]),
        ("<div><p>SQL</p><p>Go</p></div><div>Graz</div>", [(P, "SQL"), (P, "Go"), (P, "Graz")]),
        ("<p>SQL</p><p>Go</p><p>C</p><p>Rust</p>", [(P, "SQL"), (P, "Go"), (P, "C"), (P, "Rust")]),
        ("<table><tr><td>A<td>B</table><p>C</p>", [(T, "A | B"), (P, "C")]),
        ("<p>Graz</p><p></p>", [(P, "Graz")]),
    ],
)
def test_two_or_three_blocks_side_by_side_are_a_line_unless_one_has_several(
    inside: str, found: list[tuple[BlockKind, str]]
) -> None:
    assert blocks(f"<div style='display:flex'>{inside}</div>") == found


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("margin:2px", "Python SQL"),
        ("padding:1px 4px", "Python SQL"),
        ("margin-right:3px", "Python SQL"),
        ("padding:4px 0", "PythonSQL"),
        ("margin-right:2px", "PythonSQL"),
        ("", "PythonSQL"),
    ],
)
def test_tags_with_room_at_their_sides_are_words_apart(style: str, shown: str) -> None:
    page = f"<style>i{{{style}}}</style><p><i>Python</i><i>SQL</i></p><p>K<i>ubernetes</i></p>"
    assert blocks(page) == [(P, shown), (P, "Kubernetes")]


def test_letters_that_are_kerned_stay_in_their_word() -> None:
    page = "<p>J<span style='margin-right:2px'>a</span><b>va</b></p>"
    assert blocks(page) == [(P, "Java")]


def test_blocks_have_the_size_of_their_letters_in_points() -> None:
    page = (
        "<h1>Jane</h1><p style='font-size:20px'>Roe</p>SQL<small style='font-size:50%'>and</small>"
    )
    found = read(page.encode(), Limits()).blocks
    assert [block.font.size for block in found] == [24.0, 15.0, 12.0]


@pytest.mark.parametrize(
    "style", ["float:right", "position:absolute;right:0", "display:inline-block;width:9em"]
)
def test_a_date_that_is_set_apart_within_its_line_is_no_part_of_the_word_before(style: str) -> None:
    page = f"<p>Engineer, Acme<span style='{style}'>2019 <b>- 2021</b></span></p>"
    assert blocks(page) == [(P, "Engineer, Acme\t2019 - 2021")]


def test_a_large_first_letter_stays_in_its_word_and_what_is_unseen_sets_nothing_apart() -> None:
    page = """<p><span style='float:left'>K</span>ubernetes</p>
    <p>Engineer, <b style='float:right;color:#fff'>Kafka</b>Acme</p>"""
    assert blocks(page) == [(P, "Kubernetes"), (P, "Engineer, Acme")]


def test_a_class_can_make_a_heading_bold() -> None:
    assert blocks("<style>.h{font-weight:700}</style><p class=h>What I bring</p><p>x</p>") == [
        (H, "What I bring"),
        (P, "x"),
    ]


def test_form_values_and_scripts_are_no_text() -> None:
    page = "<p>x</p><textarea>no</textarea><input value=no><input type=hidden value=no><!-- no -->"
    assert blocks(page) == [(P, "x")]


@pytest.mark.parametrize(
    "sheet",
    [
        "p{" * 200_000,
        "@media screen{" * 35_000,
        "a b " * 100_000 + "{x:y}",
        ":not(" * 90_000,
        "p{color:red}" * 40_000,
        "".join(f".a{i}," for i in range(20_000)) + "p{color:red}" * 3,
        "p{--a:var(--a) var(--a);color:var(--a)}" * 1_000,
        "/*" * 240_000,
        "'" * 450_000,
    ],
    ids=["braces", "media", "long", "not", "rules", "list", "variables", "comments", "quotes"],
)
def test_a_style_sheet_costs_little_or_is_refused(sheet: str) -> None:
    try:
        assert blocks(f"<style>{sheet}</style><p style='color:red'>x</p>") == [(P, "x")]
    except (TooLarge, EmptyDocument):
        return


def test_selectors_that_walk_up_without_end_are_refused() -> None:
    deep = "<div>" * 600 + "<p>x</p>" * 600
    with pytest.raises(TooLarge, match="steps"):
        read(f"<style>b {'div ' * 30}p{{color:red}}</style>{deep}".encode(), Limits())


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            "<b>Chosen works</b><br>pumps<br><br><b>Own Tools</b><br>lathe",
            [(H, "Chosen works"), (P, "pumps"), (H, "Own Tools"), (P, "lathe")],
        ),
        ("SKILLS<br>python, sql", [(H, "SKILLS"), (P, "python, sql")]),
        ("Led<br>&bull;<br><b>Fat item</b><br>lean", [(P, "Led"), (L, "Fat item"), (P, "lean")]),
        # In bold, and no titles: a line in the middle of a sentence, a bullet, a part of a line.
        ("We seek a<br><b>lead nurse</b><br>with care", [(P, "We seek a lead nurse with care")]),
        ("&bull; <b>Led teams</b><br>of nine", [(L, "Led teams of nine")]),
        ("<b>Acme</b> Corp<br>in Graz", [(P, "Acme Corp in Graz")]),
        ("<b>Led, ran</b><br>and built", [(P, "Led, ran and built")]),
    ],
)
def test_a_title_in_bold_or_capitals_is_apart_from_the_line_below_it(
    page: str, shown: list[tuple[BlockKind, str]]
) -> None:
    assert blocks(page.encode()) == shown


@pytest.mark.parametrize(
    "data",
    [
        "<p>Zoë’s</p>".encode(),
        "<p>Zoë’s</p>".encode("cp1252"),
        "<p>Zoë’s</p>".encode("utf-16-be"),
        b"\xff\xfe" + "<p>Zoë’s</p>".encode("utf-16-le"),
        '<meta charset="windows-1252"><p>Zoë’s</p>'.encode("cp1252"),
        '<meta charset="punycode"><p>Zoë’s</p>'.encode(),
    ],
)
def test_the_charset_is_found(data: bytes) -> None:
    assert blocks(data) == [(P, "Zoë’s")]


def test_an_undeclared_charset_is_told_by_the_words() -> None:
    assert blocks("<p>Łukasz Wiśniewski</p>".encode("cp1250")) == [(P, "Łukasz Wiśniewski")]


def test_a_declared_charset_is_believed() -> None:
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Опыт</p>'
    assert blocks(declared.encode("koi8-r")) == [(P, "Опыт")]


def test_json_ld_scripts_are_given_as_they_stand() -> None:
    page = (
        '<script type="application/ld+json">{"a": "<b>&amp;"}</script><p>x</p>'
        '<script type="Application/LD+JSON; charset=utf-8"> [1] </script><script>no</script>'
    )
    assert embedded_json_ld(page.encode()) == ('{"a": "<b>&amp;"}', " [1] ")


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(b"<html><body><script>app()</script><div></div></body></html>", Limits())


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<div ='>'><div \"><div></div>" * 20_000,
        "<b>" * 100_000,
        "".join(f"<b a={i}>" for i in range(900)) + "<p>x" * 100_000,
        "<svg>" + "<td>" * 100_000,
        "</b><i>" * 100_000,
        "<p " + " ".join(f"a{i}='>'" for i in range(200_000)) + ">x",
        "<select>" + "<option>x" * 6_000,
    ],
    ids=["divs", "quotes", "bold", "formatting", "drawing", "unmatched", "attributes", "options"],
)
def test_html_that_nests_or_multiplies_without_end_is_refused(bomb: str) -> None:
    with pytest.raises(TooLarge, match="the HTML has more than"):
        read(bomb.encode(), Limits())


def test_deep_but_bounded_nesting_is_read() -> None:
    assert blocks("<div>" * 900 + "x" + "</div>" * 900) == [(P, "x")]


def test_unclosed_comments_quotes_and_scripts_are_refused() -> None:
    """Half a million of each; a search that grows with the square would not come back."""
    for sign in ("<!--", '<a x="', "<a x='", "<script>", "<a ", "&lt;", "<", "<p a="):
        with pytest.raises(DocumentError):
            read((sign * 500_000).encode(), Limits())


TAGS = "p div b i ul li table tr td th h2 br pre span script svg a".split()
HTML_PIECES = [
    *(f"<{t}>" for t in TAGS),
    *(f"</{t}>" for t in TAGS),
    "a",
    "B c",
    " ",
    "\n",
    "&lt;",
    "<p hidden>",
    "<i style='display:none'>",
    "<i style='color:#fff;font-size:1px'>",
    "<td style='position:absolute;left:-9999px'>",
    "<details>",
    "<style>p>i,td+*{opacity:0}",
    "</style>",
    "<!--",
    "-->",
    "• ",
    "<a x='",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(HTML_PIECES), max_size=60))
def test_any_tag_soup_gives_ordered_blocks_or_a_clear_error(soup: list[str]) -> None:
    try:
        content = read("".join(soup).encode(), Limits())
    except EmptyDocument:
        return
    at = 0
    for block in content.blocks:
        assert at <= block.span.start < block.span.end <= len(content.text)
        at = block.span.end
