"""How resumes write months, seasons, quarters, and "still going on".

Months and words beside them are German, French and Spanish too, as their headings are.
"""

from __future__ import annotations

import re

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene",
            "february feb febr februar février fevrier févr febrero",
            "march mar märz mär marzo",  # no mars and no mayo: those are names
            "april apr avril avr abril abr",
            "may mai",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre déc diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
# Any of them, for a pattern: the longest first.
ANY_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
# A date to the day, as nobody dates a job alone in a line.
DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:{ANY_MONTH})\b\.?,?\s\d{{4}}\b"
    rf"|\b(?:{ANY_MONTH})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
    r"|\b\d{1,2}([./-])\d{1,2}\1\d{4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)

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
    "heute",
    "jetzt",
    "aktuell",
    "présent",
    "aujourd'hui",
    "aujourd’hui",
    "à ce jour",
    "actualidad",
    "la actualidad",
    "presente",
    "hoy",
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
    "→",
    "to",
    "till",
    "until",
    "through",
    "thru",
    "up to",
    "bis",
    "à",
    "hasta",
    "\u00e2\u20ac\u201c",
    "\u00e2\u20ac\u201d",
    "\u00ef\u00bc",
    "\u00ef\u00bc\u200b",
)

# Before a date: it began then and goes on; it ends then; it is planned.
SINCE: tuple[str, ...] = ("since", "starting", "seit", "depuis", "desde")
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
