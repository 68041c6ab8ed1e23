"""Honest pages that look like tricks: whatever `words` stand here, a reader sees them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from tricks.bases import Base
from tricks.paper import Paper, bar, draw, image, text
from tricks.pdf_objects import lines

Decoy = Callable[[Base, Sequence[str], random.Random], Paper]


def _panel(base: Base, colour: str) -> str:
    x, y = base.room
    return bar(x - 6, y - 44, 160, 64, colour)


def _on_panel(colour: str, ink: str) -> Decoy:
    def decoy(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
        size = dice.choice((8, 10, 13))
        return base.paper.above(_panel(base, colour) + lines(base, words, ink, size))

    return decoy


def _on_photo(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    pixels = bytes(dice.randrange(0, 70) for _ in range(64 * 32))
    paper = image(base.paper, "Im1", pixels, (64, 32))
    x, y = base.room
    return paper.above(draw("Im1", x - 6, y - 44, 160, 64) + lines(base, words, "1 g", 11))


def _footer(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    return base.paper.above(lines(base, words, base.ink, dice.choice((4.5, 5, 6))))


def _sideways(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    x, y = base.room
    turn = dice.choice(("0 1 -1 0", "0.7071 0.7071 -0.7071 0.7071", "0 -1 1 0"))
    shown = text(0, 0, 10, " ".join(words), "0 g")
    place = f"{x + 60} {y - 120}" if not turn.startswith("0 -1") else f"{x + 60} {y - 30}"
    paper = base.paper.above(bar(x - 10, y - 340, 170, 350, "0.93 g"))
    return paper.above(f"q {turn} {place} cm {shown} Q")


def _outlined(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    stroke = base.ink.replace(" g", " G")
    return base.paper.above(lines(base, words, f"{stroke} 0.4 w 1 Tr", dice.choice((12, 18))))


def _shadow(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    by = dice.choice((0.4, 0.8))
    shadow = lines(base, words, "0.55 g", 12, dx=by, dy=-by)
    return base.paper.above(shadow + lines(base, words, base.ink, 12))


def _shadow_as_ground(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """The shadow is not seen, its text is; pdfium tells of one of them alone."""
    shadow = lines(base, words, base.ground, 12, dx=0.5, dy=-0.5)
    return base.paper.above(shadow + lines(base, words, base.ink, 12))


def _highlighted(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    return base.paper.above(_panel(base, "1 0.95 0.2 rg") + lines(base, words, "0 g"))


def _highlight_annotation(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y = base.room
    paper = base.paper.named("ExtGState", "G1", "<< /BM /Multiply >>")
    look = paper.at
    paper = paper.with_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 160 64] "
        "/Resources << /ExtGState << /G1 << /BM /Multiply >> >> >> "
        "/Group << /S /Transparency >>",
        "/G1 gs 1 1 0 rg 0 0 160 64 re f",
    )
    note = paper.at
    paper = paper.with_object(
        f"<< /Type /Annot /Subtype /Highlight /F 4 /Rect [{x - 6} {y - 44} {x + 154} {y + 20}] "
        f"/QuadPoints [{x - 6} {y + 20} {x + 154} {y + 20} {x - 6} {y - 44} {x + 154} {y - 44}] "
        f"/AP << /N {look} 0 R >> >>"
    )
    paper = replace(paper, page=f"/Annots [{note} 0 R]")
    return paper.above(_panel(base, "1 g") + lines(base, words, "0 g"))


def _watermark(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    grey = dice.choice(("0.82 g", "0.88 g"))
    shown = text(0, 0, 22, " ".join(words[:2]), grey, "F2")
    out = f"q 0.8 0.6 -0.6 0.8 200 130 cm {shown} Q\n" + lines(base, words[2:], base.ink)
    return base.paper.below(out) if base.name == "column" else base.paper.above(out)


def _tinted(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    paper = base.paper.named("ExtGState", "G1", "<< /ca 0.45 >>")
    tint = f"q /G1 gs {_panel(base, dice.choice(('0.9 0.8 0.2 rg', '0.2 0.4 0.9 rg')))} Q"
    return paper.above(_panel(base, "1 g") + lines(base, words, "0 g") + tint)


def _gradient(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    return _shaded(base).above(f"{_window(base)} /S1 sh Q {lines(base, words, '0 g')}")


def _gradient_in_letters(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """The letters clip a gradient: render mode 7, and yet seen."""
    x, y = base.room
    shown = "".join(
        f"q BT 7 Tr /F2 16 Tf {x} {y - 18 * n} Td ({word}) Tj ET /S1 sh Q\n"
        for n, word in enumerate(words)
    )
    return _shaded(base, "0.1 0.2 0.9").above(bar(x - 6, y - 84, 160, 104, "1 g") + shown)


def _shaded(base: Base, first: str = "0.95 0.95 0.6") -> Paper:
    x, _ = base.room
    shading = (
        f"<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [{x} 0 {x + 150} 0] /Extend [true true] "
        f"/Function << /FunctionType 2 /Domain [0 1] /C0 [{first}] /C1 [0.4 0.6 0.4] /N 1 >> >>"
    )
    return base.paper.named("Shading", "S1", shading)


def _window(base: Base) -> str:
    x, y = base.room
    return f"q {x - 6} {y - 44} 160 64 re W n"


def _half_alpha(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    paper = base.paper.named("ExtGState", "G1", "<< /ca 0.4 >>")
    return paper.above(lines(base, words, f"{base.ink} /G1 gs", dice.choice((9, 12))))


def _layer_on(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    paper = base.paper
    group = paper.at
    paper = paper.with_object("<< /Type /OCG /Name (text) >>")
    paper = paper.named("Properties", "L1", f"{group} 0 R")
    on = f"/OCProperties << /OCGs [{group} 0 R] /D << /ON [{group} 0 R] /Order [] >> >>"
    return replace(paper, catalog=on).above(f"/OC /L1 BDC {lines(base, words, base.ink)} EMC")


def _clipped_around(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    return base.paper.above(f"{_window(base)} {lines(base, words, base.ink)} Q")


def _fake_bold(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    passes = "".join(lines(base, words, base.ink, 11, dx=0.2 * n) for n in range(3))
    return base.paper.above(passes)


def _in_form(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    paper = base.paper
    number = paper.at
    head = f"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources {paper.dictionary()}"
    paper = paper.with_stream(head, lines(base, words, base.ink))
    return paper.named("XObject", "Fx", f"{number} 0 R").above("/Fx Do")


def _shown_part(entries: str) -> Decoy:
    def decoy(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
        paper = replace(base.paper, page=entries)
        return paper.above(lines(base, words, base.ink))

    return decoy


def _link(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y = base.room
    paper = base.paper
    note = paper.at
    paper = paper.with_object(
        f"<< /Type /Annot /Subtype /Link /Rect [{x} {y - 20} {x + 90} {y + 10}] /Border [0 0 0] >>"
    )
    rule = bar(x, y - 2, 80, 0.7, base.ink)
    return replace(paper, page=f"/Annots [{note} 0 R]").above(lines(base, words, base.ink) + rule)


def _struck(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y = base.room
    strikes = "".join(bar(x, y + 3 - 14 * n, 90, 0.6, base.ink) for n in range(3))
    return base.paper.above(lines(base, words, base.ink) + strikes)


def _black_background(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """White paper painted first, as browsers print it."""
    paper = base.paper.below(bar(0, 0, 612, 792, "1 g"))
    return paper.above(lines(base, words, base.ink))


def _over_close_lines(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """White on black lines that are drawn so close that they are a ground."""
    x, y = base.room
    rules = "".join(f"{x - 6} {y - 44 + n} m {x + 154} {y - 44 + n} l " for n in range(0, 64, 2))
    ground = bar(x - 6, y - 46, 160, 68, "1 g") + f"q 0 G 1.4 w {rules} S Q\n"
    return base.paper.above(ground + lines(base, words, "1 g", 12))


def _over_the_edge(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """The first letter of each line stands over the edge of the page by most of its width."""
    return base.paper.above(lines(base, words, base.ink, dx=-5 - base.room[0]))


DECOYS: dict[str, Decoy] = {
    "white on dark": _on_panel("0.1 0.15 0.3 rg", "1 g"),
    "black on colour": _on_panel("0.3 0.7 0.9 rg", "0 g"),
    "pale grey on white": _on_panel("1 g", "0.78 g"),
    "paler grey on white": _on_panel("1 g", "0.86 g"),
    "dark grey on black": _on_panel("0 g", "0.3 g"),
    "red on green, equally light": _on_panel("0 0.5 0 rg", "0.95 0.1 0.1 rg"),
    "white on yellow": _on_panel("0.95 0.7 0.05 rg", "1 g"),
    "white on a dark photo": _on_photo,
    "small footer": _footer,
    "turned text": _sideways,
    "outlines": _outlined,
    "shadow": _shadow,
    "shadow as the ground": _shadow_as_ground,
    "highlighted": _highlighted,
    "highlighted by annotation": _highlight_annotation,
    "watermark": _watermark,
    "under a tint": _tinted,
    "on a gradient": _gradient,
    "gradient in the letters": _gradient_in_letters,
    "half transparent": _half_alpha,
    "layer on": _layer_on,
    "clipped to its own place": _clipped_around,
    "fake bold": _fake_bold,
    "in a form": _in_form,
    "cropped page": _shown_part("/CropBox [10 100 600 780]"),
    "over the edge of the page": _over_the_edge,
    "turned page": _shown_part("/Rotate 90"),
    "turned and cropped page": _shown_part("/Rotate 270 /CropBox [10 100 600 780]"),
    "link, underlined": _link,
    "struck through": _struck,
    "white on close lines": _over_close_lines,
    "on painted paper": _black_background,
}
