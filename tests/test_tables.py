import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.types import Span
from matcher.report.tables import BOM, Table, by_requirement, by_resume, csv_text
from matcher.types import (
    Coverage,
    Evidence,
    Kind,
    Level,
    Match,
    Month,
    Pair,
    Posting,
    Ranking,
    Requirement,
    Verdict,
)


def asked(text: str, level: Level, at: int) -> Requirement:
    return Requirement(text, level, Kind.SKILL, Span(at, at + len(text)), ())


DUTY = asked("Care for the herd", Level.RESPONSIBILITY, 0)
SHEEP = asked("Experience with sheep, goats and whatever else grazes on the hills of the north",
              Level.MINIMUM, 20)  # fmt: skip
PERMIT = asked("A permit", Level.PREFERRED, 120)
POSTING = Posting("aa11" * 16, "job.txt", "Shepherd", None, (DUTY, SHEEP, PERMIT))
QUOTE = Evidence("kept 40\n  sheep", Span(10, 24), 2, None, 0.71)
MATCH = Match(
    POSTING.document_id,
    "Shepherd",
    "bb22" * 16,
    "jo.pdf",
    (
        Pair(SHEEP, (QUOTE,), 0.666, Verdict.MET, 2.0, ("it says sheep", "40 of them")),
        Pair(PERMIT, (), 0.0, Verdict.UNKNOWN, 0.0, ("ask the candidate",)),
    ),
    Coverage(0.666, 0.666, None, "policy-7"),
    "model-3",
    Month(2024, 1),
)
RANKING = Ranking(POSTING.document_id, "Shepherd", (MATCH,), 1, 1)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_row_a_resume() -> None:
    head, row = read(csv_text(by_resume(RANKING, POSTING)))
    assert dict(zip(head, row, strict=True)) == {
        "rank": "1",
        "resume": "jo.pdf",
        "id": "bb22" * 16,
        "overall %": "67",
        "minimum %": "67",
        "preferred %": "",
        "at least": "no",
        "met": "1",
        "partial": "0",
        "missing": "0",
        "unknown": "1",
        "2. min: Experience with sheep, goats and whatever else grazes on…": "67",
        "3. pref: A permit": "",
    }


def test_a_row_a_requirement() -> None:
    rows = read(csv_text(by_requirement(RANKING, POSTING)))
    assert rows[1:] == [
        ["1", "jo.pdf", "bb22" * 16, "2", "minimum", "skill", SHEEP.text, "met", "67", "2",
         "kept 40 sheep", "2", "it says sheep; 40 of them"],
        ["1", "jo.pdf", "bb22" * 16, "3", "preferred", "skill", "A permit", "unknown", "", "0",
         "", "", "ask the candidate"],
    ]  # fmt: skip
    assert {len(row) for row in rows} == {13}


def test_an_unknown_that_counts_shows_what_it_counts_for() -> None:
    unread = replace(MATCH.pairs[1], coverage=0.2, weight=1.0)
    match = replace(
        MATCH, pairs=(unread,), coverage=Coverage(0.2, None, 0.2, "policy-7", at_least=True)
    )
    head, row = read(csv_text(by_resume(replace(RANKING, matches=(match,)), POSTING)))
    told = dict(zip(head, row, strict=True))
    assert (told["3. pref: A permit"], told["at least"]) == ("20", "yes")


def test_a_blind_table_has_no_file_name() -> None:
    for table in (by_resume, by_requirement):
        text = csv_text(table(RANKING, POSTING, blind=True))
        assert "jo.pdf" not in text
        assert "Candidate bb22bb" in text


def test_a_ranking_of_nobody_is_a_head_alone() -> None:
    nobody = replace(RANKING, matches=())
    assert len(read(csv_text(by_resume(nobody, POSTING)))) == 1
    assert len(read(csv_text(by_requirement(nobody, POSTING)))) == 1


def test_the_mark_of_utf8_is_there_when_it_is_asked_for() -> None:
    table = Table("t", ("naïve",), (("☃",),))
    assert csv_text(table, bom=True).encode().startswith(b"\xef\xbb\xbfna")
    assert csv_text(table, bom=True).removeprefix(BOM) == csv_text(table)


hostile = st.text(alphabet="=+-@|%\t\r\n \"',;\u200b\ufeff＝0aA1!()", max_size=30)


@given(hostile, hostile, hostile)
def test_no_cell_is_a_formula_and_none_leaves_its_column(name: str, text: str, why: str) -> None:
    requirement = asked(text, Level.MINIMUM, 0)
    posting = replace(POSTING, requirements=(requirement,))
    quote = replace(QUOTE, quote=text)
    pair = replace(MATCH.pairs[0], requirement=requirement, evidence=(quote,), reasons=(why,))
    ranking = replace(RANKING, matches=(replace(MATCH, resume_name=name, pairs=(pair,)),))
    for table, width in (
        (by_resume(ranking, posting), 12),
        (by_requirement(ranking, posting), 13),
    ):
        rows = read(csv_text(table))
        assert [len(row) for row in rows] == [width, width]
        for cell in (cell for row in rows for cell in row):
            assert not cell.lstrip().startswith(tuple("=+-@|%＝＋－＠\t\r\n"))
            assert "\n" not in cell
            assert len(cell) <= 301
