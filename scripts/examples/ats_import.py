"""Send the candidates of an applicant-tracking system's export to a server.

    python scripts/examples/ats_import.py [EXPORT.json] [URL]

Greenhouse, Lever and Ashby; what their interfaces answer when they are asked for candidates. Files
that an export only points at are listed: fetch them with your own key, and upload them.
"""

import argparse
import os
import sys
from pathlib import Path

from matcher.client.client import Client
from matcher.client.errors import ClientError, Unreachable
from matcher.importers.export import candidates

USUAL = str(Path(__file__).parent / "candidates.json")


def main(export: str, url: str) -> None:
    found = list(candidates(Path(export).read_bytes()))
    with Client(url, key=os.environ.get("MATCHER_KEY")) as client:
        files = [(one.name, one.data) for one in found if one.data]
        for sent in client.resumes.add_many(files):
            if isinstance(sent.error, Unreachable):
                raise sent.error
            done = "kept" if sent.answer else f"not read: {sent.error}"
            print(f"{sent.name}: {done}")
    for one in found:
        for link in one.links:
            what = "a resume" if link.resume else "a file"
            print(f"{one.system} {one.id}: {what} that was not fetched: {link.name}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("export", metavar="EXPORT.json", nargs="?", default=USUAL)
    asked.add_argument("url", metavar="URL", nargs="?", default="http://127.0.0.1:8000")
    try:
        main(**vars(asked.parse_args()))
    except ClientError as error:  # no server, no key, or its own words on what is wrong
        print(error, file=sys.stderr)
        sys.exit(2)
