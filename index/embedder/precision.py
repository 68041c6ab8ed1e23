"""How the default model holds its numbers."""

from __future__ import annotations

from enum import StrEnum


class Precision(StrEnum):
    """INT8: fast, within a percent of the exact model. F32: the exact model."""

    INT8 = "int8"
    F32 = "f32"
