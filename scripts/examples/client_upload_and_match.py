"""Send a posting and resumes to a server, and print what shows each requirement.

    matcher serve &
    python scripts/examples/client_upload_and_match.py [URL] [POSTING RESUME...]

The key of a server that asks for one is read from MATCHER_KEY.
"""

import argparse
import os
import sys
from pathlib import Path

from matcher.client.client import Client
from matcher.client.errors import ClientError

EXAMPLE = Path(__file__).parents[1] / "example"
USUAL = [str(EXAMPLE / "posting.txt"), str(EXAMPLE / "resume.pdf"), str(EXAMPLE / "resume.docx")]


def main(url: str, files: list[str]) -> None:
    posting_file, *resume_files = files or USUAL
    with Client(url, key=os.environ.get("MATCHER_KEY")) as client:
        posting = client.postings.add(posting_file)
        print(posting.title, "-", len(posting.requirements), "requirements")
        for sent in client.resumes.add_many(resume_files):
            print(f"\n[{sent.done} of {sent.total}] {sent.name}")
            if sent.answer is None:
                print("  not read:", sent.error)
                continue
            match = client.match(posting.id, sent.answer.id)
            print(f"  covers {match.coverage.overall or 0:.0%}")
            for pair in match.pairs:
                print(f"  {pair.verdict:8}{pair.coverage:4.0%}  {pair.requirement.text[:70]}")
                for evidence in pair.evidence[:1]:
                    place = f", page {evidence.page}" if evidence.page else ""
                    print(f"      “{evidence.quote[:80]}”{place}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("url", metavar="URL", nargs="?", default="http://127.0.0.1:8000")
    asked.add_argument("files", metavar="FILE", nargs="*", help="a posting, then resumes")
    try:
        main(**vars(asked.parse_args()))
    except ClientError as error:  # no server, no key, or its own words on what is wrong
        print(error, file=sys.stderr)
        sys.exit(2)
