"""Laws of the walk over Word's XML, held to trees that no program would write."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError
from index.readers.content import Content, Limits
from index.readers.docx.read import read
from tests.word import by_hand, para, text

NAMES = (
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:sdtPr w:ins w:del w:hyperlink w:pPr w:rPr "
    "w:tcPr w:trPr w:tblPr w:tblGrid w:gridCol w:txbxContent w:drawing w:pict w:br w:tab w:sym "
    "w:fldChar w:fldSimple w:instrText w:footnoteReference w:color w:sz w:shd w:vanish w:w "
    "w:spacing w:ind w:framePr w:numPr w:numId w:ilvl w:pStyle w:rStyle w:tblStyle w:tblLook "
    "w:gridSpan w:vMerge w:trHeight w:hidden w:outlineLvl w:sectPr w:pgSz w:altChunk w:position "
    "wp:anchor wp:inline wp:extent wp:positionH wp:posOffset wps:wsp wps:bodyPr wps:spPr a:xfrm "
    "a:ext a:solidFill a:srgbClr a:p a:t v:shape v:textbox v:group mc:AlternateContent mc:Choice "
    "mc:Fallback m:oMath dgm:relIds w14:textFill w14:noFill"
).split()
ATTRIBUTES = (
    "w:val w:fill w:themeColor w:themeTint w:w w:h w:line w:lineRule w:left w:hanging w:hRule w:id "
    "w:fldCharType w:type w:char w:font w:dropCap w:x w:hAnchor r:id cx cy behindDoc relativeFrom "
    "relativeHeight style fillcolor Requires val w:firstRow w:gridSpan"
).split()
VALUES = (
    "0 1 -1 5 240 99999999999999999999 1e999 nan FFFFFF auto exact begin separate end restart page "
    "paragraph bullet background1 clear solid pct50 pct999 12pt 50% width:0;height:-3pt wps F0A7 "
    "110000 D800 default x"
).split()


def element(name: str, attributes: dict[str, str], children: list[str], said: str) -> str:
    held = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inner = said if name.endswith(":t") or not children else "".join(children)
    return f"<{name}{held}>{inner}</{name}>"


LEAVES = st.builds(
    element,
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3),
    st.just([]),
    st.sampled_from(["", "Led a team", "- SQL", " ", "12"]),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        element,
        st.sampled_from(NAMES),
        st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3),
        st.lists(inner, max_size=4),
        st.just(""),
    ),
    max_leaves=16,
)


def assert_true_spans(content: Content) -> None:
    end = 0
    for block in content.blocks:
        assert end <= block.span.start < block.span.end <= len(content.text)
        end = block.span.end
        said = block.span.of(content.text)
        assert said == said.strip()
        assert "\n" not in said


@settings(max_examples=80, deadline=None)
@given(st.lists(TREES, max_size=5))
def test_any_tree_is_read_with_true_spans_or_refused(trees: list[str]) -> None:
    try:
        content = read(by_hand(para("Top") + "".join(trees)), Limits())
    except DocumentError:
        return
    assert_true_spans(content)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "SQL", "Led a team of nine", "2019"]), min_size=1, max_size=4
        ),
        min_size=1,
        max_size=5,
    ),
    st.booleans(),
)
def test_a_table_of_any_shape_gives_each_of_its_texts_once(
    rows: list[list[str]], bold: bool
) -> None:
    how = "<w:b/>" if bold else ""
    cells = [[f"<w:tc>{para(text(said, how))}</w:tc>" for said in row] for row in rows]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    content = read(by_hand(para("Top") + f"<w:tbl>{table}</w:tbl>"), Limits())
    for said in ("SQL", "Led a team of nine", "2019"):
        wanted = sum(row.count(said) for row in rows)
        assert content.text.count(said) == wanted
    assert_true_spans(content)
