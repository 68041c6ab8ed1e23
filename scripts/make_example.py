"""Write the example posting and resume that `scripts/start` runs on. All of it is invented.

The posting is awkward on purpose, as real ones are: no bullet glyphs, a title split over two
lines that runs into a heading, broken encoding, and a tail of company, pay and legal text.

    python scripts/make_example.py
"""

from __future__ import annotations

from pathlib import Path

import docx
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent / "example"

POSTING = """\
About the job
Fernhill Mutual insures small farms in nine countries. Our data group is forty people who keep \
claims honest and premiums fair. We are looking for colleagues who care about clean data, sound \
statistics and plain words.

Senior Data Engineer

Claims Analytics Responsibilities:

Build and run the pipelines that bring claims, weather and satellite data together every night
Design tables and data contracts together with actuaries and fraud investigators
Watch data quality and costs, and act before others notice
Mentor two junior engineers

Minimum Qualifications:

Bachelor\u2019s degree in Computer Science, Statistics or a related field, or equivalent \
practical experience
5 years of experience building data pipelines in production
Experience with Python, Scala or another language for data processing
Experience with SQL and with data modelling
Must be authorized to work in the country of employment

Preferred Qualifications:

Experience with streaming platforms such as Kafka, Pulsar or Kinesis
Experience running workloads on Kubernetes
Track record of reducing infrastructure cost
Experience explaining technical results to people outside engineering
Knowledge of insurance or another regulated industry
Fluency in German
Publications or talks at data engineering conferences

About Fernhill:

Fernhill has been owned by its members since 1911. We believe in long \
horizons\u00e2\u20ac\u201dand in short meetings.

Fernhill is an equal opportunity employer. We do not discriminate on the basis of race, religion, \
gender, age, disability or any other protected characteristic.

\u20ac74,000/year to \u20ac92,000/year + bonus + benefits

Individual pay is determined by skills, qualifications and location.
"""

NAME = "Noor Abelard"
CONTACT = "Ghent, Belgium | noor.abelard@example.org | +32 9 555 01 42"
RESUME: list[tuple[str, list[tuple[str, str, list[str]]]]] = [
    (
        "Summary",
        [
            (
                "",
                "",
                [
                    "Data engineer who turns messy operational data into tables that people trust. "
                    "Nine years in logistics and insurance, most of them on call for what I built."
                ],
            )
        ],
    ),
    (
        "Experience",
        [
            (
                "Data Engineer, Havelock Insurance",
                "Mar 2020 - Present",
                [
                    "Built 40 nightly pipelines in Python and Airflow that load claims and policy "
                    "data into a Snowflake warehouse",
                    "Moved the fraud alerts from hourly batches to Kafka, cutting the delay from "
                    "an hour to nine seconds",
                    "Reduced warehouse spending by 38 % in one year by rewriting the ten costliest "
                    "SQL models",
                    "Presented the monthly data quality report to underwriters and the board in "
                    "plain language",
                    "Mentored two junior engineers, one of whom now leads the ingestion team",
                ],
            ),
            (
                "Software Engineer, Portside Freight",
                "Sep 2016 - Feb 2020",
                [
                    "Designed the star schema behind container tracking, used by 300 dispatchers "
                    "every day",
                    "Wrote Scala jobs on Spark that matched two billion sensor readings to "
                    "shipments",
                    "Set up automated tests and alerts for every data feed",
                ],
            ),
        ],
    ),
    (
        "Education",
        [("MSc Statistics, Ghent University", "2014 - 2016", [])],
    ),
    (
        "Skills",
        [
            (
                "",
                "",
                [
                    "Python, SQL, Scala, Spark, Airflow, dbt, Kafka, Snowflake, PostgreSQL, Git",
                    "Basic Docker",
                ],
            )
        ],
    ),
    ("Languages", [("", "", ["Dutch (native), English (fluent), French (good)"])]),
]


def write_posting(path: Path) -> None:
    path.write_text(POSTING, encoding="utf-8")


def write_pdf(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    left, right = 56.0, A4[0] - 56.0
    y = A4[1] - 64.0

    def line(text: str, font: str, size: float, x: float = left, drop: float = 4.0) -> None:
        nonlocal y
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
        y -= size + drop

    line(NAME, "Helvetica-Bold", 20)
    line(CONTACT, "Helvetica", 9, drop=12)
    for heading, entries in RESUME:
        y -= 6
        line(heading.upper(), "Helvetica-Bold", 12, drop=6)
        for title, dates, bullets in entries:
            if title:
                canvas.setFont("Helvetica", 10)
                canvas.drawRightString(right, y, dates)
                line(title, "Helvetica-Bold", 10)
            for bullet in bullets:
                inset = left + 14 if title else left
                if title:
                    canvas.setFont("Helvetica", 10)
                    canvas.drawString(left + 3, y, "\u2022")
                for part in simpleSplit(bullet, "Helvetica", 10, right - inset):
                    line(part, "Helvetica", 10, inset)
            y -= 4
    canvas.save()


def write_docx(path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.add_paragraph(NAME, style="Title")
    document.add_paragraph(CONTACT)
    for heading, entries in RESUME:
        document.add_heading(heading, level=1)
        for title, dates, bullets in entries:
            if title:
                row = document.add_table(rows=1, cols=2).rows[0]
                row.cells[0].text, row.cells[1].text = title, dates
            for bullet in bullets:
                document.add_paragraph(bullet, style="List Bullet" if title else None)
    document.save(str(path))


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    write_posting(HERE / "posting.txt")
    write_pdf(HERE / "resume.pdf")
    write_docx(HERE / "resume.docx")
    print(f"wrote {', '.join(sorted(p.name for p in HERE.iterdir()))} in {HERE.name}/")
