"""The trips, on a small fake model: what they return, and that all doors lead to one score."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.corpus import Corpus
from index.errors import EmptyDocument, UnknownDocument
from index.readers.content import Limits
from index.store.database import FILE
from matcher.errors import BadRequest, NoRequirements
from matcher.evaluation import Wanted, evaluate, posting_text
from matcher.policy import shipped
from matcher.schemas import MatchOut
from matcher.service import ReadPosting, Service, read_posting, read_resume
from matcher.types import Level, Match, Month, Verdict
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

POSTING = b"""Warehouse Lead

Responsibilities:

Run the night shift of the cold store

Minimum Qualifications:

Experience running forklift crews
Knowledge of cold chain rules
Must be authorized to work in Norway

Preferred Qualifications:

Fluency in Finnish
Experience with Python, Java or Go
"""

RESUME = b"""Ines Halvorsen
ines@example.org

Experience

Shift Supervisor, Polar Storage
Jan 2018 - Dec 2021
- Led forklift crews of twelve people in a cold store
- Wrote the cold chain rules that the site still follows
- Wrote small Python scripts for the stock count

Languages

Norwegian (native), English (fluent)
"""

OTHER = b"""Tomas Brandt
tomas@example.org

Experience

Gardener, City Parks
2015 - 2020
- Planted four thousand trees along the river
"""


class ErasedMeanwhile(Corpus):
    """A corpus in which one document is erased just after the candidates were chosen."""

    def __init__(self, inner: Corpus, gone: str) -> None:
        self.__dict__.update(inner.__dict__)
        self._gone = gone

    def ids(self) -> list[str]:
        chosen = super().ids()
        self.remove(self._gone)
        return chosen


def model() -> FakeEmbedder:
    """Wide enough that different words of these texts are different numbers."""
    return FakeEmbedder(256, "fake-256")


@pytest.fixture
def service() -> Iterator[Service]:
    embedder = model()
    corpora = Corpus.in_memory(embedder), Corpus.in_memory(embedder)
    with Service(*corpora, shipped(), Limits(), Month(2024, 1)) as opened:
        yield opened


@pytest.fixture
def posting() -> ReadPosting:
    return read_posting(POSTING, "posting.txt")


def test_responsibilities_are_read_but_not_matched_unless_asked(
    service: Service, posting: ReadPosting
) -> None:
    resume = read_resume(RESUME, "r.txt")
    assert len(posting.posting.at(Level.RESPONSIBILITY)) == 1
    usual = service.match(posting, resume)
    assert {p.requirement.level for p in usual.pairs} == {Level.MINIMUM, Level.PREFERRED}
    asked = service.match(posting, resume, Weights(responsibility=1.0))
    assert len(asked.pairs) == len(usual.pairs) + 1


def test_the_overall_number_is_the_weighted_mean_of_the_shown_pairs(
    service: Service, posting: ReadPosting
) -> None:
    match = service.match(posting, read_resume(RESUME, "r.txt"), Weights(minimum=3, preferred=1))
    total = sum(p.weight for p in match.pairs)
    mean = sum(p.weight * p.coverage for p in match.pairs) / total
    assert match.coverage.overall == pytest.approx(mean, abs=1e-4)


def test_evidence_is_a_verbatim_slice_of_its_document(
    service: Service, posting: ReadPosting
) -> None:
    resume = read_resume(RESUME, "r.txt")
    quotes = [e for p in service.match(posting, resume).pairs for e in p.evidence]
    assert quotes
    for evidence in quotes:
        assert evidence.span.of(resume.document.text) == evidence.quote
        assert evidence.span.of(RESUME.decode()) == evidence.quote


def test_what_a_resume_seldom_says_is_unknown_quotes_nothing_and_does_not_count(
    service: Service, posting: ReadPosting
) -> None:
    match = service.match(posting, read_resume(RESUME, "r.txt"))
    [pair] = [p for p in match.pairs if "authorized" in p.requirement.text]
    assert (pair.verdict, pair.weight, pair.evidence) == (Verdict.UNKNOWN, 0.0, ())


def test_weights_that_leave_nothing_are_refused(service: Service, posting: ReadPosting) -> None:
    nothing = Weights(minimum=0, preferred=0)
    with pytest.raises(BadRequest, match="none of the posting's 6 requirements"):
        service.match(posting, read_resume(RESUME, "r.txt"), nothing)


def test_the_contact_lines_are_never_evidence(service: Service, posting: ReadPosting) -> None:
    every = service.match(posting, read_resume(RESUME, "r.txt"), Weights(responsibility=1))
    quoted = " ".join(e.quote for p in every.pairs for e in p.evidence)
    assert "Ines" not in quoted
    assert "example.org" not in quoted


def test_a_ranked_resume_has_the_score_of_its_single_match(
    service: Service, posting: ReadPosting
) -> None:
    for data in (OTHER, RESUME):
        service.add_resume(data, "r.txt")
    ranking = service.rank(posting, top=5)
    assert (ranking.considered, ranking.corpus_size) == (2, 2)
    singles = [service.match(posting, read_resume(data, "r.txt")) for data in (RESUME, OTHER)]
    assert list(ranking.matches) == singles


def test_other_candidates_change_nothing(service: Service, posting: ReadPosting) -> None:
    service.add_resume(RESUME, "r.txt")
    [alone] = service.rank(posting).matches
    service.add_resume(OTHER, "o.txt")
    best, _ = service.rank(posting).matches
    assert best == alone


def test_a_renamed_upload_is_the_same_resume(service: Service) -> None:
    first = service.add_resume(RESUME, "one.txt")
    again = service.add_resume(RESUME, "two.txt")
    assert (first.new, again.new) == (True, False)
    assert first.id == again.id
    assert len(list(service.listing())) == 1


def test_a_file_that_cannot_be_read_is_an_error_and_adds_nothing(service: Service) -> None:
    with pytest.raises(EmptyDocument):
        service.add_resume(b" \n ", "r.txt")
    assert list(service.listing()) == []


def test_a_removed_resume_is_gone(service: Service, posting: ReadPosting) -> None:
    added = service.add_resume(RESUME, "r.txt")
    assert service.remove(added.id[:12]).document_id == added.id
    assert service.rank(posting).matches == ()
    with pytest.raises(UnknownDocument):
        service.resume(added.id)


def test_a_resume_erased_while_it_is_ranked_is_no_candidate_any_more(
    service: Service, posting: ReadPosting
) -> None:
    kept = service.add_resume(RESUME, "r.txt").id
    gone = service.add_resume(OTHER, "o.txt").id
    service.resumes = ErasedMeanwhile(service.resumes, gone)
    ranking = service.rank(posting)
    assert [m.resume_id for m in ranking.matches] == [kept]
    assert ranking.considered == 1


# ---- what a corpus keeps beside a resume


def kept(folder: Path, embedder: FakeEmbedder) -> Service:
    """A service whose resumes are on disk."""
    resumes = Corpus.open(folder, embedder)
    return Service(resumes, Corpus.in_memory(embedder), shipped(), Limits(), Month(2024, 1))


def on_disk(folder: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Do something to the database that no service holds open."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as db:
        return db.execute(statement, values).fetchall()


def wire_of(match: Match) -> str:
    return MatchOut.of(match).model_dump_json()


def asked_for(posting: ReadPosting) -> set[str]:
    """All the texts of a posting that are compared."""
    requirements = posting.posting.requirements
    parts = {p.text for r in requirements for choice in r.all_of for p in choice.parts}
    return {r.text for r in requirements} | parts


def added_one_by_one(service: Service, folder: Path) -> None:
    for name, data in (("r.txt", RESUME), ("o.txt", OTHER)):
        service.add_resume(data, name)


def ingested(service: Service, folder: Path) -> None:
    files = {"r.txt": RESUME, "o.txt": OTHER}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    assert all(step.added for step in service.ingest([folder / name for name in files]))


@pytest.mark.parametrize("put", [added_one_by_one, ingested])
def test_a_kept_resume_is_ranked_without_embedding_anything_of_it_again(
    tmp_path: Path, posting: ReadPosting, put: Callable[[Service, Path], None]
) -> None:
    with kept(tmp_path / "data", first := model()) as service:
        put(service, tmp_path)
        assert len(first.embedded) == len(set(first.embedded))
        ranked = service.rank(posting).matches
    with kept(tmp_path / "data", again := model()) as service:
        assert service.rank(posting).matches == ranked
    assert len(ranked) == 2
    assert set(again.embedded) <= asked_for(posting)
    assert len(again.embedded) == len(set(again.embedded))


DAMAGES = {
    "cut": lambda note: note[: len(note) // 2],
    "a byte short": lambda note: note[:-1],
    "a byte long": lambda note: note + b"\0",
    "another form": lambda note: note[:3] + b"\0" + note[4:],
    "another letter": lambda note: note.replace(b"forklift", b"forklifu", 1),
    "no text": lambda note: note[:4] + b"\xff" * (len(note) - 4),
    "a length of its own": lambda note: b"\xff" * 4 + note[4:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_note_is_made_anew(
    tmp_path: Path, posting: ReadPosting, damage: Callable[[bytes], bytes]
) -> None:
    with kept(tmp_path, model()) as service:
        service.add_resume(RESUME, "r.txt")
        ranked = service.rank(posting)
    [(whole,)] = on_disk(tmp_path, "SELECT content FROM notes")
    assert damage(whole) != whole
    on_disk(tmp_path, "UPDATE notes SET content = ?", damage(whole))
    with kept(tmp_path, model()) as service:
        assert service.rank(posting) == ranked
    assert on_disk(tmp_path, "SELECT content FROM notes") == [(whole,)]


def test_a_note_of_another_version_is_not_believed_and_is_replaced(
    tmp_path: Path, posting: ReadPosting
) -> None:
    with kept(tmp_path, model()) as service:
        service.add_resume(RESUME, "r.txt")
        ranked = service.rank(posting)
    [(maker, whole)] = on_disk(tmp_path, "SELECT maker, content FROM notes")
    lie = whole.replace(b"forklift", b"backlift")
    on_disk(tmp_path, "UPDATE notes SET maker = 'profile/of-old', content = ?", lie)
    with kept(tmp_path, model()) as service:
        assert service.rank(posting) == ranked
    assert on_disk(tmp_path, "SELECT maker, content FROM notes") == [(maker, whole)]


def test_a_match_has_the_same_bytes_by_itself_in_a_ranking_and_from_a_note(
    tmp_path: Path, posting: ReadPosting
) -> None:
    with kept(tmp_path, model()) as service:
        names = {service.add_resume(d, n).id: (d, n) for d, n in ((RESUME, "r"), (OTHER, "o"))}
        fresh = {m.resume_id: wire_of(m) for m in service.rank(posting).matches}
    with kept(tmp_path, model()) as service:
        noted = {m.resume_id: wire_of(m) for m in service.rank(posting).matches}
        for document_id, (data, name) in names.items():
            single = wire_of(service.match(posting, read_resume(data, name)))
            assert fresh[document_id] == single
            assert noted[document_id] == single
            assert wire_of(service.match(posting, service.resume(document_id))) == single
            assert wire_of(service.match_kept(posting, document_id[:12])) == single
    with kept(tmp_path / "alone", model()) as service:
        service.add_resume(RESUME, "r")
        [alone] = service.rank(posting).matches
        assert wire_of(alone) == fresh[alone.resume_id]


def test_a_removed_resume_leaves_no_note_and_no_word_in_the_files(
    tmp_path: Path, posting: ReadPosting
) -> None:
    with kept(tmp_path, model()) as service:
        added = service.add_resume(RESUME, "r.txt")
        service.add_resume(OTHER, "o.txt")
        service.rank(posting)
    words = set(re.findall(rb"\w{6,}", RESUME)) - set(re.findall(rb"\w{6,}", OTHER))
    noted = b"".join(found for (found,) in on_disk(tmp_path, "SELECT content FROM notes"))
    assert {b"forklift", b"Supervisor", b"scripts"} <= {w for w in words if w in noted}
    with kept(tmp_path, model()) as service:
        service.remove(added.id)
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
        assert [word for word in words if word in left] == []
        assert b"Planted four thousand trees" in left
    [(count,)] = on_disk(tmp_path, "SELECT count(*) FROM notes")
    assert count == 1


# ---- postings


def test_a_kept_posting_reads_as_it_was_sent(service: Service, posting: ReadPosting) -> None:
    added = service.add_posting(POSTING, "posting.txt")
    assert service.posting(added.id).posting == posting.posting
    assert service.remove_posting(added.id).document_id == added.id


def test_a_text_that_asks_for_nothing_is_refused() -> None:
    with pytest.raises(NoRequirements):
        read_posting(b"Our canteen serves soup on Mondays.", "menu.txt")


def test_an_applicant_tracking_answer_is_read_as_the_advert_inside_it() -> None:
    advert = {
        "title": "Warehouse Lead",
        "absolute_url": "https://example.org/jobs/1",
        "content": "&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Experience running "
        "forklift crews&lt;/li&gt;&lt;li&gt;Knowledge of cold chain rules&lt;/li&gt;&lt;/ul&gt;",
    }
    data = json.dumps(advert).encode()
    found = read_posting(data, "job.json")
    assert found.posting.title == "Warehouse Lead"
    assert [r.text for r in found.posting.requirements] == [
        "Experience running forklift crews",
        "Knowledge of cold chain rules",
    ]


def test_a_web_page_with_a_job_posting_inside_is_read_by_it() -> None:
    inside = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Warehouse Lead",
        "description": "<p>Requirements</p><ul><li>Experience running forklift crews</li></ul>",
    }
    page = (
        "<html><head><script type='application/ld+json'>"
        + json.dumps(inside)
        + "</script></head><body><nav>Jobs Home Login</nav><p>Cookies</p></body></html>"
    )
    found = read_posting(page.encode(), "job.html")
    assert [r.text for r in found.posting.requirements] == ["Experience running forklift crews"]


def test_the_wire_says_no_more_and_no_less(service: Service, posting: ReadPosting) -> None:
    wire = MatchOut.of(service.match(posting, read_resume(RESUME, "r.txt"))).model_dump(mode="json")
    assert list(wire) == [
        *("posting", "resume", "coverage", "knocked_out", "must_haves", "pairs", "feedback"),
        *("policy", "model", "as_of"),
    ]
    assert list(wire["must_haves"]) == ["unmet", "unclear", "left_out"]
    assert [pair["number"] for pair in wire["pairs"]] == [2, 3, 4, 5, 6]
    assert list(wire["posting"]) == ["id", "title", "notices"]
    assert list(wire["resume"]) == [
        "id",
        "name",
        "quality",
        "hidden",
        "notices",
        "reads_as_posting",
    ]
    assert list(wire["coverage"]) == ["overall", "at_least", "by_level"]
    assert list(wire["coverage"]["by_level"]) == ["minimum", "preferred"]
    evidence = wire["pairs"][0]["evidence"][0]
    assert list(evidence) == ["quote", "page", "box", "boxes", "start", "end", "similarity"]
    assert {"text", "level", "kind"} <= wire["pairs"][0]["requirement"].keys()
    [listed] = [p for p in wire["pairs"] if "Python" in p["requirement"]["text"]]
    [part] = listed["parts"]
    assert list(part) == ["text", "choices", "coverage", "verdict", "evidence"]
    assert part["choices"] == ["Python", "Java", "Go"]
    assert list(part["evidence"]) == list(evidence)


def test_a_part_is_shown_by_a_line_of_the_resume_and_only_a_list_has_parts(
    service: Service,
) -> None:
    asked = read_posting(
        b"Warehouse Lead\n\nMinimum Qualifications:\n\n"
        b"Experience with forklift crews, cold chains, and Python or Java\n"
        b"Experience running forklift crews\n",
        "posting.txt",
    )
    listed, plain = service.match(asked, read_resume(RESUME, "r.txt")).pairs
    assert plain.parts == ()
    assert [part.choices for part in listed.parts] == [
        ("forklift crews",),
        ("cold chains",),
        ("Python", "Java"),
    ]
    for part in listed.parts:
        assert part.text in part.choices
        assert part.evidence is not None
        assert part.evidence.span.of(RESUME.decode()) == part.evidence.quote
    _, cold, either = listed.parts
    assert cold.evidence is not None
    assert either.evidence is not None
    assert cold.evidence.quote == "Wrote the cold chain rules that the site still follows"
    assert (either.text, either.evidence.quote) == (
        "Python",
        "Wrote small Python scripts for the stock count",
    )


def test_what_is_unknown_is_not_taken_apart(service: Service) -> None:
    asked = read_posting(
        b"Warehouse Lead\n\nRequirements:\n\nMust be authorized to work in Norway or Sweden\n",
        "posting.txt",
    )
    [pair] = service.match(asked, read_resume(RESUME, "r.txt")).pairs
    assert (pair.verdict, pair.parts) == (Verdict.UNKNOWN, ())


def test_evaluation_goes_the_real_trip_and_scores_it(service: Service, tmp_path: Path) -> None:
    lines = RESUME.decode().splitlines()
    at = lines.index("- Led forklift crews of twelve people in a cold store") + 1
    label = {"disputed": False, "assessable": True, "kind": "experience"}
    gold = [
        {
            "id": "one",
            "title": "Warehouse Lead",
            "requirements": [
                {"level": "preferred", "text": "Experience planting trees"},
                {"level": "required", "text": "Experience running forklift crews"},
            ],
            "resume_lines": lines,
            "labels": [
                label | {"grade": 0, "evidence": []},
                label | {"grade": 2, "evidence": [at]},
            ],
        }
    ]
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(gold))
    report = evaluate(service, path)
    planting, forklifts = report.answers[0].predictions
    assert planting is not None
    assert forklifts is not None
    assert forklifts.quotes[0] == "Led forklift crews of twelve people in a cold store"
    assert forklifts.coverage > planting.coverage
    assert report.figure("evidence@1") == 1.0
    assert report.figure("auc met|none") == 1.0
    assert (report.figure("requirements"), report.figure("unanswered")) == (2, 0)
    assert [(f.name, f.value) for f in report.first_quote_by_kind] == [("experience", "1/1")]


def test_the_built_posting_keeps_every_requirement_where_it_says() -> None:
    asked = [Wanted("preferred", "b  b"), Wanted("required", "a")]
    text, spans = posting_text("Title", asked)
    assert [span.of(text) for span in spans] == ["b b", "a"]
    assert text.index("a", 30) < text.index("b b")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"labels": []}, "a label for each requirement"),
        ({"resume_lines": None}, "TypeError"),
        ({"requirements": [{"level": "must", "text": "a"}]}, "required or preferred"),
        ({"labels": [{"grade": 7, "evidence": []}]}, "none of 0, 1, 2"),
        ({"labels": [{"grade": 1, "evidence": ["one"]}]}, "ValueError"),
        ({"labels": [{"grade": 1, "evidence": [9], "disputed": 0, "assessable": 1}]}, "IndexError"),
    ],
)
def test_a_file_that_is_no_gold_says_where(
    service: Service, tmp_path: Path, change: dict[str, object], said: str
) -> None:
    pair = {
        "id": "one",
        "requirements": [{"level": "required", "text": "a"}],
        "resume_lines": ["b"],
        "labels": [{"grade": 0, "disputed": False, "assessable": True, "evidence": []}],
    }
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([pair | change]))
    with pytest.raises(BadRequest, match=f"pair 1.*{said}"):
        evaluate(service, path)
