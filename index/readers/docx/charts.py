"""Charts of a DOCX file: the words that one shows, its title, its categories and its legend.

Its numbers are lengths of bars, and no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from index.readers.docx.colour import Palette, Rgb, of_drawing
from index.readers.docx.xml import Element, child, children, parse

MOST_LABELS = 200

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROUND = frozenset(("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"))
_AXES = ("catAx", "dateAx")
_FILLS = ("solidFill", "gradFill", "pattFill", "blipFill", "noFill")


def ground_of(space: Element, palette: Palette, ground: Rgb | None) -> Rgb | None:
    """What lies under the words of a chart, on a page of the colour `ground`."""
    drawn = child(space, "spPr")
    fill = next(iter(children(drawn, *_FILLS)), None) if drawn is not None else None
    paint = of_drawing(fill, palette)
    return paint.over(ground) if paint else ground


def words(space: Element, palette: Palette) -> Element | None:
    """What a chart says, as the content of a text box; None where it says nothing."""
    chart = child(space, "chart")
    plot = child(chart, "plotArea")
    if chart is None or plot is None:
        return None
    parts: list[tuple[str, Element | None]] = []
    title = child(chart, "title")
    if title is not None:
        parts.append((" ".join(" ".join(t.text or "" for t in title.iter("{*}t")).split()), None))
    parts.append((", ".join(_categories(chart, plot)), _axis_look(plot)))
    if child(chart, "legend") is not None and not _is_round(plot):
        parts.append((", ".join(_unique(_series_names(plot))), None))
    told = [
        (text, _colour_of(look, palette)) for text, look in parts if any(map(str.isalpha, text))
    ]
    return content(told) if told else None


def content(told: Sequence[tuple[str, Rgb | None]]) -> Element:
    """Texts, each in its colour, as the paragraphs of a text box."""
    paragraphs = (
        "<w:p><w:r><w:rPr>"
        + ("" if ink is None else f'<w:color w:val="{ink[0]:02X}{ink[1]:02X}{ink[2]:02X}"/>')
        + f'</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text, ink in told
    )
    whole = f'<w:txbxContent xmlns:w="{_WORD}">{"".join(paragraphs)}</w:txbxContent>'
    return parse(whole.encode())


def _said(element: Element | None) -> str:
    return element.get("val", "1") if element is not None else ""


def _is_on(element: Element | None) -> bool:
    return _said(element) in ("1", "true")


def _categories(chart: Element, plot: Element) -> list[str]:
    """The labels along the axis, beside the pieces of a pie or in its legend, if they are shown."""
    axes = [axis for axis in children(plot, *_AXES) if not _is_on(child(axis, "delete"))]
    on_axis = any(_said(child(axis, "tickLblPos")) != "none" for axis in axes)
    named = any(_is_on(e) for e in plot.iter("{*}showCatName"))
    in_legend = _is_round(plot) and child(chart, "legend") is not None
    if not (on_axis or named or in_legend):
        return []
    return _unique(v.text or "" for cat in plot.iter("{*}cat") for v in _texts(cat))


def _texts(data: Element) -> Iterator[Element]:
    for cache in data.iter("{*}strCache", "{*}strLit"):
        yield from cache.iter("{*}v")


def _series_names(plot: Element) -> Iterator[str]:
    for series in plot.iter("{*}ser"):
        name = child(series, "tx")
        if name is not None:
            yield from (v.text or "" for v in name.iter("{*}v"))


def _is_round(plot: Element) -> bool:
    return any(next(iter(children(plot, kind)), None) is not None for kind in _ROUND)


def _axis_look(plot: Element) -> Element | None:
    axis = next(iter(children(plot, *_AXES)), None)
    return child(axis, "txPr")


def _colour_of(look: Element | None, palette: Palette) -> Rgb | None:
    fill = next(look.iter("{*}solidFill"), None) if look is not None else None
    paint = of_drawing(fill, palette)
    return paint.rgb if paint else None


def _unique(texts: Iterator[str]) -> list[str]:
    found = dict.fromkeys(said for text in texts if (said := " ".join(text.split())))
    return list(found)[:MOST_LABELS]
