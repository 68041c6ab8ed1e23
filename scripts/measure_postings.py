"""Line F1 of the posting parser under many heading styles, on postings whose lines are known.

Reads `../shared/data/google_job_skills/dev.csv` (columns Responsibilities, Minimum Qualifications,
Preferred Qualifications; a line each), sets every posting in each style, parses it and compares
line by line. Says so plainly where the data are not there.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from index.readers import text as text_reader
from index.readers.content import Limits
from index.types import Document
from matcher.errors import NoRequirements
from matcher.posting.parse import parse
from matcher.types import Level

DATA = Path(__file__).parents[2] / "shared" / "data" / "google_job_skills" / "dev.csv"
COLUMNS = {
    Level.RESPONSIBILITY: "Responsibilities",
    Level.MINIMUM: "Minimum Qualifications",
    Level.PREFERRED: "Preferred Qualifications",
}
BLURB = (
    "Northwind builds tools that help growing teams do their best work. Founded in 2009, we serve "
    "more than two thousand customers in forty countries, and we are proud of the culture that our "
    "people have made together. You will join a friendly group that cares about its craft."
)
TAIL = (
    "We offer a competitive salary, health insurance, a 401(k) plan and paid time off.\n\n"
    "Northwind is an equal opportunity employer. All qualified applicants will receive "
    "consideration for employment without regard to race, color, religion, sex, national origin, "
    "disability or veteran status.\n\n$95,000 - $120,000 per year"
)
BENEFITS = (
    "Health, dental and vision insurance\nGenerous paid time off\n401(k) with company match\n"
    "Free lunch and snacks"
)
# Lines of a list that begin as headings do. In the second table they stand among the others.
HEADED = {
    Level.RESPONSIBILITY: ["Design benefits and the perks of our partners"],
    Level.MINIMUM: [
        "Must have 3 years of SQL",
        "What you bring is grit",
        "Ideal candidate knows Rust",
        "Benefits administration experience",
        "Compensation analysis experience",
        "Salary negotiation skills",
        "Equal opportunity law knowledge",
        "About 5 years of Cobol",
        "Travel required",
    ],
    Level.PREFERRED: ["Nice to have Kafka experience", "Contact center experience"],
}
HEADED_POSTINGS = 25


@dataclass(frozen=True)
class Style:
    """How a posting is set: its three headings, bullets, blank lines, and what stands around."""

    name: str
    duties: str
    minimum: str
    preferred: str
    bullet: str = ""
    blank: bool = True  # empty lines around headings
    gaps: bool = False  # empty lines between items
    preferred_first: bool = False
    duties_last: bool = False
    blurb: str = "About us\n\n" + BLURB
    tail: str = TAIL


STYLES = (
    Style("plain", "Responsibilities:", "Minimum Qualifications:", "Preferred Qualifications:"),
    Style("capitals", "RESPONSIBILITIES", "MINIMUM QUALIFICATIONS", "DESIRED SKILLS", "• "),
    Style("you", "What You'll Do", "What You'll Bring", "Nice to Have", "- "),
    Style("you, curly", "What you’ll do:", "What you’ll need:", "Bonus points:", "· ", gaps=True),
    Style("must", "Your responsibilities", "Must have", "Nice to haves", "* ", blank=False),
    Style("have", "You will:", "You have:", "Bonus points if you have:", blurb=BLURB),
    Style("who", "The Role\n\nIn this role you will:", "Who You Are", "Even better if you have"),
    Style("basic", "Essential Functions", "Basic Qualifications", "Preferred Skills", "● "),
    Style("bare", "Responsibilities", "Requirements", "Preferred", blank=False, blurb=BLURB),
    Style("markdown", "## Key Responsibilities", "## Requirements", "## Nice to have", "- "),
    Style("bold", "**What you will do**", "**What we're looking for**", "**Pluses**", "* "),
    Style(
        "lead-in",
        "As our specialist, you will:",
        "The successful candidate for this role will have the following skills and experience:",
        "You get bonus points if you have any of the following experience:",
    ),
    Style(
        "preferred first",
        "Job Duties",
        "Required Skills",
        "Desired Skills",
        "• ",
        preferred_first=True,
    ),
    Style(
        "duties last",
        "Essential Duties and Responsibilities",
        "Required Qualifications",
        "Desired Qualifications",
        duties_last=True,
        gaps=True,
    ),
    Style("stops", "JOB DUTIES.", "MINIMUM QUALIFICATIONS.", "DESIRED SKILLS.", blank=False),
    Style("numbers", "Primary Responsibilities", "Qualifications", "A plus:", "1. "),
    Style(
        "benefits",
        "How you'll make an impact",
        "To be successful you will have:",
        "What gives you an edge",
        "➢ ",
        tail="Benefits\n" + BENEFITS + "\n\n" + TAIL,
    ),
    Style(
        "company name",
        "Specialist Responsibilities:",
        "Job Requirements",
        "Preferred/Desired Qualifications",
        tail="About Northwind:\n\n" + BLURB + "\n\n" + TAIL,
    ),
)


def render(style: Style, lines: dict[Level, list[str]]) -> str:
    """A posting in `style`."""
    order = [Level.RESPONSIBILITY, Level.MINIMUM, Level.PREFERRED]
    if style.preferred_first:
        order = [Level.RESPONSIBILITY, Level.PREFERRED, Level.MINIMUM]
    if style.duties_last:
        order = [Level.MINIMUM, Level.PREFERRED, Level.RESPONSIBILITY]
    heads = dict(zip(COLUMNS, (style.duties, style.minimum, style.preferred), strict=True))
    gap = "\n\n" if style.blank else "\n"
    between = "\n\n" if style.gaps else "\n"
    parts = [style.blurb]
    for level in order:
        if lines[level]:
            parts += [heads[level], between.join(style.bullet + line for line in lines[level])]
    return gap.join(parts) + "\n\n" + style.tail + "\n"


def document(text: str) -> Document:
    """`text` as the text reader sees it."""
    data = text.encode()
    content = text_reader.read(data, Limits())
    digest = hashlib.sha256(data).hexdigest()
    return Document(digest, "posting.txt", content.media_type, content.text, content.blocks)


def f1(found: Sequence[str], known: Sequence[str]) -> tuple[int, int, int]:
    """Lines found and known, found only, known only."""
    hit = len(set(found) & set(known))
    return hit, len(set(found)) - hit, len(set(known)) - hit


def measure(style: Style, postings: Sequence[dict[Level, list[str]]], *, show: bool) -> None:
    """Print one line of the table; with `show`, the lines that differ."""
    totals = {level: [0, 0, 0] for level in Level}
    mixed = 0
    for lines in postings:
        try:
            posting = parse(document(render(style, lines)))
        except NoRequirements:
            continue
        for level in Level:
            found = [r.text for r in posting.at(level)]
            counts = f1(found, lines[level])
            totals[level] = [a + b for a, b in zip(totals[level], counts, strict=True)]
            if level is not Level.RESPONSIBILITY:
                mixed += len(set(found) & set(lines[Level.RESPONSIBILITY]) - set(lines[level]))
            if show and sum(counts[1:]):
                print("   ", level, "found only", sorted(set(found) - set(lines[level])))
                print("   ", level, "known only", sorted(set(lines[level]) - set(found)))
    scores = (2 * h / (2 * h + a + b) if h else 0.0 for h, a, b in totals.values())
    print(f"{style.name:16}" + "".join(f"{s:12.4f}" for s in scores) + f"{mixed:12}")


def _mixed(lines: Sequence[str], more: Sequence[str]) -> list[str]:
    """The lines with one of `more` after each, and what is left of it at the end."""
    found = [line for pair in zip(lines, more, strict=False) for line in pair]
    return [*found, *lines[len(more) :], *more[len(lines) :]]


def main() -> int:
    """Print F1 per level and style."""
    if not DATA.exists():
        print(f"The data are not there: {DATA}. Nothing was measured.")
        return 1
    with DATA.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    postings = [
        {
            level: list(filter(None, map(str.strip, row[column].split("\n"))))
            for level, column in COLUMNS.items()
        }
        for row in rows
    ]
    print(f"{len(postings)} postings; line F1 by level; duties listed as qualifications")
    print(
        f"{'style':16}" + "".join(f"{level.value[:11]:>12}" for level in Level) + f"{'mixed':>12}"
    )
    show = "--show" in sys.argv
    for style in STYLES:
        measure(style, postings, show=show)
    print("with lines among them that begin as headings do")
    headed = [
        {level: _mixed(lines[level], HEADED[level]) for level in lines}
        for lines in postings[:HEADED_POSTINGS]
    ]
    for style in STYLES:
        measure(style, headed, show=show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
