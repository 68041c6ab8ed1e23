"""Tricks that bring objects of their own: graphics states, layers, forms, fonts, patterns."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from tricks.bases import Base
from tricks.paper import Paper, bar, text

Trick = Callable[[Base, Sequence[str], random.Random], Paper | None]


def lines(
    base: Base, words: Sequence[str], before: str, size: float = 10, *, dx: float = 0, dy: float = 0
) -> str:
    """The words at the base's room, two a line."""
    x, y = base.room
    out = ""
    for n in range(0, len(words), 2):
        shown = " ".join(words[n : n + 2])
        out += text(x + dx, y + dy - 1.4 * max(size, 8) * n / 2, size, shown, before)
    return out


def state(entries: str) -> Trick:
    """Under a graphics state."""

    def trick(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
        paper = base.paper.named("ExtGState", "G1", f"<< {entries} >>")
        return paper.above(lines(base, words, f"{base.ink} /G1 gs", dice.choice((9, 12))))

    return trick


def soft_mask(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    paper = base.paper
    form = paper.at
    group = "/Group << /S /Transparency /CS /DeviceGray >>"
    paper = paper.with_stream(
        f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] {group}", "0 g 0 0 612 792 re f"
    )
    state = f"<< /SMask << /Type /Mask /S /Luminosity /G {form} 0 R >> >>"
    paper = paper.named("ExtGState", "G1", state)
    return paper.above(lines(base, words, f"{base.ink} /G1 gs"))


def blend(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    dark = base.ink == "1 g"
    mode, colour = ("Darken", "1 g") if dark else ("Lighten", "0 g")
    paper = base.paper.named("ExtGState", "G1", f"<< /BM /{mode} >>")
    x, y = base.room  # bare paper has no colour to blend with
    ground = bar(x - 6, y - 44, 160, 64, base.ground)
    return paper.above(ground + lines(base, words, f"{colour} /G1 gs"))


def in_gradient(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y = base.room
    shading = (
        f"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [{x} 0 {x + 150} 0] /Function "
        "<< /FunctionType 2 /Domain [0 1] /C0 [0.50 0.60 0.70] /C1 [0.52 0.62 0.72] /N 1 >> >>"
    )
    paper = base.paper.named("Shading", "S1", shading)
    ground = f"q {x - 6} {y - 44} 160 64 re W n /S1 sh Q "
    return paper.above(ground + lines(base, words, "0.51 0.61 0.71 rg"))


def under_annotation(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y = base.room
    paper = base.paper
    look = paper.at
    paper = paper.with_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 160 64]", f"{base.ground} 0 0 160 64 re f"
    )
    note = paper.at
    paper = paper.with_object(
        f"<< /Type /Annot /Subtype /Square /F 4 /Rect [{x - 6} {y - 44} {x + 154} {y + 20}] "
        f"/AP << /N {look} 0 R >> >>"
    )
    return replace(paper, page=f"/Annots [{note} 0 R]").above(lines(base, words, base.ink))


def layer(membership: bool) -> Trick:
    def trick(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
        paper = base.paper
        group = owner = paper.at
        paper = paper.with_object("<< /Type /OCG /Name (notes) >>")
        if membership:
            owner = paper.at
            paper = paper.with_object(f"<< /Type /OCMD /OCGs [{group} 0 R] /P /AllOn >>")
        paper = paper.named("Properties", "L1", f"{owner} 0 R")
        off = f"/OCProperties << /OCGs [{group} 0 R] /D << /OFF [{group} 0 R] /Order [] >> >>"
        return replace(paper, catalog=off).above(f"/OC /L1 BDC {lines(base, words, base.ink)} EMC")

    return trick


def form(before: str | None, *, off: bool = False, nested: bool = False) -> Trick:
    """Inside a form XObject: in the colour of the ground, or in a layer that is off."""

    def trick(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
        paper = base.paper
        more = ""
        if off:
            group = paper.at
            paper = paper.with_object("<< /Type /OCG /Name (notes) >>")
            more = f"/OC {group} 0 R"
            entry = f"/OCProperties << /OCGs [{group} 0 R] /D << /OFF [{group} 0 R] >> >>"
            paper = replace(paper, catalog=entry)
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources {paper.dictionary()}"
        inner = paper.at
        paper = paper.with_stream(f"{head} {more}", lines(base, words, before or base.ground))
        if nested:
            outer = paper.at
            names = f"<< /XObject << /Fx {inner} 0 R >> >>"
            paper = paper.with_stream(
                f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources {names}", "/Fx Do"
            )
            inner = outer
        return paper.named("XObject", "Fx", f"{inner} 0 R").above("/Fx Do")

    return trick


def blank_font(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """A font of which every glyph is empty."""
    paper = base.paper
    proc = paper.at
    paper = paper.with_stream("", "500 0 d0")
    names = " ".join(f"/g{n}" for n in range(32, 123))
    procs = " ".join(f"/g{n} {proc} 0 R" for n in range(32, 123))
    rows = "\n".join(f"<{n:02x}> <{n:04x}>" for n in range(32, 123))
    map_at = paper.at
    paper = paper.with_stream(
        "",
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"91 beginbfchar\n{rows}\nendbfchar endcmap end end",
    )
    font = paper.at
    paper = paper.with_object(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] "
        f"/CharProcs << {procs} >> /Encoding << /Type /Encoding /Differences [32 {names}] >> "
        f"/FirstChar 32 /LastChar 122 /Widths [{'500 ' * 91}] /ToUnicode {map_at} 0 R "
        "/Resources << >> >>"
    )
    paper = paper.named("Font", "T3", f"{font} 0 R")
    x, y = base.room
    shown = "".join(text(x, y - 14 * n, 10, word, base.ink, "T3") for n, word in enumerate(words))
    return paper.above(shown)


def one_sign(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """A font that shows a full stop for each word, and says that it is the word."""
    paper = base.paper
    said = "\n".join(
        f"<{n:02x}> <{word.encode('utf-16-be').hex()}>" for n, word in enumerate(words, 65)
    )
    map_at = paper.at
    paper = paper.with_stream(
        "",
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(words)} beginbfchar\n{said}\nendbfchar endcmap end end",
    )
    font = paper.at
    stops = " ".join("/period" for _ in words)
    paper = paper.with_object(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
        f"/Differences [65 {stops}] >> /ToUnicode {map_at} 0 R >>"
    )
    x, y = base.room
    shown = "".join(text(x, y - 14 * n, 10, chr(65 + n), base.ink, "F9") for n in range(len(words)))
    return paper.named("Font", "F9", f"{font} 0 R").above(shown)


def pattern(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """Filled with a pattern that looks like the ground."""
    paper = base.paper
    number = paper.at
    paper = paper.with_stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] /XStep 20 "
        "/YStep 20 /Resources << >>",
        f"{base.ground} 0 0 20 20 re f",
    )
    paper = paper.named("Pattern", "P1", f"{number} 0 R")
    return paper.above(lines(base, words, "/Pattern cs /P1 scn"))
