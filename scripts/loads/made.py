"""Resumes and postings that nobody wrote: as many as are wanted, each another text."""

from __future__ import annotations

import io
import random

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from scripts.make_example import POSTING

_FIRST = "Ada Bela Cato Dora Edan Fenna Gero Hilde Ivo Jule Kaia Lior Mira Nilo Oda Pavo".split()
_LAST = "Abend Birke Corvin Dahl Ester Falk Garner Holm Ilves Juva Kestrel Lund Morrow".split()
_FIRMS = "Havelock Portside Fernhill Quarry Lantern Meridian Oakfield Tallow Brightwater".split()
_ROLES = "Data Engineer,Software Engineer,Analyst,Platform Engineer,Team Lead".split(",")
_DID = (
    "Built {n} nightly pipelines in {a} and {b} that load {what} into a warehouse",
    "Reduced the cost of {what} by {n} % in one year by rewriting it in {a}",
    "Moved {what} from hourly batches to {a}, cutting the delay from an hour to {n} seconds",
    "Presented the monthly report on {what} to {n} people outside engineering",
    "Mentored {n} junior engineers who now run {what} with {a} and {b}",
    "Designed the tables behind {what}, used by {n}00 people every day",
    "Set up automated tests and alerts in {a} for {n} feeds of {what}",
)
_TOOLS = "Python Scala SQL Kafka Spark Airflow Kubernetes Snowflake dbt Docker Java Go".split()
_WHAT = (
    "claims,weather data,container tracking,invoices,sensor readings,fraud alerts,payroll,"
    "customer letters,flight plans,prices,stock levels,medical records"
).split(",")
_JOBS, _BULLETS = 6, 7  # two pages
_OMITTED = "Publications or talks at data engineering conferences\n"


def posting(number: int = 0) -> str:
    """A posting of 11 requirements; another number is another text."""
    text = POSTING.replace(_OMITTED, "")
    return text if not number else text.replace("5 years", f"{number % 9 + 2} years") + f"{number}"


def resume(number: int, *, photo: bool = False) -> bytes:
    """A PDF of two pages, the same for the same number. With a `photo` it has 200 kB more."""
    chance = random.Random(number)  # noqa: S311 - no secret
    file = io.BytesIO()
    page = _Page(Canvas(file, pagesize=A4, invariant=1))
    if photo:
        noise = ImageReader(_noise(number))
        page.canvas.drawImage(noise, A4[0] - 130, A4[1] - 130, 80, 80)
    page.line(name_of(number), "Helvetica-Bold", 20)
    page.line(f"candidate{number}@example.org | +32 9 555 {number:04d}", "Helvetica", 9)
    page.line("EXPERIENCE", "Helvetica-Bold", 12)
    for job in range(_JOBS):
        end = 2025 - 3 * job
        title = f"{chance.choice(_ROLES)}, {chance.choice(_FIRMS)}"
        page.line(f"{title}   Mar {end - 3} - Feb {end}", "Helvetica-Bold", 10)
        for _ in range(_BULLETS):
            page.bullet(_done(chance))
    page.line("EDUCATION", "Helvetica-Bold", 12)
    page.line("MSc Statistics, Ghent University   2004 - 2006", "Helvetica", 10)
    page.line("SKILLS", "Helvetica-Bold", 12)
    page.line(", ".join(chance.sample(_TOOLS, 8)), "Helvetica", 10)
    page.canvas.save()
    return file.getvalue()


def name_of(number: int) -> str:
    """Whose resume it is."""
    last = _LAST[number // len(_FIRST) % len(_LAST)]
    return f"{_FIRST[number % len(_FIRST)]} {last}"


def _done(chance: random.Random) -> str:
    a, b = chance.sample(_TOOLS, 2)
    pattern = chance.choice(_DID)
    return pattern.format(n=chance.randrange(2, 90), a=a, b=b, what=chance.choice(_WHAT))


def _noise(number: int) -> io.BytesIO:
    """A picture that cannot be made smaller, as a BMP: it needs no library."""
    side = 256
    pixels = random.Random(number).randbytes(side * side * 3)  # noqa: S311 - no secret
    head = b"BM" + (54 + len(pixels)).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    info = (40).to_bytes(4, "little") + side.to_bytes(4, "little") * 2
    info += (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(24)
    return io.BytesIO(head + info + pixels)


class _Page:
    """Writes line under line, and goes on on the next page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._y = A4[1] - 64.0

    def line(self, text: str, font: str, size: float, x: float = 56.0) -> None:
        """One line."""
        if self._y < 64:
            self.canvas.showPage()
            self._y = A4[1] - 64.0
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self._y, text)
        self._y -= size + 6

    def bullet(self, text: str) -> None:
        """A bullet, on as many lines as it needs."""
        for at, part in enumerate(simpleSplit(text, "Helvetica", 10, A4[0] - 130)):
            self.line(part if at else f"\u2022 {part}", "Helvetica", 10, 80.0 if at else 70.0)
