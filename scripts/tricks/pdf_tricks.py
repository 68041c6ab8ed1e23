"""Ways to hide words in a PDF. Each draws `words` so that no reader of the page sees them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from tricks.bases import Base
from tricks.paper import Paper, bar, draw, image, text
from tricks.pdf_objects import (
    Trick,
    blank_font,
    blend,
    form,
    in_gradient,
    layer,
    lines,
    one_sign,
    pattern,
    soft_mask,
    state,
    under_annotation,
)


def _as_ground(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    return base.paper.above(lines(base, words, base.ground, dice.choice((7, 10, 16))))


def _nearly_ground(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    value = base.ground.split()
    parts = [f"{min(1.0, max(0.0, float(v) - dice.choice((0.012, 0.02)))):.3f}" for v in value[:-1]]
    return base.paper.above(lines(base, words, " ".join((*parts, value[-1]))))


def _own_bar(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    colour = dice.choice(("0.8 0.1 0.1 rg", "0 g", "0.95 0.9 0.5 rg"))
    x, y = base.room
    return base.paper.above(bar(x - 4, y - 40, 150, 56, colour) + lines(base, words, colour))


def _stroke_only(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    stroke = base.ground.replace("rg", "RG").replace(" g", " G")
    return base.paper.above(lines(base, words, f"{stroke} {base.ink} 1 Tr", dice.choice((9, 12))))


def _stroke_over_fill(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    stroke = base.ground.replace("rg", "RG").replace(" g", " G")
    return base.paper.above(
        lines(base, words, f"{base.ground} {stroke} 2 Tr", dice.choice((9, 12)))
    )


def _mode(number: int) -> Trick:
    def trick(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
        return base.paper.above(lines(base, words, f"{base.ink} {number} Tr", dice.choice((8, 12))))

    return trick


def _tiny(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    return base.paper.above(lines(base, words, base.ink, dice.choice((0.5, 1, 2))))


def _scaled_down(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    x, y = base.room
    scale = dice.choice((0.05, 0.12))
    out = f"q {scale} 0 0 {scale} {x} {y} cm {text(0, 0, 12, ' '.join(words), base.ink)} Q"
    return base.paper.above(out)


def _squeezed(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    return base.paper.above(lines(base, words, f"{base.ink} {dice.choice((3, 8))} Tz"))


def _off(dx: float, dy: float) -> Trick:
    def trick(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
        return base.paper.above(lines(base, words, "0 g", dx=dx, dy=dy))

    return trick


def _cropped(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    paper = replace(base.paper, page="/CropBox [0 200 612 792]")
    return paper.above(lines(base, words, base.ink, dy=120 - base.room[1]))


def _turned_off(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    paper = replace(base.paper, page="/CropBox [0 150 612 792] /Rotate 90")
    return paper.above(lines(base, words, base.ink, dy=110 - base.room[1]))


def _clipped(window: str) -> Trick:
    def trick(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
        x, y = base.room
        place = window.format(x=x, y=y)
        return base.paper.above(f"q {place} W n {lines(base, words, base.ink)} Q")

    return trick


def _covered(colour: str | None) -> Trick:
    def trick(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
        x, y = base.room
        cover = bar(x - 6, y - 44, 160, 64, colour or base.ground)
        return base.paper.above(lines(base, words, base.ink) + cover)

    return trick


def _under_image(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    pixels = bytes(dice.randrange(90, 255) for _ in range(40 * 20))
    paper = image(base.paper, "Im1", pixels, (40, 20))
    x, y = base.room
    return paper.above(lines(base, words, base.ink) + draw("Im1", x - 6, y - 44, 160, 64))


def _as_image(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    value = dice.choice((60, 128, 200))
    paper = image(base.paper, "Im1", bytes([value]) * 4, (2, 2))
    x, y = base.room
    grey = f"{value / 255:.4f} g"
    return paper.above(draw("Im1", x - 6, y - 44, 160, 64) + lines(base, words, grey))


def _under_words(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """In the paper's white, before and below a visible line."""
    x, y, size = base.line
    return base.paper.below(text(x, y, size, " ".join(words), "1 g"))


def _between_lines(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y, size = base.line
    return base.paper.above(text(x, y - 8.5, size, " ".join(words), "1 g"))


def _within_line(base: Base, words: Sequence[str], _dice: random.Random) -> Paper | None:
    """One line: a visible word, white words, a visible word."""
    x, y = base.room
    if base.name == "sidebar":
        return None  # the line leaves its ground there
    out = (
        f"BT /F1 10 Tf {x} {y} Td {base.ink} (Experience ) Tj {base.ground} "
        f"({' '.join(words[:3])} ) Tj {base.ink} (Education ) Tj {base.ground} "
        f"({' '.join(words[3:])}) Tj ET"
    )
    return base.paper.above(f"q {out} Q")


def _sideways(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    x, y = base.room
    out = f"q 0 1 -1 0 {x + 60} {y - 150} cm {text(0, 0, 9, ' '.join(words), base.ground)} Q"
    return base.paper.above(out) if base.name != "band" else None  # there it leaves its ground


def _many_layers(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """Covered twice: text, a bar, the same ground again."""
    x, y = base.room
    cover = bar(x - 6, y - 44, 160, 64, "0.5 g") + bar(x - 6, y - 44, 160, 64, base.ground)
    return base.paper.above(lines(base, words, base.ink) + cover)


def _thin_bars(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """Covered by many lines, each no thicker than an underline."""
    x, y = base.room
    cover = "".join(bar(x - 6, y - 44 + n, 160, 1.05, base.ground) for n in range(64))
    return base.paper.above(lines(base, words, base.ink) + cover)


def _over_hatching(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """In the colour of the ground, over slanted lines: nothing shows but where they cross."""
    x, y = base.room
    slants = "".join(f"{x - 12 + n} {y - 44} m {x + 23 + n} {y + 20} l " for n in range(0, 150, 6))
    ink = base.ink.upper()
    return base.paper.above(f"q {ink} 0.5 w {slants} S Q\n" + lines(base, words, base.ground, 11))


_WIDTHS = dict.fromkeys("fijlrt ", 0.26) | dict.fromkeys("mw", 0.8)  # ems, about


def _over_letters(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """In the colour of the paper, letter by letter over a visible line, which stays readable."""
    x, y, size = base.line
    out = ""
    for sign in " ".join(words):
        out += text(x, y, size, sign, "1 g")
        x += size * _WIDTHS.get(sign, 0.55)
    return base.paper.above(out)


def _over_each_other(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    """In one place, in the ink of the page: all of them show, and none can be read."""
    one, other = "-".join(words), "-".join(words[::-1])
    x, y = base.room
    aside = x + dice.choice((0, 1, 3))
    return base.paper.above(text(x, y, 11, one, base.ink) + text(aside, y, 11, other, base.ink))


def _mirrored(base: Base, words: Sequence[str], dice: random.Random) -> Paper:
    x, y = base.room
    across, up, at = dice.choice(((-1, 1, x + 150), (1, -1, x)))
    rows = (" ".join(words[:3]), " ".join(words[3:]))
    shown = "".join(text(0, -14 * up * n, 8, row, base.ink) for n, row in enumerate(rows))
    return base.paper.above(f"q {across} 0 0 {up} {at} {y} cm {shown} Q")


def _over_bars(base: Base, words: Sequence[str], _dice: random.Random) -> Paper:
    """In the colour of the ground, over great letters: half of each word shows at most."""
    x, y = base.room
    bars = text(x, y - 40, 60, "IIIIIIII", base.ink)
    return base.paper.above(bars + lines(base, words, base.ground, 10, dx=4, dy=-2))


TRICKS: dict[str, Trick] = {
    "colour of the ground": _as_ground,
    "nearly the colour of the ground": _nearly_ground,
    "colour of its own bar": _own_bar,
    "stroked in the colour of the ground": _stroke_only,
    "filled and stroked as the ground": _stroke_over_fill,
    "render mode 3": _mode(3),
    "render mode 7": _mode(7),
    "alpha 0": state("/ca 0 /CA 0"),
    "alpha 0.02": state("/ca 0.02 /CA 0.02"),
    "soft mask": soft_mask,
    "blend mode": blend,
    "tiny": _tiny,
    "tiny by its matrix": _scaled_down,
    "squeezed": _squeezed,
    "left of the page": _off(-420, 0),
    "below the page": _off(0, -520),
    "far above the page": _off(0, 3000),
    "outside the crop box": _cropped,
    "outside the crop box, turned": _turned_off,
    "clipped by an empty path": _clipped("0 0 0 0 re"),
    "clipped to another place": _clipped("{x} 20 300 60 re"),
    "under a bar of the ground": _covered(None),
    "under a dark bar": _covered("0.05 g"),
    "under two bars": _many_layers,
    "under thin bars": _thin_bars,
    "under an image": _under_image,
    "as the image below": _as_image,
    "in a gradient": in_gradient,
    "under an annotation": under_annotation,
    "layer off": layer(membership=False),
    "layer off by membership": layer(membership=True),
    "form with its layer off": form("0 g", off=True),
    "as the ground, in a form": form(None),
    "as the ground, in forms": form(None, nested=True),
    "below visible words": _under_words,
    "between visible lines": _between_lines,
    "over visible letters": _over_letters,
    "over each other": _over_each_other,
    "as in a mirror": _mirrored,
    "as the ground, over great letters": _over_bars,
    "within a visible line": _within_line,
    "sideways": _sideways,
    "blank font": blank_font,
    "one sign for many letters": one_sign,
    "pattern like the ground": pattern,
    "as the ground, over a hatching": _over_hatching,
}
