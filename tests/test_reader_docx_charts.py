"""Charts in DOCX files: their words are text where a reader sees them."""

import pytest

from index.readers.content import Limits
from index.readers.docx.read import read
from index.types import Unseen
from scripts.tricks.word_file import package

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWN = (
    "<w:p><w:r><w:t>Skills</w:t></w:r></w:p><w:p><w:r><w:drawing><wp:inline>"
    '<wp:extent cx="4000000" cy="{}"/><a:graphic><a:graphicData>'
    f'<c:chart xmlns:c="{_C}" r:id="chart"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    "</w:r></w:p>"
)
TITLE = (
    "<c:title><c:tx><c:rich><a:p><a:r><a:t>Years of use</a:t></a:r></a:p></c:rich></c:tx></c:title>"
)
SERIES = (
    "<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>Years</c:v></c:pt></c:strCache></c:strRef>"
    "</c:tx>"
    "<c:cat><c:strRef><c:strCache><c:pt><c:v>Python &amp; Go</c:v></c:pt>"
    "<c:pt><c:v>SQL</c:v></c:pt>"
    "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>8</c:v></c:pt>"
    "</c:numCache></c:numRef></c:val></c:ser>"
)
BARS = f"<c:barChart>{SERIES}</c:barChart>"
WHITE = (
    '<c:txPr><a:p><a:pPr><a:defRPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    "</a:defRPr></a:pPr></a:p></c:txPr>"
)
DARK = '<c:spPr><a:solidFill><a:srgbClr val="203040"/></a:solidFill></c:spPr>'
LEGEND = "<c:legend/>"


def chart(
    plot: str, title: str = "", after: str = "", space: str = "", high: int = 2000000
) -> bytes:
    root = (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart>{title}<c:plotArea>{plot}'
        f"</c:plotArea>{after}</c:chart>{space}</c:chartSpace>"
    )
    return package(_DRAWN.format(high), chart=root)


def axis(inside: str = "", deleted: int = 0) -> str:
    return f'<c:catAx><c:delete val="{deleted}"/>{inside}</c:catAx>'


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (chart(BARS + axis(), TITLE), ["Years of use", "Python & Go, SQL"]),
        (chart(BARS + axis(), after=LEGEND), ["Python & Go, SQL", "Years"]),
        (chart(BARS + axis(deleted=1), TITLE), ["Years of use"]),
        (chart(BARS + axis('<c:tickLblPos val="none"/>'), TITLE), ["Years of use"]),
        (chart(f"<c:pieChart>{SERIES}</c:pieChart>", after=LEGEND), ["Python & Go, SQL"]),
        (chart(f"<c:pieChart>{SERIES}</c:pieChart>"), []),
        (chart(BARS + axis(WHITE), space=DARK), ["Python & Go, SQL"]),
    ],
)
def test_a_chart_says_its_title_and_the_labels_that_it_shows(data: bytes, shown: list[str]) -> None:
    content = read(data, Limits())
    seen = [b.span.of(content.text) for b in content.blocks if not b.hidden]
    assert seen == ["Skills", *shown]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (chart(BARS + axis(WHITE)), Unseen.COLOUR),
        (chart(BARS + axis(), high=100), Unseen.CLIPPED),
    ],
)
def test_labels_that_nobody_sees_are_hidden(data: bytes, why: Unseen) -> None:
    content = read(data, Limits())
    hidden = [(b.span.of(content.text), b.hidden) for b in content.blocks if b.hidden]
    assert hidden == [("Python & Go, SQL", why)]
