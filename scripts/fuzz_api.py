#!/usr/bin/env python3
"""The API under schemathesis, all checks: every operation, by examples, edges, chance, in rows.

A server of its own runs on a folder of its own, with a key; a posting and a resume are kept at the
start. The short form is `tests/test_api_fuzz.py`.

    scripts/fuzz_api.py                    some minutes
    scripts/fuzz_api.py --examples 100     for longer, and so on
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FUZZING = ROOT / "scripts" / "fuzzing"
sys.path.insert(1, str(ROOT))

from matcher.api import examples  # noqa: E402

BIN = Path(sys.executable).parent


def main() -> int:
    """Run it; 0 if nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=25, help="of chance, an operation")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "MATCHER_DATA": folder,
            "MATCHER_RATE": "0",
            "MATCHER_UPLOAD_RATE": "0",
            "MATCHER_AT_ONCE": "0",
        }
        made = [BIN / "matcher", "keys", "create", "fuzz", "--scope", "read,write,admin", "--json"]
        key = key_of(subprocess.run(made, env=env, check=True, capture_output=True).stdout)
        port = free_port()
        serve = [BIN / "matcher", "serve", "--port", str(port)]
        with (Path(folder) / "serve.log").open("w") as log:
            server = subprocess.Popen(serve, env=env, stdout=log, stderr=log)
        try:
            seed(port, key)
            return fuzz(f"http://127.0.0.1:{port}", key, args)
        finally:
            server.terminate()
            server.wait(60)


def key_of(printed: bytes) -> str:
    """The key that `matcher keys create --json` printed."""
    return str(json.loads(printed)["key"])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def seed(port: int, key: str) -> None:
    """Wait for the server, and keep the documents of which the examples speak."""
    for path, text in (
        ("/v1/resumes", examples.RESUME_TEXT),
        ("/v1/postings", examples.POSTING_TEXT),
    ):
        end = time.monotonic() + 60
        while not sent(port, key, path, text):
            if time.monotonic() > end:
                raise SystemExit("the server did not start")
            time.sleep(0.2)


def sent(port: int, key: str, path: str, text: str) -> bool:
    """Send a text; False while nobody listens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "text/plain"}
    try:
        connection.request("POST", path, text.encode(), headers)
        return connection.getresponse().status < 300
    except OSError:
        return False
    finally:
        connection.close()


def fuzz(url: str, key: str, args: argparse.Namespace) -> int:
    """Run schemathesis; its exit code."""
    command = [
        *(BIN / "schemathesis", "--config-file", FUZZING / "schemathesis.toml"),
        *("run", f"{url}/openapi.json", "--phases", "examples,coverage,fuzzing,stateful"),
        *("--max-examples", str(args.examples), "--seed", str(args.seed)),
        *("--header", f"Authorization: Bearer {key}", "--continue-on-failure"),
        *("--request-timeout", "60", "--suppress-health-check", "all", "--warnings", "off"),
    ]
    env = os.environ | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(FUZZING)}
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([str(part) for part in command], env=env, cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main())
