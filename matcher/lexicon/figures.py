"""Figures that postings set a least for: how they are written, with the unit beside them."""

from __future__ import annotations

import re

GPA = "GPA"
# A name, the figure behind or before its unit, and between which values it can be one.
FIGURES: tuple[tuple[str, re.Pattern[str], float, float], ...] = (
    (
        GPA,
        re.compile(
            r"\b(?:C?GPA|G\.P\.A\.?|grade point average)\b[^\d.;|\n]{0,30}(\d\.\d{1,2})"
            r"(?!\d)(?! ?/ ?(?!4)\d)"
            r"|(?<![\d.])(\d\.\d{1,2})(?: ?/ ?4(?:\.0{1,2})?)?\+?(?! ?/ ?\d)"
            r"(?: (?:cumulative|overall|major|minimum))?[ )]{1,2}(?:C?GPA|grade point average)\b",
            re.IGNORECASE,
        ),
        1.0,
        4.5,
    ),
    (
        "words per minute",
        re.compile(
            r"(?<![\d.])(\d{2,3})\+? ?(?:(?:or more |net )?wpm|words (?:per|a) minute)\b"
            r"|\bwpm\W{1,3}(\d{2,3})(?!\d)",
            re.IGNORECASE,
        ),
        10.0,
        250.0,
    ),
)
