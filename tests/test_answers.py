"""What a recruiter would check by eye, on the real model: which of two resumes shows it better."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.service import Service, read_posting, read_resume
from matcher.settings import Settings
from matcher.types import Month, Pair, Verdict


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    settings = Settings(data=Path("unused"), as_of=Month(2026, 11))
    with Service.in_memory(settings) as opened:
        yield opened


def held(service: Service, need: str, *lines: str, dates: str = "Jan 2018 - Dec 2021") -> Pair:
    posting = f"Engineer\n\nMinimum Qualifications:\n\n{need}\n"
    resume = f"Experience\n\nSpecialist, Polar Storage\n{dates}\n" + "".join(
        f"- {line}\n" for line in lines
    )
    read = read_posting(posting.encode(), "p.txt"), read_resume(resume.encode(), "r.txt")
    [pair] = service.match(*read).pairs
    return pair


BETTER = [
    ("Proficiency in C++", "Wrote modern C++ for the order router", "Wrote firmware in C"),
    ("Proficiency in C++", "Wrote modern C++ for the order router", "Built desktop tools in C#"),
    ("Experience with JavaScript", "Wrote the shop's JavaScript", "Wrote the shop's Java"),
    ("Experience with Kubernetes", "Ran k8s clusters in production", "Ran Windows desktops"),
    ("Experience with AWS", "Moved services to Amazon Web Services", "Moved services to a cellar"),
    ("Experience with NoSQL databases", "Ran MongoDB and Cassandra", "Wrote SQL reports"),
    ("Knowledge of Terraform", "Built all networks with Terraform", "Basic Terraform"),
    ("Knowledge of Terraform", "Basic Terraform", "No experience with Terraform"),
    (
        "Works well across teams",
        "Brought design, legal and field crews to one launch date",
        "Cleaned the machines every evening",
    ),
    (
        "Experience closing the general ledger",
        "Reconciled and closed the month-end books for nine entities",
        "Sold ledgers and other stationery to schools",
    ),
    ("Fluent in Spanish", "Spanish (native)", "Spanish (basic)"),
    (
        "Experience with Python, Java or other related languages",
        "Wrote services in Python",
        "Wrote letters to customers",
    ),
    (
        "Experience with Kafka and Cassandra",
        "Ran Kafka and Cassandra clusters",
        "Ran Kafka clusters",
    ),
]


@pytest.mark.parametrize(("need", "better", "worse"), BETTER, ids=[f"{b[1]}" for b in BETTER])
def test_the_line_that_shows_more_covers_more(
    service: Service, need: str, better: str, worse: str
) -> None:
    assert held(service, need, better).coverage > held(service, need, worse).coverage + 0.05


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("Experience with FMEA", "Wrote a failure mode and effects analysis for each pump"),
        ("Experience with failure mode and effects analysis", "Wrote an FMEA for each pump"),
        ("Knowledge of GD&T", "Read drawings with geometric dimensioning and tolerancing"),
        ("Experience with programmable logic controllers", "Wrote the PLC code of two lines"),
        ("Knowledge of OKRs", "Set the objectives and key results of the plant"),
    ],
)
def test_letters_show_the_words_that_they_stand_for_and_the_reverse(
    service: Service, need: str, line: str
) -> None:
    assert held(service, need, line).verdict is Verdict.MET
    assert held(service, need, "Sorted the objectives by key and by drawing").verdict is (
        Verdict.MISSING
    )


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("Experience with Go", "No experience with Go"),
        ("Experience with Python", "Have never used Python"),
        ("Fluency in German", "Fluent in French"),
        ("PhD in Physics", "High school diploma, 2010"),
    ],
)
def test_what_is_denied_or_is_another_thing_is_missing(
    service: Service, need: str, line: str
) -> None:
    assert held(service, need, line).verdict is Verdict.MISSING


ASIDE = [
    ("Little to no Docker", Verdict.MISSING, "nothing in the resume comes near"),
    ("Docker was used by another team", Verdict.MISSING, "nothing in the resume comes near"),
    ("Took over from a team without Docker", Verdict.MISSING, "nothing in the resume comes near"),
    ("Limited Docker", Verdict.PARTIAL, "the line speaks of a lesser degree of it"),
    ("Docker (no production use)", Verdict.PARTIAL, "the line speaks of a lesser degree of it"),
    ("Stopped using Docker", Verdict.PARTIAL, "the line speaks of something begun, or over"),
    ("Replaced Docker with Podman", Verdict.PARTIAL, "the line speaks of something begun, or over"),
]


@pytest.mark.parametrize(("line", "verdict", "reason"), ASIDE, ids=[one[0] for one in ASIDE])
def test_what_a_line_names_and_sets_aside_is_not_met(
    service: Service, line: str, verdict: Verdict, reason: str
) -> None:
    pair = held(service, "Experience with Docker", line)
    assert pair.verdict is verdict
    assert reason in pair.reasons


def test_what_stands_beside_what_is_set_aside_is_met(service: Service) -> None:
    line = "Replaced Docker with Podman"
    assert held(service, "Experience with Podman", line).verdict is Verdict.MET
    modest = held(service, "Basic knowledge of Docker", "Docker (theory only)")
    assert modest.verdict is Verdict.MET


def test_a_line_that_denies_one_thing_counts_for_the_rest_as_if_it_did_not(
    service: Service,
) -> None:
    half, plain = "Pass oral medications; no IV therapy", "Pass oral medications"
    alone = held(service, "Administer medications", plain).coverage
    assert held(service, "Administer medications", half).coverage == alone
    assert held(service, "IV therapy", half).verdict is Verdict.MISSING


NEEDS = (
    "Experience with deep learning frameworks such as PyTorch or TensorFlow",
    "Experience with Python, C++, C, Java or other related languages",
    "Experience with R",
    "Experience managing budgets of several departments",
    "Experience leading migrations",
    "Knowledge of corporate tax law",
    "Publications at leading conferences",
    "Communicates complex results clearly to executives",
    "Works across teams",
    "Ability to lead cross-functional teams",
    "Strong written and verbal communication skills",
    "Excellent communication skills",
    "Positive attitude",
    "Strong attention to detail",
    "Team player",
    "Self-starter",
    "Ability to work in a fast-paced environment",
    "Bachelor's degree",
    "Bachelor's degree in computer science or equivalent practical experience",
    "5 years of experience with Python",
    "Fluency in Spanish",
    "RN license",
)
NONSENSE = (
    ("Zxqv blorf wug dax", "Fribble snarp glonk qwerty", "Mumblefrotz vorpal slithy"),
    ("Flibber jabble the wonk of snarp, 12 zibs", "Grunted the plof"),
    ("gemijo nivoze go ji", "semi fo pukifuxa hi zekica zudonu bosoho tiqujo tipawitu wobodihe"),
    ("Lorem ipsum dolor sit amet, consectetur adipiscing elit", "xxxx yyyy zzzz"),
    ("Ut labore et dolore magna aliqua", "Ut enim ad minim veniam", "Sed do eiusmod ex ea commodo"),
)


@pytest.mark.parametrize("lines", NONSENSE, ids=[lines[0] for lines in NONSENSE])
def test_nonsense_covers_at_most_a_tenth(service: Service, lines: tuple[str, ...]) -> None:
    posting = "Engineer\n\nMinimum Qualifications:\n\n" + "".join(f"- {need}\n" for need in NEEDS)
    resume = "Experience\n\n" + "".join(f"- {line}\n" for line in lines)
    read = read_posting(posting.encode(), "p.txt"), read_resume(resume.encode(), "r.txt")
    pairs = service.match(*read).pairs
    assert len(pairs) == len(NEEDS)
    assert {p.requirement.text: p.coverage for p in pairs if p.coverage > 0.1} == {}
    assert {pair.verdict for pair in pairs} == {Verdict.MISSING}


def test_a_line_of_strange_words_still_shows_what_it_names(service: Service) -> None:
    asked = "Experience with Razorsight"
    named, other = (held(service, asked, f"snarp {word} wug blorf") for word in ("razorsight", "x"))
    assert named.coverage > 0.5
    assert other.coverage < 0.1


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("会计和税务申报经验", "负责会计和税务申报"),
        ("Опыт ведения бухгалтерского учета", "Вел бухгалтерский учет предприятия"),
    ],
)
def test_a_line_in_other_letters_shows_what_is_asked_for_in_them_alone(
    service: Service, need: str, line: str
) -> None:
    assert held(service, need, line).coverage > 0.6
    assert held(service, "Experience with deep learning", line).coverage < 0.1


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("Basic Excel skills", "Basic Excel"),
        ("Familiarity with SQL", "Familiar with SQL"),
        ("Basic knowledge of Linux", "Familiar with Linux"),
    ],
)
def test_a_low_level_that_is_asked_for_is_met_by_it(service: Service, need: str, line: str) -> None:
    assert held(service, need, line).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("Experience with Tableau", "Staged a tableau vivant"),
        ("Experience with Oracle", "Read oracle bones in Anyang"),
        ("Experience with Epic", "Ran epic marketing campaigns"),
        ("Experience with R", "Worked in R&D on coatings"),
    ],
)
def test_the_word_of_a_name_in_another_sense_is_missing(
    service: Service, need: str, line: str
) -> None:
    assert held(service, need, line).coverage < 0.1


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("Experience with Docker", "Docker (basic)"),
        ("Experience with Docker", "Basic knowledge of Docker"),
        ("Experience with Docker", "Coursework in Docker and containers"),
        ("Experience with Docker", "Exposure to Docker"),
        ("Knowledge of GAAP", "Some knowledge of GAAP"),
        ("Advanced Excel skills", "Basic Excel"),
    ],
)
def test_what_is_named_and_played_down_is_partly_there(
    service: Service, need: str, line: str
) -> None:
    assert held(service, need, line).verdict is Verdict.PARTIAL


@pytest.mark.parametrize(
    ("need", "old", "new"),
    [
        ("Java 17", "Java 8 services", "Java 21 services"),
        ("PostgreSQL 14 or higher", "PostgreSQL 9.6 DBA", "PostgreSQL 15 DBA"),
    ],
)
def test_an_older_version_than_is_asked_for_is_partly_at_most(
    service: Service, need: str, old: str, new: str
) -> None:
    before, after = held(service, need, old), held(service, need, new)
    assert before.verdict is not Verdict.MET
    assert before.reasons[-1] == "the line names an older version"
    assert after.verdict is Verdict.MET


def test_a_line_that_shows_a_thing_in_use_is_quoted_before_a_list_that_names_it(
    service: Service,
) -> None:
    posting = b"Engineer\n\nMinimum Qualifications:\n\nExperience with Airflow\n"
    resume = (
        b"Experience\n\nEngineer, Polar Storage\nJan 2018 - Dec 2021\n"
        b"- Built nightly pipelines in Airflow for nine countries\n\n"
        b"Skills\n\nPython, Airflow, SQL, Docker\n"
    )
    [pair] = service.match(read_posting(posting, "p.txt"), read_resume(resume, "r.txt")).pairs
    assert pair.evidence[0].quote.startswith("Built nightly pipelines")


@pytest.mark.parametrize(
    ("need", "line", "more"),
    [
        (
            "Preparing consolidated financial statements under Norwegian GAAP",
            "Some experience preparing consolidated financial statements",
            "Prepared quarterly financial statements of two shops",
        ),
        (
            "Programming in Python, Java, or similar for hardware test automation",
            "Sold Rust licences to shops",
            "Sold Java licences too",
        ),
    ],
)
def test_a_line_more_never_covers_less(service: Service, need: str, line: str, more: str) -> None:
    assert held(service, need, line, more).coverage >= held(service, need, line).coverage


@pytest.mark.parametrize("line", ["No Rust", "I do not know Rust"])
def test_what_is_said_not_to_be_there_is_nothing_alike(service: Service, line: str) -> None:
    assert held(service, "Experience with Rust", line).verdict is Verdict.MISSING
    need = "Experience with Python, Java or other related languages"
    assert held(service, need, line).verdict is Verdict.MISSING
    assert held(service, need, "Wrote services in Rust").verdict is Verdict.MET


WAYS = "Software experience via an internship, work experience, or open source contributions"


def test_what_is_gained_in_one_of_several_ways_is_that_and_no_other_thing(
    service: Service,
) -> None:
    kitchen = held(service, WAYS, "The internship in the hotel's kitchen taught me sauces")
    assert kitchen.verdict is Verdict.MISSING
    software = held(
        service,
        WAYS,
        "The internship in the hotel's kitchen taught me sauces",
        "Software intern at a bank: wrote the ledger's tests",
    )
    assert software.verdict is Verdict.MET
    assert software.evidence[0].quote.startswith("Software intern")
    [part] = software.parts
    assert part.text in part.choices
    assert part.choices == ("internship", "work experience", "open source contributions")
    assert part.evidence is not None
    assert part.evidence.quote.startswith("Software intern")
