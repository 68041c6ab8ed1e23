"""The C library of this process, for what Python has no function for."""

from __future__ import annotations

import ctypes
from functools import cache


@cache
def libc() -> ctypes.CDLL:
    """It, opened once: a child that is forked has it, and its functions, ready."""
    return ctypes.CDLL(None, use_errno=True)
