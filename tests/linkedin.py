"""A profile as LinkedIn's "Save to PDF" sets it, on reportlab: what is publicly seen of it.

A dark sidebar on the first page holds Contact, Top Skills, Languages and Certifications. The main
column keeps its place on all pages: name, headline, place, Summary, Experience (company, title,
dates with their length, place, text), Education. Each page ends with "Page 1 of 2".
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = LETTER
_SIDE, _MAIN, _PANEL = 22.0, 223.0, 205.0
_SIDE_WIDTH, _MAIN_WIDTH = 165.0, 360.0
_BOTTOM = HEIGHT - 60


@dataclass(frozen=True)
class Role:
    title: str
    dates: str
    place: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class Company:
    """With several roles its whole length stands under its name."""

    name: str
    roles: tuple[Role, ...]
    length: str = ""


SIDEBAR = {
    "Contact": (
        "maria.example@example.org",
        "www.linkedin.com/in/maria-example (LinkedIn)",
    ),
    "Top Skills": ("Data Engineering", "PostgreSQL", "Apache Airflow"),
    "Languages": ("Spanish (Native or Bilingual)", "English (Full Professional)"),
    "Certifications": (
        "Professional Data Engineer Certification for Cloud Platforms",
        "Good Clinical Practice",
    ),
}
NAME, HEADLINE, PLACE = (
    "Maria Example",
    "Data Engineer at Northern Clinics | Health care platforms",
    "Madrid, Community of Madrid, Spain",
)
SUMMARY = (
    "Engineer with nine years of work on data platforms for health care, from the first sketch to "
    "the pager at night. Likes small teams and writing things down for the people who come after.",
)
EXPERIENCE = (
    Company(
        "Northern Clinics",
        (
            Role(
                "Senior Data Engineer",
                "March 2021 - Present (2 years 3 months)",
                "Madrid, Spain",
                (
                    "Own the warehouse of twelve hospitals: design, budget and the people on call.",
                    "\u2022 Cut the nightly run from six hours to forty minutes",
                    "\u2022 Trained nineteen analysts in SQL and in the habit of testing what they "
                    "wrote before anyone else had to read it",
                ),
            ),
            Role(
                "Data Engineer",
                "January 2019 - March 2021 (2 years 3 months)",
                "Madrid, Spain",
                ("Designed and ran a pipeline that loads four million records a night.",),
            ),
        ),
        "4 years 5 months",
    ),
    Company(
        "Southern Clinics",
        (
            Role(
                "Analyst",
                "May 2015 - December 2018 (3 years 8 months)",
                "Seville, Spain",
                (
                    "Wrote the first model of bed demand that the wards believed, and kept it true "
                    "for three years. Moved the reporting of nine wards from spreadsheets to a "
                    "database that they could ask themselves.",
                ),
            ),
        ),
    ),
    Company(
        "Western Clinics",
        (
            Role(
                "Records Clerk",
                "June 2012 - April 2015 (2 years 11 months)",
                "Bilbao, Spain",
                ("Kept the records of nine wards in order.",) * 1,
            ),
        ),
    ),
)
EDUCATION = (
    ("University of Bilbao", "Master of Science, Statistics \u00b7 (2010 - 2012)"),
    ("University of Seville", "Bachelor of Science, Mathematics \u00b7 (2006 - 2010)"),
)


class _Printer:
    def __init__(self, pages: int) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=LETTER)
        self.pages = pages
        self.page = 1
        self.y = 60.0

    def line(self, x: float, text: str, size: float, grey: float = 0.1) -> None:
        if self.y > _BOTTOM:
            self.turn()
        self.canvas.setFillGray(grey)
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, HEIGHT - self.y, text)
        self.y += 1.4 * size

    def text(self, x: float, width: float, text: str, size: float, grey: float = 0.1) -> None:
        for line in _wrapped(text, width, size):
            self.line(x, line, size, grey)

    def turn(self) -> None:
        self.foot()
        self.canvas.showPage()
        self.page += 1
        self.y = 60.0

    def foot(self) -> None:
        self.canvas.setFillGray(0.5)
        self.canvas.setFont("Helvetica", 9)
        self.canvas.drawCentredString(400, 30, f"Page {self.page} of {self.pages}")


def _wrapped(text: str, width: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and stringWidth(longer, "Helvetica", size) > width:
            yield line
            longer = word
        line = longer
    yield line


def profile(pages: int = 2, spread: float = 0.0) -> bytes:
    """The PDF. `spread` points of air between the roles push more of them overleaf."""
    out = _Printer(pages)
    out.canvas.setFillColorRGB(0.16, 0.24, 0.29)
    out.canvas.rect(0, 0, _PANEL, HEIGHT, stroke=0, fill=1)
    for heading, lines in SIDEBAR.items():
        out.line(_SIDE, heading, 13, 0.95)
        for text in lines:
            out.text(_SIDE, _SIDE_WIDTH, text, 10.5, 0.95)
        out.y += 16
    out.y = 66.0
    out.line(_MAIN, NAME, 26)
    out.text(_MAIN, _MAIN_WIDTH, HEADLINE, 12)
    out.line(_MAIN, PLACE, 12, 0.4)
    _heading(out, "Summary")
    for text in SUMMARY:
        out.text(_MAIN, _MAIN_WIDTH, text, 12)
    _heading(out, "Experience")
    for company in EXPERIENCE:
        out.line(_MAIN, company.name, 12)
        if company.length:
            out.line(_MAIN, company.length, 10.5)
        for role in company.roles:
            out.line(_MAIN, role.title, 11.5)
            out.line(_MAIN, role.dates, 10.5)
            out.line(_MAIN, role.place, 10.5, 0.4)
            for text in role.text:
                out.text(_MAIN, _MAIN_WIDTH, text, 10.5)
            out.y += 10 + spread
    _heading(out, "Education")
    for school, degree in EDUCATION:
        out.line(_MAIN, school, 12)
        out.line(_MAIN, degree, 10.5)
        out.y += 8
    out.foot()
    out.canvas.save()
    return out.file.getvalue()


def _heading(out: _Printer, text: str) -> None:
    out.y += 18
    out.line(_MAIN, text, 15.75)
    out.y += 4
