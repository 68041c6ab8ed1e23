"""Text that was decoded wrongly, made readable again. The document and its spans stay as is."""

from __future__ import annotations

import re

import ftfy

_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_SPACE = re.compile(r"\s+")


def repair(text: str) -> str:
    """`text` with its encoding mended and its line breaks and runs of spaces made single spaces.

    >>> repair("what youâ€™ll do")
    'what you’ll do'
    """
    if not text.isascii():
        text = ftfy.fix_text(text, _CONFIG)
    return _SPACE.sub(" ", text).strip()
