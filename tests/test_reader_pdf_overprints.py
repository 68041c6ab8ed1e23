"""Words that show and cannot be read, over each other or as in a mirror, are no text."""

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from index.errors import NoTextLayer
from index.readers.extract import extract
from index.types import Document, Unseen
from matcher.legibility import legibility_of, may_stand_there, notices
from matcher.resume.parse import parse
from tests.pdf_layouts import drawn

ABOVE = "Data Engineer, Northern Clinics, Jan 2018 - Dec 2021"
LINE = "Ran Kafka clusters for nine teams in two regions"
BELOW = "Kept the records of nine wards in order for years"
OTHER = "Led a crew of five in the harbour of old Hamburg"
ROWS = {720: "EXPERIENCE", 700: ABOVE, 686: LINE, 672: BELOW}
READ = " ".join(ROWS.values())
Draw = Callable[[Canvas], None]


def again(
    words: str, dx: float = 0.0, dy: float = 0.0, grey: float = 0.0, size: float = 10.0
) -> Draw:
    """`words` over the middle line."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.setFillGray(grey)
        canvas.drawString(72 + dx, 686 + dy, words)

    return draw


def letter_by_letter(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for n, letter in enumerate(OTHER):
        canvas.drawString(72 + 5 * n, 686, letter)


def page(over: Draw | None = None, before: Draw | None = None) -> Document:
    def draw(canvas: Canvas) -> None:
        if before:
            before(canvas)
        canvas.setFont("Helvetica", 10)
        canvas.setFillGray(0)
        for y, words in ROWS.items():
            canvas.drawString(72, y, words)
        if over:
            over(canvas)

    return extract(drawn(draw), "resume.pdf")


def said(document: Document) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.hidden is None]


OVER = {
    "on its baseline": again(OTHER),
    "a little lower": again(OTHER, dx=3, dy=-1),
    "in grey": again(OTHER, dx=1, grey=0.4),
    "in larger letters": again("Kubernetes, Terraform and Ansible", size=15),
    "letter by letter": letter_by_letter,
}


@pytest.mark.parametrize("over", OVER.values(), ids=OVER)
def test_neither_of_two_texts_in_one_place_is_read(over: Draw) -> None:
    document = page(over)
    words = {word for block in said(document) for word in block.split()}
    assert not words & {"Kafka", "clusters", "crew", "harbour", "Kubernetes", "Terraform"}
    assert {ABOVE, BELOW} <= set(said(document))
    assert {b.hidden for b in document.blocks if b.hidden} == {Unseen.OVERPRINTED}
    assert document.quality.unreadable == (1,)


def test_what_may_stand_there_is_unknown_and_said_to_be() -> None:
    read = legibility_of(page(again(OTHER)))
    assert "it may stand there" in may_stand_there(read.quality)
    first, *_, last = notices(read)
    assert "printed over each other" in first
    assert "Overprinted" not in first
    assert last.startswith("Hidden or overprinted text: ")


@pytest.mark.parametrize(
    ("over", "before"),
    [
        (again(LINE, dx=0.4), None),  # fake bold
        (again(LINE, dx=0.6, dy=0.3), None),
        (None, again(LINE, dx=1, dy=-1, grey=0.7)),  # a shadow
        (None, again(LINE, dx=2.5, dy=-2.5, grey=0.7)),
        (again("in 2019", dx=222), None),  # a note that touches the end of the line
    ],
)
def test_words_that_are_printed_twice_or_touch_are_read(
    over: Draw | None, before: Draw | None
) -> None:
    document = page(over, before)
    assert LINE in " ".join(said(document))
    assert document.quality.unreadable == ()
    assert not [b for b in document.blocks if b.hidden]


def test_words_over_others_are_no_passage() -> None:
    texts = [passage.text for passage in parse(page(again(OTHER))).passages]
    assert BELOW in texts
    assert not [text for text in texts if "Kaf" in text or "crew" in text]


def turned(across: int, up: int, *, whole: bool = False) -> Document:
    """The page, and one more line or all of them drawn through the matrix (across, 0, 0, up)."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        if whole:
            canvas.transform(across, 0, 0, up, 612 if across < 0 else 0, 792 if up < 0 else 0)
        for y, words in ROWS.items():
            canvas.drawString(72, y, words)
        if not whole:
            canvas.transform(across, 0, 0, up, 400, 600)
            canvas.drawString(0, 0, OTHER)

    return extract(drawn(draw), "resume.pdf")


@pytest.mark.parametrize(("across", "up"), [(-1, 1), (1, -1)])
def test_a_line_as_in_a_mirror_is_told_and_no_text(across: int, up: int) -> None:
    document = turned(across, up)
    assert " ".join(said(document)) == READ
    hidden = [(b.span.of(document.text), b.hidden) for b in document.blocks if b.hidden]
    assert hidden == [(OTHER, Unseen.MIRRORED)]
    assert document.quality.unreadable == (1,)


def test_text_that_stands_on_its_head_is_read() -> None:
    assert " ".join(said(turned(-1, -1))) == f"{READ} {OTHER}"
    whole = turned(-1, -1, whole=True)
    assert " ".join(said(whole)) == READ
    assert whole.quality.unreadable == ()


def test_a_page_turned_over_twice_is_as_it_was() -> None:
    """Programs that count from the top turn the page over, and each letter back."""

    def draw(canvas: Canvas) -> None:
        canvas.transform(1, 0, 0, -1, 0, 792)
        for y, words in ROWS.items():
            text = canvas.beginText()
            text.setTextTransform(1, 0, 0, -1, 72, 792 - y)
            text.setFont("Helvetica", 10)
            text.textOut(words)
            canvas.drawText(text)

    assert " ".join(said(extract(drawn(draw), "resume.pdf"))) == READ


def test_a_file_that_cannot_be_read_for_it_says_why() -> None:
    with pytest.raises(NoTextLayer, match="as in a mirror"):
        turned(-1, 1, whole=True)


@pytest.mark.parametrize(("strokes", "lower"), [(30, 0), (39, 1), (60, 1), (60, 2)])
def test_an_underline_of_underscores_tears_no_word(strokes: int, lower: float) -> None:
    assert " ".join(said(page(again("_" * strokes, dy=-lower)))) == READ


def test_underscores_in_and_beside_words_stay() -> None:
    document = page(lambda canvas: canvas.drawString(72, 640, "Wrote snake_case, __init__ and a_b"))
    assert "Wrote snake_case, __init__ and a_b" in said(document)


@pytest.mark.parametrize("y", [650, 664, 668, 672, 676])
def test_a_watermark_across_the_lines_tears_no_word(y: float) -> None:
    document = page(before=again("DRAFT", dy=y - 686, grey=0.85, size=70))
    assert sorted(" ".join(said(document)).split()) == sorted(f"{READ} DRAFT".split())
    assert BELOW in " ".join(said(document))


def test_a_great_name_and_what_stands_beside_it_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 30)
        canvas.drawString(72, 740, "Maria Example")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(280, 740, "maria@example.org")

    assert said(extract(drawn(draw), "resume.pdf")) == ["Maria Example maria@example.org"]
