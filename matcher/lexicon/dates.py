"""How resumes write months, seasons, quarters, and "still going on"."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# First and last month, as a northern university or employer means them.
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "winter": (1, 2),
}

PRESENT: tuple[str, ...] = (
    "present",
    "current",
    "currently",
    "now",
    "today",
    "date",
    "ongoing",
    "till date",
    "till now",
    "to date",
    "till present",
    "the present",
    "present day",
)

# Between the two ends of a range. The last four are dashes whose encoding was broken.
JOINERS: tuple[str, ...] = (
    "-",
    "--",
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2015",
    "\u2212",
    "\uff0d",
    "~",
    "to",
    "till",
    "until",
    "through",
    "thru",
    "up to",
    "\u00e2\u20ac\u201c",
    "\u00e2\u20ac\u201d",
    "\u00ef\u00bc",
    "\u00ef\u00bc\u200b",
)

# Before a date: it began then and goes on; it ends then; it is planned.
SINCE: tuple[str, ...] = ("since", "starting")
UNTIL: tuple[str, ...] = ("until", "till", "prior to", "before")
EXPECTED: tuple[str, ...] = ("expected", "anticipated", "projected", "planned")
ONWARDS: tuple[str, ...] = ("onwards", "onward", "and counting")

# Before a bare year: it is a version, not a date ("Windows Server 2012").
VERSIONED: frozenset[str] = frozenset(
    "windows server office excel word access outlook powerpoint project visio sharepoint exchange "
    "sql studio autocad revit solidworks inventor dynamics iso version release edition model suite "
    "quickbooks photoshop ieee nec asme ansi astm ifrs rule section form route suite unit room "
    "box highway directive".split()
)
