"""Rank what a server keeps for a posting, and write the ranking as CSV for Google Sheets or Excel.

    python scripts/examples/rank_to_csv.py POSTING OUT.csv [URL] [--names]

Resumes go by their ids: names are left out unless --names is given.
"""

import argparse
import os
import sys
from pathlib import Path

from matcher.client.client import Client
from matcher.client.errors import ClientError


def main(posting_file: str, out: str, url: str, names: bool) -> None:
    with Client(url, key=os.environ.get("MATCHER_KEY")) as client:
        posting = client.postings.add(posting_file)
        table = client.export(posting.id, "csv", top=100, blind=not names)
    Path(out).write_bytes(table)
    rows = table.decode("utf-8-sig").count("\r\n") - 1
    print(f"{rows} resumes ranked for {posting.title!r}: {out}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("posting_file", metavar="POSTING")
    asked.add_argument("out", metavar="OUT.csv")
    asked.add_argument("url", metavar="URL", nargs="?", default="http://127.0.0.1:8000")
    asked.add_argument("--names", action="store_true", help="call the resumes by their names")
    try:
        main(**vars(asked.parse_args()))
    except ClientError as error:  # no server, no key, or its own words on what is wrong
        print(error, file=sys.stderr)
        sys.exit(2)
