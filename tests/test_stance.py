"""How a line stands to what it names."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.lexicon.aside import without_contrast
from matcher.lexicon.denial_words import DENIES, NONE_OF
from matcher.lexicon.denials import denied, denies, without_denials
from matcher.lexicon.others import anothers
from matcher.lexicon.stance import BEGUN, Stance, stance, stance_on


@pytest.mark.parametrize(
    "line",
    [
        "No experience with Kafka",
        "No hands-on Salesforce administration",
        "Have not used Salesforce",
        "I don't have any training in this",
        "Not certified to drive forklifts",
        "Never worked with Kubernetes",
        "Never scrubbed; recovery nurse only",
        "Does not hold a clearance",
        "Does not drive.",
        "Cannot lift more than 10 lbs",
        "Unable to travel because of family duties",
        "Photoshop: none",
        "No COBOL; Java only.",
        "No sterile compounding",
        "Pass oral medications to residents; no IV therapy",
        "Fire alarm rough-in only, no trim or testing",
        "Front desk, no chairside duties.",
        "No Rust language",
        "- No Rust",
        "No Apache Spark",
        "I do not know Rust language",
        "Don't know Java or Kotlin; know Go",
        "No direct reports in any post",
        "Coded charts remotely, no patient contact",
        "Left the program after a year",
        "Left the apprenticeship after two years",
        "Lacks a degree",
        "Taught in a private school, uncertified.",
        "Not willing to travel",
        "Open to remote work, not willing to relocate",
        "No driver's license",
        "No driver’s license",
        "Not authorized to work in the US",
        "Not a US citizen",
        "Not a CPA",
        "Without a CPA",
        "Not eligible for security clearance",
        "Did not manage budgets",
        "Zero experience with Go",
        "Java is not my strength",
        "No longer use Java",
        "Relocation: no",
        "Not available on weekends",
        "Will not relocate",
        "No publications",
        "Local anesthesia permit: have not applied yet",
        "Lacking Docker experience",
        "Have yet to use Docker",
        "Worked without Docker",
        "Can't use Docker",
        "Non-Docker deployments only",
        "Hoping to move into Docker work",
        "Eager to learn Docker",
        "I would like to learn Rust and Go.",
        "Interested in Docker",
        "Never held a security clearance",
        "Never had a driver license",
        "Would love to learn welding",
        "Eager to learn forklift driving",
        "Interested in cooking",
        "Hope to move into teaching",
        "Want to work as a carpenter",
        "Keen to become a nurse",
        "Aspiring pastry chef",
        "Looking forward to using Docker",
        "New to sales",
        "Unfamiliar with Docker",
        "Not comfortable with children",
        "Have heard of Docker",
        "Zero Docker experience",
        "No plumbing experience",
        "Docker: 0 years",
        "0 years of Docker experience",
        "Wrote Java and no Docker experience",
        "Docker is the one tool I have never touched",
        "My team used Docker; I did not",
        "No responsibility for budgets",
        "No cash handling in my last job",
        "Was audited twice without findings",
        "Was led by an excellent director",
        "Payroll was done by an outside firm",
        "Little to no Docker",
        "Hardly any Docker",
        "Barely any phlebotomy",
        "Little to no ventilator experience",
        "Without Docker",
        "not Docker",
        "Plan to learn Docker",
        "Docker was used by another team",
        "Invoices were entered in SAP by a colleague",
        "Wound care was done by the RN",
        "Heard about Docker at a conference",
        "Cannot yet use Docker",
        "Not a Salesforce user",
        "Salesforce - no",
        "Salesforce (none)",
        "Salesforce? Not yet",
        "Wish I knew Docker",
        "Happy to learn Docker",
        "Would need training in Docker",
        "Roofing was subcontracted",
        "Grading was left to the lead teacher",
        "QuickBooks was handled by our bookkeeper",
        "Had no say in budgets",
        "No CRM software in use",
    ],
)
def test_a_line_that_says_it_is_not_there_denies(line: str) -> None:
    assert denies(line)
    assert stance(line).denies


@pytest.mark.parametrize(
    "line",
    [
        "Four years with no missing items",
        "Two inspections, no findings",
        "No warnings",
        "Ran the patio; no smoking",
        "Moved patients with no lifting injuries",
        "Worked without supervision",
        "Never missed a shift in two years",
        "No missed deadline since 2019",
        "No deficiencies in the CAP inspection",
        "caseload 14, no overdue reports",
        "Passed two site visits with no findings",
        "Explains swings to managers who have no accounting notion",
        "RF detection introduced; none since (2021)",
        "Guide experts who have never taught online",
        "Never had an hours-of-service violation",
        "Brought the go-live back on schedule after a predecessor left",
        "Supervised unlicensed assistive personnel",
        "Shipped with no defects",
        "Not only led the team but also hired it",
        "Did not miss a deadline",
        "Moved 4 TB with nothing lost",
        "Kept outages no longer than two hours",
        "No visa sponsorship needed",
        "Not a single complaint in 2021",
        "Designed zero trust architecture",
        "Helped users who do not use Java",
        "Helped users who do not know Excel",
        "Taught adults who do not know how to read",
        "I do not know everything, but I learn fast",
        "No Rust crate shipped late",
        "No. 1 seller of Rust licences",
        "No license violations",
        "Portfolio: not available in public",
        "Zero skills gap at audit",
        "Eager to learn; wrote Docker files",
        "Eager to learn new things",
        "Willing to work in Texas",
        "Interested in how teams work",
        "Trained staff lacking Excel skills",
        "Eager to learn from others",
        "Excited to work with customers",
        "Willing to work with hazardous materials",
        "New to the area",
        "Welcomed guests new to yoga",
        "No accidents in my last job",
        "No welding rework in 2021",
        "10 years of welding",
        "Was managed care coordinator for three clinics",
        "Not only comfortable with children but loved it",
        "Was treated as the expert on kilns",
        "Was responsible for payroll",
        "Umpire, youth baseball; parents yell, I don't",
        "Ran a kitchen under HACCP and was inspected twice a year with no findings",
        "Ran SOX controls and was audited by KPMG yearly",
        "Played varsity football and was coached by two former professionals",
        "Zero Trust experience with Zscaler",
        "Zero knowledge proofs in Rust",
        "Low code and no code experience with Bubble",
        "Sold cards to existing and new to bank customers",
        "New to market products",
        "New to teaching in 2015, head of department since 2020",
        "Ran the safety program: 0 years with a lost-time injury",
        "With little to no supervision ran Docker",
        "Little to no supervision",
        "Barely any errors",
        "Without downtime, Docker",
        "Not Provided",
        "Incidents (none)",
        "Docker images I built were used by another team",
        "Built dashboards that were used by other teams",
        "no-code tools and Docker",
        "Docker, not only in tests",
        "Plan to learn from others",
        "Ran plumbing that others had outsourced",
        "Ran a payroll that was handled by an accountant before me",
        "Happy to work with children",
    ],
)
def test_a_no_about_something_else_denies_nothing(line: str) -> None:
    assert not denies(line)


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("Open to travel; not willing to relocate", "travel", False),
        ("Open to travel; not willing to relocate", "relocate", True),
        ("Not a CPA but a CMA", "CMA", False),
        ("Not a CPA, CFA or CMA", "CMA", True),
        ("PMP, CSM", "PMP", False),
    ],
)
def test_a_denial_reaches_as_far_as_its_clause(line: str, name: str, expected: bool) -> None:
    at = line.index(name)
    assert denied(line, at, at + len(name)) == expected


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Pass oral medications; no IV therapy", "Pass oral medications"),
        ("Wrote services in Go, no Docker", "Wrote services in Go"),
        ("No COBOL; Java only.", "Java only."),
        ("Acrobat, Spanish - none, Westlaw", "Acrobat, Westlaw"),
        ("No Docker", "No Docker"),
        ("Two years of law, no degree", "Two years of law, no degree"),
        ("Attempted Security+, did not pass", "Attempted Security+, did not pass"),
        ("Wrote Go; eager to learn Docker", "Wrote Go; eager to learn Docker"),
        ("Four years, no missing items", "Four years, no missing items"),
    ],
)
def test_what_a_line_denies_beside_what_it_tells_is_left_out(line: str, left: str) -> None:
    assert without_denials(line) == left


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("Supervised by an RN", "RN", True),
        ("Reported to the RN on duty", "RN", True),
        ("Audited by a CPA firm", "CPA", True),
        ("Managed PMP-certified staff", "PMP", True),
        ("Supervised RNs on nights", "RN", True),
        ("RN, Ohio", "RN", False),
        ("RN staff nurse", "RN", False),
        ("RN team lead", "RN", False),
        ("Worked with patients as an RN", "RN", False),
        ("Managed a ward as RN", "RN", False),
        ("CFA charterholder", "CFA", False),
        ("Aided the RN on duty", "RN", True),
        ("First aid and CPR", "CPR", False),
        ("Advanced life support and RN", "RN", False),
    ],
)
def test_whose_it_is_is_told_by_what_stands_around(line: str, name: str, expected: bool) -> None:
    at = line.index(name)
    assert anothers(line, at, at + len(name)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "PMP (in progress)",
        "CPA candidate",
        "Studying for the PMP exam",
        "BLS certification expired March 2024",
        "Security+ lapsed 2020",
        "Working toward the Salesforce certificate",
        "B.S. in Nursing, expected December 2026",
        "Provisional licence, road test in May",
        "Clearance in process",
        "Enrolled in CDL-A school",
    ],
)
def test_what_is_begun_or_over_is_pending(line: str) -> None:
    assert stance(line).pending


@pytest.mark.parametrize(
    "line",
    [
        "PMP, 2021",
        "Limited work in progress to three tickets a team",
        "Interviewed each candidate for the sales floor",
        "Delivered what clients expected",
        "Ran the exam room of a clinic",
    ],
)
def test_the_same_words_about_other_things_are_not_pending(line: str) -> None:
    assert not stance(line).pending


@pytest.mark.parametrize(
    "line",
    [
        "Basic Excel",
        "SQL (basic)",
        "Japanese - beginner",
        "Good exposure to AWS",
        "Coursework in C++ and data structures",
        "Currently learning Go through online exercises",
        "Learning R",
        "Familiar with Terraform",
        "Some knowledge of payroll law",
        "A little Perl at university",
        "Introductory Python course, 2023",
        "Shadowed an internal audit for two weeks",
        "Observed spinal cases during orientation",
        "Assisted the project manager with meeting notes",
        "Helped with user acceptance testing",
        "Supported external auditors by pulling samples",
        "Supported the ERP project as junior analyst",
        "Participated in the implementation of Sage",
        "Hobby project: a small tool in Rust",
        "Took an introductory workshop on R",
        "Rudimentary Spanish",
        "Dabbled in upholstery",
        "Self-studying Docker in my spare time",
        "Excel ★☆☆☆☆",
        "Welding ●●○○○",
        "Was trained by senior staff",
        "Attended first aid classes",
        "Worked under the head chef",
        "Worked closely under a licensed electrician.",
        "Watched how the butcher boned hams",
        "Worked for a director who led a team of nine",
    ],
)
def test_a_lesser_degree_is_slight(line: str) -> None:
    assert stance(line).slight


@pytest.mark.parametrize(
    "line",
    [
        "Basic Life Support, valid to 2027",
        "Built forms in Visual Basic",
        "Army basic combat training",
        "Administered the learning management system",
        "Machine learning engineer",
        "Learning and development partner",
        "Supported 40 agents in a call center",
        "Supported 300 users with laptops and printers",
        "Customer support lead",
        "Assistant Manager, Lakeside Hotel",
        "Certified nursing assistant on a dementia unit",
        "Assisted living facility, 60 beds",
        "Helped customers find the right tyre",
        "Assisted residents with bathing and meals",
        "Taught introductory chemistry to freshmen",
        "Taught 300 machinists to read drawings in evening classes",
        "Reduced risk exposure to currency swings",
        "Taught beginner swimmers",
        "Led the migration to Snowflake",
        "Excel ★★★★☆",
        "Watched over 14 toddlers",
        "Worked under pressure and to tight deadlines",
        "Worked under the hood of diesel engines",
        "Worked under a microscope soldering",
        "Worked under a Department of Defense contract",
        "Worked under an NDA on chip design",
        "Worked under a tight daily deadline",
        "Was trained in forklift operation",
        "Self-taught carpenter",
        "Attended to 40 patients a day",
        "Studied under Prof. Hale",
        "Docker (basic to advanced)",
        "Taught yoga from beginner to advanced",
        "Worked for families who led busy lives",
    ],
)
def test_a_word_about_something_else_is_not_slight(line: str) -> None:
    assert not stance(line).slight


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Podman instead of Docker", "Podman"),
        ("Everything except Docker", "Everything"),
        ("Moved reporting to Power BI, not Excel", "Moved reporting to Power BI"),
        ("Asked questions rather than giving orders", "Asked questions rather than giving orders"),
        ("Not just Docker, also Kubernetes", "Not just Docker, also Kubernetes"),
        (
            "Chose Go instead of Rust and wrote 9 tools",
            "Chose Go instead of Rust and wrote 9 tools",
        ),
    ],
)
def test_names_set_against_what_is_told_are_left_out(line: str, left: str) -> None:
    assert without_contrast(line) == left


def test_a_denial_of_what_others_did_is_of_the_whole_line() -> None:
    assert stance_on("My team used Docker; I did not", frozenset({"docker"})).denies
    assert not stance_on("I used Docker; the budget was not mine", frozenset({"docker"})).denies


@pytest.mark.parametrize(
    "line",
    [
        "Led a team of nine",
        "Headed the finance department",
        "Directed 64 remediations across IT and Claims",
        "Owned the billing roadmap",
        "Managed a team of 12 engineers",
        "Founded a coding school",
        "Oversaw 22 physicians",
        "Leads a team of fourteen",
        "22 direct reports across two shifts",
        "Was the manager who led a team of nine",
    ],
)
def test_who_answers_for_it_led(line: str) -> None:
    assert stance(line).led


@pytest.mark.parametrize(
    "line",
    [
        "Led by a strong CTO, wrote the billing module",
        "Was led through the audit",
        "State-owned bank",
        "Installed LED lamps",
        "Cut lead time by a third",
        "Won 40 sales leads a month",
        "Managed inventory in SAP",
        "Owned up to the mistake",
        "Headed to the site each day",
        "Reported to the person who led a team of nine",
    ],
)
def test_led_in_another_sense_is_not_led(line: str) -> None:
    assert not stance(line).led


def test_a_plain_line_has_no_stance() -> None:
    assert stance("Built 40 nightly pipelines in Python") == Stance()
    assert stance("") == Stance()


def test_of_a_list_only_the_item_that_is_asked_for_is_slight() -> None:
    line = "Python, Airflow, SQL (basic), Spanish - beginner"
    assert not stance_on(line, frozenset({"python"})).slight
    assert stance_on(line, frozenset({"sql"})).slight
    assert stance_on(line, frozenset({"python", "sql"})) == Stance()
    assert stance_on(line, frozenset({"java"})).slight


def test_a_course_project_is_slight_in_all_its_clauses_and_in_brackets_of_its_item_alone() -> None:
    line = "Course project, spring 2026: sorted 6,000 pictures with TensorFlow"
    assert stance_on(line, frozenset({"tensorflow"})).slight
    assert not stance_on("Java, Python (class project)", frozenset({"java"})).slight


HOSTILE = (
    "no ", "never had ", "helped ", "basic ", "a-", "supported the ", "licence ", "x", "neither ",
    "managed a b c d ", "some A", "took a ", " ", "none ", "learning ,", "no a", "(", "led",
    "not a A ", "not ", "without a ", "no x ", "not my ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_line_takes_no_longer_than_its_length(piece: str) -> None:
    line = piece * (60_000 // len(piece))
    begun = time.perf_counter()
    stance(line)
    assert time.perf_counter() - begun < 5


@given(st.text(max_size=120))
def test_the_hints_leave_no_denial_and_nothing_pending_out(text: str) -> None:
    found = stance(text)
    assert found.denies == bool(DENIES.search(text) or NONE_OF.search(text))
    assert found.pending == bool(BEGUN.search(text))
