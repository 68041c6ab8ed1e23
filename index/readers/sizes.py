"""Letters that lie on each other or are too small, to their size: alike in all formats."""

from __future__ import annotations

LETTER = 0.5  # the width of a letter to its size, in the mean
LEAST_ADVANCE = 0.1  # from letter to letter, to the size: with less they lie on each other
RAISED_SHARE = 0.65  # of their size that letters set above or below the line have
