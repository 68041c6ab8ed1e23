"""What words do that set more than a number or a switch, each to the noun that it speaks of."""

from __future__ import annotations

from collections.abc import Callable

from index.readers.rtf.cells import Cells
from index.readers.rtf.fonts import Fonts
from index.readers.rtf.page import Page
from index.readers.rtf.state import State


def _plain(state: State, _: int) -> None:
    state.plain()


def _pard(state: State, _: int) -> None:
    state.pard()


def _in_table(state: State, _: int) -> None:
    state.in_table = True


def _at_end(state: State, _: int) -> None:
    state.at_end = True


def _at_start(state: State, _: int) -> None:
    state.at_end = False


def _on_the_line(state: State, _: int) -> None:
    state.small = False


def _list(state: State, number: int) -> None:
    state.is_item = number > 0


def _spaced(state: State, number: int) -> None:
    state.spacing = 5 * number  # quarters of a point


def _row_indented(cells: Cells, number: int) -> None:
    if not cells.found:
        cells.next.left = number


def _cell_shaded(cells: Cells, number: int) -> None:
    cells.next.shading.back = number


def _cell_patterned(cells: Cells, number: int) -> None:
    cells.next.shading.pattern = number


def _cell_share(cells: Cells, number: int) -> None:
    cells.next.shading.share = number


def _cell_merged(cells: Cells, _: int) -> None:
    cells.next.is_merged = True


def _code_page(fonts: Fonts, number: int) -> None:
    fonts.use_code_page(number)


def _set_default_font(fonts: Fonts, number: int) -> None:
    fonts.default = number


def _mac(fonts: Fonts, _: int) -> None:
    fonts.encoding = "mac_roman"


def _title_page(page: Page, _: int) -> None:
    page.kinds.add("titlepg")


def _facing_pages(page: Page, _: int) -> None:
    page.kinds.add("facingp")


def _width(page: Page, number: int) -> None:
    page.paper = (number, page.paper[1])


def _height(page: Page, number: int) -> None:
    page.paper = (page.paper[0], number)


ON_STATE: dict[str, Callable[[State, int], None]] = {
    "plain": _plain,
    "pard": _pard,
    "intbl": _in_table,
    "qr": _at_end,
    "ql": _at_start,
    "qc": _at_start,
    "qj": _at_start,
    "nosupersub": _on_the_line,
    "ls": _list,
    "expnd": _spaced,
}
ON_CELLS: dict[str, Callable[[Cells, int], None]] = {
    "trleft": _row_indented,
    "clcbpat": _cell_shaded,
    "clcfpat": _cell_patterned,
    "clshdng": _cell_share,
    "clmrg": _cell_merged,
    "clvmrg": _cell_merged,
}
ON_FONTS: dict[str, Callable[[Fonts, int], None]] = {
    "cpg": _code_page,
    "ansicpg": _code_page,
    "deff": _set_default_font,
    "mac": _mac,
}
ON_PAGE: dict[str, Callable[[Page, int], None]] = {
    "titlepg": _title_page,
    "facingp": _facing_pages,
    "paperw": _width,
    "paperh": _height,
}
