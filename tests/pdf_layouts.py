"""One resume set in many layouts: a small typesetter for tests, on reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Content, Limits
from index.readers.pdf.read import read
from index.types import Document
from matcher.resume.parse import parse
from matcher.types import Resume

WIDTH, HEIGHT = LETTER
SIZE, LEADING = 9.0, 11.5


@dataclass(frozen=True)
class Job:
    title: str
    date: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A section: a heading, and jobs, paragraphs or list items under it."""

    heading: str
    content: tuple[Job | str, ...]
    listed: bool = False


NAME, CONTACT = "Maria Example", "maria@example.org | +1 555 0100 | Madrid"
SUMMARY = Part(
    "SUMMARY",
    (
        "Engineer with nine years of work on data platforms for health care, from the first "
        "sketch to the pager at night, who likes small teams and writing things down.",
    ),
)
EXPERIENCE = Part(
    "EXPERIENCE",
    (
        Job(
            "Data Engineer, Northern Clinics",
            "Mar 2019 - Present",
            (
                "Designed and ran a pipeline that loads four million records a night from twelve "
                "hospitals into one warehouse",
                "Cut the nightly run from six hours to forty minutes",
                "Trained nineteen analysts in SQL and in the habit of testing what they wrote",
            ),
        ),
        Job(
            "Analyst, Southern Clinics",
            "Jan 2015 - Feb 2019",
            (
                "Wrote the first model of bed demand that the wards believed, and kept it true",
                "Moved the reporting of nine wards from spreadsheets to PostgreSQL",
            ),
        ),
        Job(
            "Records Clerk, Western Clinics",
            "Jun 2012 - Dec 2014",
            ("Kept the records of nine wards in order for more than two years",),
        ),
    ),
)
EDUCATION = Part(
    "EDUCATION",
    (Job("MSc Statistics, University of Bilbao", "2010 - 2012"),),
)
SKILLS = Part(
    "SKILLS",
    ("Python and pandas", "PostgreSQL and SQLite", "Airflow and dbt", "Docker", "Statistics"),
    listed=True,
)
LANGUAGES = Part("LANGUAGES", ("Spanish: native", "English: fluent", "German: basic"), listed=True)
CERTIFICATIONS = Part(
    "CERTIFICATIONS",
    ("Certified Data Engineer, 2021", "Good Clinical Practice, 2020"),
    listed=True,
)
PARTS = (SUMMARY, EXPERIENCE, EDUCATION, SKILLS, LANGUAGES, CERTIFICATIONS)


@dataclass
class Frame:
    """A column of a page: text is set from its top to its bottom.

    `dates` says where the date of a job stands: at the right edge, at the left one in a column of
    its own, or below the title. `shapes` draws bullets instead of writing them.
    """

    canvas: Canvas
    x: float
    top: float
    width: float
    dates: str = "right"
    shapes: bool = False
    colour: tuple[float, float, float] = (0, 0, 0)
    lead: float = LEADING
    y: float = field(init=False)

    def __post_init__(self) -> None:
        self.y = self.top

    def set(self, *parts: Part) -> None:
        for part in parts:
            self.y += 8
            self._line(self.x, part.heading, "Helvetica-Bold", SIZE + 2)
            self.y += 3
            for piece in part.content:
                if isinstance(piece, Job):
                    self._job(piece)
                elif part.listed:
                    self._item(piece)
                else:
                    self._wrapped(piece, self.x)

    def write(
        self, x: float, y: float, text: str, font: str = "Helvetica", size: float = SIZE
    ) -> None:
        self.canvas.setFillColorRGB(*self.colour)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def _line(self, x: float, text: str, font: str = "Helvetica", size: float = SIZE) -> None:
        self.y += self.lead
        self.write(x, self.y, text, font, size)

    def _job(self, job: Job) -> None:
        self.y += 4
        margin = 90.0 if self.dates == "left" else 0.0
        self._line(self.x + margin, job.title, "Helvetica-Bold")
        if self.dates == "right":
            right = self.x + self.width - stringWidth(job.date, "Helvetica", SIZE)
            self.write(right, self.y, job.date)
        elif self.dates == "left":
            self.write(self.x, self.y, job.date)
        else:
            self._line(self.x, job.date)
        for bullet in job.bullets:
            self._item(bullet, margin)

    def _item(self, text: str, margin: float = 0.0) -> None:
        x, y = self.x + margin + 3, self.y + self.lead
        if self.shapes:
            self.canvas.setFillColorRGB(*self.colour)
            self.canvas.circle(x + 2, HEIGHT - y + 2.5, 1.5, stroke=0, fill=1)
        else:
            self.write(x, y, "\u2022")
        self._wrapped(text, x + 9)

    def _wrapped(self, text: str, x: float) -> None:
        line = ""
        for word in [*text.split(), None]:
            longer = f"{line} {word}".strip()
            full = stringWidth(longer, "Helvetica", SIZE) > self.x + self.width - x
            if line and (word is None or full):
                self._line(x, line)
                longer = word or ""
            line = longer


Layout = Callable[[Canvas], None]


def drawn(layout: Layout) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    layout(canvas)
    canvas.save()
    return file.getvalue()


def content_of(data: bytes) -> Content:
    return read(data, Limits())


def resume_of(data: bytes) -> Resume:
    content = content_of(data)
    return parse(
        Document("id", "cv.pdf", content.media_type, content.text, content.blocks, content.pages)
    )


def head(canvas: Canvas, x: float = 50, y: float = 45) -> float:
    """The name and the contact line; the y below them."""
    frame = Frame(canvas, x, y, 500)
    frame.write(x, y, NAME, "Helvetica-Bold", 20)
    frame.write(x, y + 16, CONTACT)
    return y + 24


def one_column(dates: str = "right", shapes: bool = False) -> Layout:
    def layout(canvas: Canvas) -> None:
        Frame(canvas, 50, head(canvas), 510, dates, shapes).set(*PARTS)

    return layout


def columns(
    *sides: tuple[float, float, Sequence[Part]],
    dates: str = "right",
    shapes: bool = False,
    band: bool = True,
    panel: tuple[float, float] | None = None,
) -> Layout:
    """Columns side by side, each (x, width, parts), under a band with the name.

    Without `band` the name stands in the widest column. `panel` (x, width) is drawn in a dark
    colour behind a column whose text is white then.
    """

    def layout(canvas: Canvas) -> None:
        if panel:
            canvas.setFillColorRGB(0.1, 0.2, 0.3)
            canvas.rect(panel[0], 0, panel[1], HEIGHT, stroke=0, fill=1)
        widest = max(sides, key=lambda side: side[1])
        top = head(canvas) if band else 40.0
        for x, width, parts in sides:
            named = not band and (x, width, parts) == widest
            white = panel is not None and panel[0] <= x < panel[0] + panel[1]
            frame = Frame(
                canvas, x, head(canvas, x, 45) if named else top, width,
                dates if (x, width, parts) == widest or dates == "below" else "below",
                shapes, (1, 1, 1) if white else (0, 0, 0),
                lead=LEADING if (x, width, parts) == widest else LEADING + 0.7,
            )  # fmt: skip
            frame.set(*parts)

    return layout


def passages(layout: Layout) -> set[tuple[str, str, str]]:
    """What can be quoted: (the section's kind, the text, its context)."""
    return {(p.label, p.text, p.context) for p in resume_of(drawn(layout)).passages}
