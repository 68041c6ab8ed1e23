"""The OpenAPI document as a file: ``python -m matcher.api.openapi > tests/openapi.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from matcher.api.app import create_app
from matcher.settings import Settings


def document() -> str:
    """The document as JSON text. It depends on nothing that is set."""
    app = create_app(Settings(data=Path()))
    return json.dumps(app.openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
