"""OpenVINO without its usage reports.

Importing `openvino` imports its model converter, and with it `openvino_telemetry`, which writes
to the home folder and reports the import over the network unless the user has opted out. Nothing
here converts models, and nothing may call out, so the converter is kept from being imported;
openvino goes on without it. That also saves a third of the import's time.

Every module that needs OpenVINO takes it from here.
"""

import sys
from typing import Any, cast

# None in place of a module makes importing it raise ImportError, which openvino provides for.
cast("dict[str, Any]", sys.modules).setdefault("openvino.tools.ovc", None)

import openvino as ov  # noqa: E402 - only after the line above
from openvino import opset13 as ops  # noqa: E402

__all__ = ["ops", "ov"]
