"""Markup of Word's text boxes, pictures and tables, for tricks and decoys."""

from __future__ import annotations

EMU = 12_700


def para(runs: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(cells: str, properties: str = "", row: str = "") -> str:
    """A table of one row; `cells` are its w:tc."""
    return (
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{cells}</w:tr></w:tbl>"
    )


def cell(content: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def anchor(
    graphic: str,
    at: tuple[float, float] = (72, 72),
    size: tuple[float, float] = (200, 100),
    *,
    height: int = 1,
    behind: bool = False,
    hidden: bool = False,
) -> str:
    """A run with a drawing that stands on the page at `at`, in points."""
    (x, y), (width, tall) = at, size
    places = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{round(points * EMU)}'
        f"</wp:posOffset></wp:position{axis}>"
        for axis, points in (("H", x), ("V", y))
    )
    extent = f'<wp:extent cx="{round(width * EMU)}" cy="{round(tall * EMU)}"/>'
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{int(behind)}" relativeHeight="{height}">{places}'
        f'{extent}<wp:docPr id="1" name="x" hidden="{int(hidden)}"/>{graphic}</wp:anchor>'
        "</w:drawing></w:r>"
    )


def shape(
    content: str = "",
    fill: str = "<a:noFill/>",
    size: tuple[float, float] = (200, 100),
    body: str = "",
) -> str:
    """A graphic: a rectangle, with text in it where `content` is given."""
    width, tall = (round(points * EMU) for points in size)
    text = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    return _graphic(
        f'<wps:wsp><wps:spPr><a:xfrm><a:ext cx="{width}" cy="{tall}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"/>{fill}</wps:spPr>{text}<wps:bodyPr>{body}</wps:bodyPr></wps:wsp>'
    )


def picture() -> str:
    """A graphic: the photo of the package."""
    return _graphic('<pic:pic><pic:blipFill><a:blip r:embed="photo"/></pic:blipFill></pic:pic>')


def solid(rgb: str) -> str:
    """A fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{rgb}"/></a:solidFill>'


def vml(content: str, style: str, attributes: str = "") -> str:
    """A run with a text box as Word wrote it before 2010."""
    return (
        f'<w:r><w:pict><v:shape style="{style}" {attributes}><v:textbox><w:txbxContent>{content}'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def word_art(text: str, style: str, attributes: str = "") -> str:
    """A run with letters along a path, as Word wrote them before 2010."""
    return (
        f'<w:r><w:pict><v:shape style="{style}" {attributes}><v:textpath string="{text}"/>'
        "</v:shape></w:pict></w:r>"
    )


def group(content: str, size: tuple[float, float], inner: tuple[float, float]) -> str:
    """A graphic: shapes of `content`, all drawn as large as `size` says."""
    (width, tall), (across, down) = (
        [round(points * EMU) for points in sizes] for sizes in (size, inner)
    )
    return _graphic(
        f'<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="{width}" cy="{tall}"/>'
        f'<a:chExt cx="{across}" cy="{down}"/></a:xfrm></wpg:grpSpPr>{content}</wpg:wgp>'
    )


def formula(content: str) -> str:
    """A formula."""
    return f"<m:oMath>{content}</m:oMath>"


def _graphic(content: str) -> str:
    return f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
