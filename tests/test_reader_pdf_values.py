"""Labels at the left and what stands beside them: rows of a form, no columns."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from tests.pdf_layouts import content_of, drawn

TITLES = ("Ausbildung", "Kenntnisse")
ROWS = (
    (440, "Ausbildung", ""),
    (417, "2014 - 2016", "Staatlich gepr\u00fcfter Techniker, Maschinentechnik"),
    (405, "", "Fachschule f\u00fcr Technik Halle, Note: 1,7"),
    (387, "09/2007 - 07/2010", "Ausbildung zum Mechatroniker"),
    (375, "", "Hallesche Pumpenwerke AG"),
    (357, "1997 - 2003", "Realschule Halle, Mittlere Reife"),
    (334, "Kenntnisse", ""),
    (310, "Sprachen", "Deutsch (Muttersprache), Englisch (gut in Wort und Schrift)"),
    (292, "EDV", "SAP PM, MS Office, EPLAN"),
    (274, "F\u00fchrerschein", "Klasse B, BE"),
    (252, "Leipzig, 12.01.2025", ""),
)


def lines_of(rows: Sequence[tuple[float, str, str]], titles: Sequence[str]) -> list[str]:
    """The lines of a page with `rows`: how high, a label and its text; `titles` are in bold."""

    def draw(canvas: Canvas) -> None:
        for y, label, text in rows:
            bold, size = ("-Bold", 12) if label in titles else ("", 11)
            canvas.setFont(f"Helvetica{bold}", size)
            canvas.drawString(52.5, y, label)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(165, y, text)

    content = content_of(drawn(draw))
    return [line.span.of(content.text) for block in content.blocks for line in block.lines]


def test_labels_worded_as_titles_or_in_capitals_stay_with_their_text() -> None:
    assert lines_of(ROWS, TITLES) == [f"{label} {text}".strip() for _, label, text in ROWS]


def test_a_title_in_bold_beside_prose_is_no_label() -> None:
    main = (
        "Kept the accounts of nine wards and wrote",
        "the model of bed demand that the wards",
        "believed, which was kept true for nine",
        "years while hospitals changed their",
        "systems, their names and their owners.",
    )
    side = ("Violin", "IT", "Excel", "Access")
    rows = [(440 - 15 * n, "", said) for n, said in enumerate(main)]
    rows += [(425 - 15 * n, label, "") for n, label in enumerate(side)]
    rows.append((433, "MUSIC", ""))
    assert lines_of(rows, ("MUSIC", "IT")) == ["MUSIC", *side, *main]
