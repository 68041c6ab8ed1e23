"""What all-MiniLM-L6-v2 learned for this use: a pinned file beside this module.

Trained on the project's own texts (`scripts/truth/README.md` says how), written by
`scripts/write_adapter.py`. The model alone finds lines that are near in topic; with the adapter it
finds lines that show what is asked for.
"""

from __future__ import annotations

from pathlib import Path

from index.embedder.load import Pinned

FILE = Path(__file__).with_name("adapter.safetensors")
SHA256 = "87de77cc626c9f8da24b934bf6c00c6bad6efbdd5f885192c0ad3c06932b3909"
PINNED = Pinned(FILE, SHA256)
