#!/usr/bin/env python3
"""A real server under load and abuse: `matcher serve` on a folder of its own, and many clients.

    scripts/load.py                      all parts, some three minutes on two quiet cores
    scripts/load.py uploads match        these alone
    scripts/load.py --json               the figures as JSON

uploads   256 at once, three times: taken or refused at once; /livez meanwhile
match     warm matches by 1, 8 and 32 clients; an upload until it is indexed
slow      200 connections that drip, beside one client that does not
large     chunked bodies of 300 MB, one by one and together
tenants   every operation with another tenant's ids
canary    names and texts sent in by every way there is, looked for in logs and metrics

Clients and server share the machine. Exits with 1 if a law was broken; a goal that was missed is
said and no more, for it hangs on the machine. The short form is `tests/test_load.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(1, str(ROOT))

from scripts.loads import canary, large, matches, slow, tenants, uploads  # noqa: E402
from scripts.loads.figures import Figure  # noqa: E402

PARTS: dict[str, Callable[[], list[Figure]]] = {
    "uploads": uploads.measure,
    "match": matches.measure,
    "slow": slow.measure,
    "large": large.measure,
    "tenants": tenants.measure,
    "canary": canary.measure,
}


def main() -> int:
    """Run the parts; 0 if no law was broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    args = parser.parse_args()
    unknown = set(args.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    found: dict[str, list[Figure]] = {}
    for name in args.parts or PARTS:
        loads, began = os.getloadavg()[0], time.monotonic()
        found[name] = PARTS[name]()
        if not args.json:
            said = f"{time.monotonic() - began:.0f} s, load before {loads:.1f}"
            print(f"{name}: {said}", *(one.line() for one in found[name]), sep="\n", flush=True)
    if args.json:
        print(json.dumps({name: [asdict(one) for one in some] for name, some in found.items()}))
    figures = [one for some in found.values() for one in some]
    return int(any(one.law and one.good is False for one in figures))


if __name__ == "__main__":
    sys.exit(main())
