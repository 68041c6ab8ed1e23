"""The trips, on a small fake model: what they return, and that all doors lead to one score."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import EmptyDocument, UnknownDocument
from index.readers.content import Limits
from index.types import Vectors
from matcher.errors import BadRequest, NoRequirements
from matcher.evaluation import Wanted, evaluate, posting_text
from matcher.policy import Policy
from matcher.schemas import MatchOut
from matcher.service import ReadPosting, Service, read_posting, read_resume
from matcher.types import Level, Month, Verdict
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

    def best_per_document(self, queries: Vectors, k: int) -> list[str]:
        chosen = super().best_per_document(queries, k)
        self.remove(self._gone)
        return chosen


@pytest.fixture
def service(fake_embedder: FakeEmbedder) -> Iterator[Service]:
    corpora = Corpus.in_memory(fake_embedder), Corpus.in_memory(fake_embedder)
    with Service(*corpora, Policy(), Limits(), Month(2024, 1)) as opened:
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
    assert service.remove(added.id[:12]) == added.id
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


def test_a_kept_posting_reads_as_it_was_sent(service: Service, posting: ReadPosting) -> None:
    added = service.add_posting(POSTING, "posting.txt")
    assert service.posting(added.id).posting == posting.posting
    assert service.remove_posting(added.id) == added.id


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
    assert list(wire) == ["posting", "resume", "coverage", "pairs", "policy", "model", "as_of"]
    assert list(wire["coverage"]) == ["overall", "by_level"]
    assert list(wire["coverage"]["by_level"]) == ["minimum", "preferred"]
    evidence = wire["pairs"][0]["evidence"][0]
    assert list(evidence) == ["quote", "page", "box", "start", "end", "similarity"]
    assert {"text", "level", "kind"} <= wire["pairs"][0]["requirement"].keys()


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
