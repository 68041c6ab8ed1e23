"""Where the first word of a group of RTF sends the text of the group."""

from __future__ import annotations

from index.readers.rtf.state import Into, Shape, State
from index.readers.rtf.tokens import Lexer
from index.readers.rtf.words import TABLES


def is_redirected(word: str, state: State, lexer: Lexer) -> bool:
    """Whether `word` sends the text of its group, whose state is `state`, elsewhere."""
    if word in TABLES:
        state.into = TABLES[word]
    elif word in ("upr", "object"):  # what is in it twice, or as data, and once as text
        state.under, state.into = state.into, Into.NOWHERE
    elif word in ("ud", "result"):
        state.into = state.under
    elif word == "nesttableprops":
        state.into = Into.NOWHERE  # it ends an inner row, and tells nothing of the outer cells
    elif word == "shp":
        state.shape = Shape()
    elif word == "do":
        state.shape = Shape.of_old(lexer.rest_of_group())
    elif word == "sp":
        state.into = Into.PROPERTY
    else:
        return False
    return True
