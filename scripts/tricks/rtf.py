"""RTF files that keep a text from being seen, and honest ones that come close."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.tricks.case import Case
from scripts.tricks.words import HIDDEN, VISIBLE

# 1 white, 2 dark blue, 3 pale grey, 4 nearly white, 5 black, 6 as pale as it gets
_COLOURS = (
    r"{\colortbl;\red255\green255\blue255;\red16\green32\blue64;\red200\green200\blue200;"
    r"\red250\green251\blue252;\red0\green0\blue0;\red224\green224\blue224;}"
)
_STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}"
_ROW = r"{\trowd\clcbpat%d\cellx5000\pard\intbl{%s{}\cell\row}}\pard "
_BOX = (
    r"Jo{\shp{\*\shpinst\shpleft%d\shptop0\shpright%d\shpbottom900"
    r"{\sp{\sn fillColor}{\sv %d}}{\sp{\sn fFilled}{\sv 1}}%s{\shptxt \pard%s {}\par}}}"
)

# name -> the body around {}
_ART = (
    r"Jo {\shp{\*\shpinst\shpleft%d\shptop0\shpright%d\shpbottom900{\sp{\sn shapeType}{\sv 136}}"
    r"{\sp{\sn gtextUNICODE}{\sv {}}}{\sp{\sn fillColor}{\sv %d}}{\sp{\sn fLine}{\sv %d}}}}\par"
)
TRICKS: dict[str, str] = {
    "hidden": r"Jo {\v {}}\par",
    "hidden and shown again": r"Jo \v {}\v0\par",
    "hidden paragraph": r"{\v\pard {}\par}",
    "deleted": r"Jo {\deleted {}}\par",
    "white": r"Jo {\cf1 {}}\par",
    "nearly white": r"Jo {\cf4 {}}\par",
    "as its mark": r"Jo {\cf2\highlight2 {}}\par",
    "as its shade": r"Jo {\cf2\chcbpat2 {}}\par",
    "as its back": r"Jo {\cf3\cb3 {}}\par",
    "as its paragraph": r"\pard\cbpat2\cf2 {}\par",
    "as its cell": _ROW % (2, r"\cf2 "),
    "black on black": _ROW % (5, r"\cf5 "),
    "tiny": r"Jo {\fs2 {}}\par",
    "three points and a half": r"Jo {\fs7 {}}\par",
    "letters on each other": r"Jo {\expndtw-400 {}}\par",
    "letters on each other, in quarters": r"Jo {\expnd-80 {}}\par",
    "nothing": r"Jo {\fs0 {}}\par",
    "narrow": r"Jo {\charscalex1 {}}\par",
    "line of a hair": r"\pard\sl-20\slmult0 {}\par\pard",
    "raised off the page": r"Jo {\up3000 {}}\par",
    "row of a hair": r"\trowd\trrh-10\cellx5000\pard\intbl {}\cell\row\pard ",
    "far to the right": r"\pard\li30000 {}\par\pard",
    "far to the left": r"\pard\li-20000 {}\par\pard",
    "frame far away": r"\pard\phpg\pvpg\posnegx-20000 {}\par\pard",
    "box off the page": _BOX % (-9000, -2000, 0, "", ""),
    "box far right": _BOX % (20000, 24000, 0, "", ""),
    "hidden box": _BOX % (0, 4000, 16777215, r"{\sp{\sn fHidden}{\sv 1}}", ""),
    "white box": _BOX % (0, 4000, 16777215, "", r"\cf1"),
    "in a header": r"{\header\pard\cf1 {}\par}Jo\par",
    "header of a first page that there is not": r"{\headerf\pard {}\par}Jo\par",
    "header of left pages that there are not": r"{\headerl\pard {}\par}Jo\par",
    "footer of left pages that there are not": r"{\footerl\pard {}\par}Jo\par",
    "struck": r"Jo {\strike {}}\par",
    "in a note": r"Jo{\footnote\pard\v {}}\par",
    "hidden item": r"{\listtext\'B7\tab}\cf1 {}\par\pard\plain",
    "hidden in a cell": r"\trowd\cellx5000\cellx9000\pard\intbl Jo\cell{\v {}}Graz\cell\row\pard ",
    "under a pattern of its colour": r"Jo {\cf2\chshdng10000\chcfpat2\chcbpat1 {}}\par",
    "on a pattern of its colour": r"\pard\shading10000\cfpat2\cf2 {}\par",
    "as the pattern of its cell": r"{\trowd\clshdng10000\clcfpat2\cellx5000\pard\intbl"
    r"{\cf2 {}\cell\row}}\pard ",
    "merged into the cell above": r"\trowd\clvmgf\cellx4000\pard\intbl Jo\cell\row"
    r"\trowd\clvmrg\cellx4000\pard\intbl {}\cell\row\pard ",
    "merged into the cell before": r"\trowd\clmgf\cellx4000\clmrg\cellx8000\pard\intbl Jo\cell"
    r" {}\cell\row\pard ",
    "table far to the right": r"\trowd\trleft30000\cellx35000\pard\intbl {}\cell\row\pard ",
    "hung off the page": r"\pard\li0\fi-30000 {}\par",
    "begun off the page": r"\pard\fi30000 {}\par",
    "pushed over the right edge": r"\pard\qr\ri-30000 {}\par",
    "tiny superscript": r"Jo {\super\fs8 {}}\par",
    "frame of a hair": r"\pard\absw5000\absh-20 {}\par\pard",
    "moved away": r"Jo {\mvf\mvauth1 {}}{\mvt\mvauth1 Park}\par",
    "white word art": _ART % (500, 4000, 16777215, 0),
    "word art of no width": _ART % (500, 500, 0, 0),
    "box of no width": _BOX % (500, 500, 16777215, "", ""),
    "old box off the page": r"Jo{\*\do\dobxpage\dobypage\dptxbx{\dptxbxtext\pard {}\par}"
    r"\dpx-30000\dpy0\dpxsize3000\dpysize1000}\par",
}
DECOYS: dict[str, str] = {
    "white on a dark mark": r"Jo {\cf1\highlight2 {}}\par",
    "white on a dark paragraph": r"\pard\cbpat2\cf1 {}\par",
    "raised a little": r"Jo {\up6 {}}\par",
    "low row": r"\trowd\trrh10\cellx5000\pard\intbl {}\cell\row\pard ",
    "behind a row of a hair": r"\trowd\trrh-10\cellx5000\pard\intbl\cell\row\pard {}\par",
    "white in a dark cell": _ROW % (2, r"\cf1 "),
    "white in a dark box": _BOX % (0, 4000, 0x402010, "", r"\cf1"),
    "automatic on dark": _ROW % (5, r"\cf0 "),
    "pale grey": r"Jo {\cf3 {}}\par",
    "very pale grey": r"Jo {\cf6 {}}\par",
    "four points": r"Jo {\fs8 {}}\par",
    "condensed": r"Jo {\charscalex66\expndtw-10 {}}\par",
    "small print": r"Jo {\fs10 {}}\par",
    "shown again": r"Jo {\v\v0 {}}\par",
    "plain again": r"Jo {\v\plain {}}\par",
    "hanging": r"\pard\li720\fi-360 {}\par",
    "tight lines": r"\pard\sl-240\slmult0 {}\par",
    "narrowed": r"Jo {\charscalex80 {}}\par",
    "inserted": r"Jo {\revised\revauth1 {}}\par",
    "header of a first page": r"\titlepg{\headerf\pard {}\par}Jo\par",
    "footer of left pages": r"\facingp{\footerl\pard {}\par}Jo\par",
    "struck no more": r"Jo {\strike\strike0 {}}\par",
    "box in the margin": _BOX % (-400, 4000, 16777215, "", ""),
    "white undone": r"Jo {\cf1\cf5 {}}\par",
    "link": r'Jo {\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt{\cf2 {}}}}\par',
    "white on a dark pattern": r"\pard\shading10000\cfpat2\cf1 {}\par",
    "white on a dark pattern of its own": r"Jo {\cf1\chshdng10000\chcfpat2 {}}\par",
    "white in a cell of a dark pattern": r"{\trowd\clshdng10000\clcfpat2\cellx5000\pard\intbl"
    r"{\cf1 {}\cell\row}}\pard ",
    "black on a thin pattern": r"\pard\shading2000\cfpat2\cf5 {}\par",
    "outlined white": r"Jo {\outl\cf1 {}}\par",
    "embossed white": r"Jo {\embo\cf1 {}}\par",
    "superscript": r"Jo {\super {}}\par",
    "first of merged cells": r"\trowd\clvmgf\cellx4000\pard\intbl {}\cell\row\pard ",
    "moved here": r"Jo {\mvt\mvauth1 {}}\par",
    "word art": _ART % (500, 4000, 0x402010, 0),
    "white word art with outlines": _ART % (500, 4000, 16777215, 1),
    "old box": r"Jo{\*\do\dobxpage\dobypage\dptxbx{\dptxbxtext\pard {}\par}"
    r"\dpx300\dpy0\dpxsize3000\dpysize1000}\par",
    "hanging at the right edge": r"\pard\qr\ri720 {}\par",
}


def made(markup: str, words: tuple[str, ...]) -> bytes:
    """A resume with `words` in the middle of it."""
    stuffed = markup.replace("{}", " ".join(words))
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}"
        + _COLOURS
        + _STYLES
        + r"\pard\s1\b Jo Park\par\pard\plain "
        + stuffed
        + r"\pard\plain\s1\b End\par}"
    ).encode()


def cases() -> Iterator[Case]:
    """Each trick with hidden words, each decoy with visible ones."""
    for name, markup in TRICKS.items():
        yield Case(name, made(markup, HIDDEN), "resume.rtf", HIDDEN, ())
    for name, markup in DECOYS.items():
        yield Case(name, made(markup, VISIBLE), "resume.rtf", (), VISIBLE, is_trick=False)
