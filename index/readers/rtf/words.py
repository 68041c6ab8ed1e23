"""What the control words of RTF set, and which of them begin and end what."""

from __future__ import annotations

from index.readers.rtf.state import Into

PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column"))
NUMBERS = {
    "f": "font",
    "fs": "size",
    "charscalex": "scale",
    "expndtw": "spacing",
    "up": "raised",
    "dn": "raised",
    "cf": "ink",
    "highlight": "mark",
    "chcbpat": "mark",
    "cb": "mark",
    "cbpat": "back",
    "chcfpat": "mark_pattern",
    "chshdng": "mark_share",
    "cfpat": "pattern",
    "shading": "share",
    "s": "style",
    "outlinelevel": "outline",
    "sl": "line_height",
    "trrh": "row_height",
    "li": "indent",
    "fi": "first",
    "ri": "end",
    "absh": "frame_height",
    "posnegx": "x",
    "posnegy": "y",
    "posx": "x",
    "posy": "y",
    "uc": "doubled",
}
SWITCHES = {
    "b": "bold",
    "i": "italic",
    "caps": "capitals",
    "scaps": "capitals",
    "outl": "lined",
    "shad": "lined",
    "embo": "lined",
    "impr": "lined",
    "super": "small",
    "sub": "small",
    "v": "hidden",
    "deleted": "deleted",
    "mvf": "deleted",  # moved from here
    "strike": "struck",
    "striked": "struck",
}
DEFAULTS = {"size": 24, "scale": 100, "doubled": 1}
STORIES = frozenset(("footnote", "shptxt", "dptxbxtext"))
ITEM_MARKS = frozenset(("listtext", "pntext"))
TABLES = {"fonttbl": Into.FONTS, "stylesheet": Into.STYLES}
EDGES = frozenset(("shpleft", "shptop", "shpright", "shpbottom"))
