"""Plain resumes that tricks are played on: one column, a dark sidebar, a coloured band."""

from __future__ import annotations

from dataclasses import dataclass

from tricks.paper import Paper, bar, text

_ROWS = (
    ("F2", 12, "Experience"),
    ("F1", 10, "Harbour planner, Tidewater Freight, 2016 - 2021"),
    ("F1", 10, "Scheduled berths for forty vessels a week with two colleagues."),
    ("F1", 10, "Cut waiting at the quay by a third through better forecasts."),
    ("F1", 10, "Trained nine apprentices in loading plans and safety."),
    ("F2", 12, "Education"),
    ("F1", 10, "Bachelor of Logistics, Northern College, 2015"),
)
_ASIDE = ("Skills", "Ledgers", "Customs", "Sailing", "Danish")


@dataclass(frozen=True)
class Base:
    """A resume, a place on it where there is room for five lines, and what is drawn at that place.

    `ground` is the colour operator of the paper at `room`, `ink` one that can be read on it.
    """

    name: str
    paper: Paper
    words: tuple[str, ...]
    room: tuple[float, float]
    ground: str
    ink: str
    line: tuple[float, float, float]  # where a visible line ends, and its size


def bases() -> tuple[Base, ...]:
    return _column(), _sidebar(), _band()


def _column() -> Base:
    body = text(60, 720, 18, "Ingrid Vestergaard", font="F2") + _rows(60, 680)
    return _base("column", body, (), (60, 420), ("1 g", "0 g"), 60)


def _sidebar() -> Base:
    body = bar(0, 0, 190, 792, "0.12 0.16 0.24 rg")
    body += text(220, 720, 18, "Ingrid Vestergaard", font="F2") + _rows(220, 680)
    for n, word in enumerate(_ASIDE):
        body += text(24, 700 - 16 * n, 10, word, "1 g")
    return _base("sidebar", body, _ASIDE, (24, 420), ("0.12 0.16 0.24 rg", "1 g"), 220)


def _band() -> Base:
    body = bar(0, 690, 612, 102, "0.16 0.45 0.42 rg") + bar(40, 360, 532, 90, "0.9 0.93 0.96 rg")
    body += text(60, 730, 20, "Ingrid Vestergaard", "1 g", "F2") + _rows(60, 660)
    return _base("band", body, (), (60, 420), ("0.9 0.93 0.96 rg", "0 g"), 60)


def _rows(x: float, y: float) -> str:
    out = ""
    for n, (font, size, words) in enumerate(_ROWS):
        out += text(x, y - 17 * n, size, words, "0.1 g", font)
    return out


def _base(
    name: str,
    body: str,
    more: tuple[str, ...],
    room: tuple[float, float],
    colours: tuple[str, str],
    left: float,
) -> Base:
    words = [w for _, _, row in _ROWS for w in row.split() if w.isalpha()]
    seen = ("Ingrid", "Vestergaard", *words, *more)
    top = 720 - 40 if name != "band" else 660
    return Base(name, Paper(body), tuple(dict.fromkeys(seen)), room, *colours, (left, top - 34, 10))
