"""Words as the field writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.lexicon.aliases import SHY, USUAL
from matcher.lexicon.rarity import rarity
from matcher.lexicon.senses import spellings
from matcher.lexicon.words import length, mistaken, names, shown, term, terms, usual, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        ("Java", "JavaScript"),
        ("SQL", "NoSQL"),
        ("ML", "MLOps"),
        ("R", "R&D"),
        ("Go", "Django"),
        (".NET", "net"),
        ("Node", "Node.js"),
    ],
)
def test_names_that_differ_by_a_sign_are_different_terms(one: str, other: str) -> None:
    assert not terms(one) & terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("managed", "Managing"),
        ("Pipelines", "pipeline"),
        ("Kubernetes", "kubernetes"),
        ("company's", "company"),
        ("company’s", "company"),
    ],
)
def test_forms_of_one_word_are_one_term(one: str, other: str) -> None:
    assert term(one) == term(other)


def test_a_list_with_slashes_counts_whole_and_in_parts() -> None:
    assert list(words("C/C++")) == ["C/C++", "C", "C++"]
    assert terms("BA/BS") >= {"ba", "bs"}


def test_generic_words_and_numbers_tell_nothing() -> None:
    assert terms("Strong experience of 5 years in a similar role is required") == frozenset()


def test_a_small_letter_alone_is_a_torn_word_and_no_language() -> None:
    assert "c" in terms("Wrote drivers in C")
    assert "c" not in terms("Led c ross-team work")


def test_go_is_a_language_only_with_its_capital() -> None:
    assert "go" in terms("Services written in Go")
    assert "go" not in terms("The go-to person for releases")


def test_to_excel_is_no_spreadsheet() -> None:
    assert not terms("Microsoft Excel") & terms("Excels at cultivating partners")


def test_certified_and_certification_are_one_term() -> None:
    assert term("certified") == term("certification")


def test_the_dates_of_a_job_tell_nothing() -> None:
    assert terms("Mar 2021 - Present") == frozenset()
    assert terms("Presented findings") == {"present", "find"}


def test_a_sentence_end_is_no_part_of_a_word() -> None:
    assert list(words("Uses C++. Knows C#, Go.")) == ["Uses", "C++", "Knows", "C#", "Go"]


def test_length_counts_words_as_written() -> None:
    assert length("Built cross-functional teams in C/C++.") == 5


@given(st.text(max_size=200))
def test_any_text_has_terms_and_every_term_is_lower_case(text: str) -> None:
    assert all(t == t.lower() for t in terms(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AWS", "Amazon Web Services"),
        ("GCP", "Google Cloud Platform"),
        ("Google Cloud", "GCP"),
        ("k8s", "Kubernetes"),
        ("JS", "JavaScript"),
        ("TS", "TypeScript"),
        ("ML", "machine learning"),
        ("ML", "machine-learning"),
        ("NLP", "natural language processing"),
        ("CPA", "Certified Public Accountants"),
        ("PMP", "Project Management Professional"),
        ("RN", "Registered Nurse"),
        ("RNs", "registered nurses"),
        ("LPN", "LVN"),
        ("BLS", "Basic Life Support"),
        ("EHR", "EMR"),
        ("EHR", "electronic medical records"),
        ("P&L", "profit and loss"),
        ("P&L", "Profit & Loss"),
        ("SEO", "search engine optimisation"),
        ("CI/CD", "continuous integration"),
        ("Postgres", "PostgreSQL"),
        ("MS SQL Server", "SQL Server"),
        ("React.js", "ReactJS"),
        ("React", "React.js"),
        ("Golang", "Go"),
        ("Torch", "PyTorch"),
        ("sklearn", "scikit-learn"),
        ("Office 365", "Microsoft Office"),
        ("G Suite", "Google Workspace"),
        ("B2B", "business-to-business"),
        ("SOPs", "standard operating procedures"),
        ("R&D", "research and development"),
        ("cGMP", "good manufacturing practice"),
        ("CDL-A", "Class A CDL"),
        ("HTML5", "HTML"),
        ("C++17", "C++"),
        ("Python 3.11", "Python"),
        ("Python3", "Python"),
        ("Java 8", "Java"),
        ("ISO 9001:2015", "ISO 9001"),
        ("Microsoft Excel", "Excel"),
        ("MS Word", "Word"),
        ("front-end", "frontend"),
        ("licence", "license"),
    ],
)
def test_spellings_of_one_name_are_the_same_terms(one: str, other: str) -> None:
    assert terms(one) == terms(other) != frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Formats 200-page tenders in Word with tracked changes", "ms word"),
        ("Word, Excel and Outlook", "ms word"),
        ("Prepares daily reports in Excel with pivots", "ms excel"),
        ("advanced excel", "ms excel"),
        ("Built an Access database for donor records", "ms access"),
        ("Spark, Kafka, Airflow", "apache spark"),
        ("Moved the codebase to Swift 5", "swift language"),
        ("Wrote the packet parser in Rust with tokio", "rust language"),
        ("Built REST endpoints in Node and Express", "node.js"),
        ("Charts in Epic", "epic ehr"),
        ("Reports from Epic Clarity", "epic ehr"),
        ("Drains drawn in Civil 3D", "autocad civil 3d"),
        ("Controls mapped to the NIST CSF", "nist csf"),
        ("Frames in Solid Works", "solidwork"),
        ("Services written in Go", "go"),
        ("Reports in R", "r"),
        ("Cleaned up AP and vendor invoices", "accounts payable"),
        ("Collections and AR aging", "accounts receivable"),
        ("Imaged fractures by SEM and TEM microscopy", "electron microscopy"),
        ("SEO and SEM for a shop", "search engine marketing"),
    ],
)
def test_a_name_that_is_a_word_too_counts_in_safe_company(text: str, name: str) -> None:
    assert name in terms(text)
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Grew the salon by word of mouth", "ms word"),
        ("Word of mouth", "ms word"),
        ("Excels under pressure", "ms excel"),
        ("Able to excel at sales", "ms excel"),
        ("Administered identity and access management", "ms access"),
        ("Access to care in rural counties", "ms access"),
        ("Adjusted spark plugs", "apache spark"),
        ("Sparks curiosity in children", "apache spark"),
        ("Known for swift and courteous service", "swift language"),
        ("Sent SWIFT MT103 messages", "swift language"),
        ("Removed rust from hull plates", "rust language"),
        ("Sang at La Scala for two seasons", "scala language"),
        ("Taught at Unity Elementary School", "unity engine"),
        ("Reacted quickly to alarms", "react.js"),
        ("Palpated lymph node chains", "node.js"),
        ("Led the go-to-market plan", "go"),
        ("Opened the Java Street kiosk", "java"),
        ("Cared for ball pythons", "python"),
        ("Vitamin C infusions", "c"),
        ("Reported to the C-suite", "c"),
        ("Community C COLLEGE OF DENVER", "c"),
        ("Comfortable in C sharp minor", "c#"),
        ("Drew up 5 ml doses", "ml"),
        ("Boiled sap into syrup", "sap"),
        ("Worked in Little Rock, AR", "accounts receivable"),
        ("Monitored trial sites for GCP", "gcp"),
        ("Managed .net domain renewals", ".net"),
    ],
)
def test_a_word_in_another_sense_is_no_name(text: str, name: str) -> None:
    assert name not in terms(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Owned the app's roadmap as its PM", {"product", "manag"}),
        ("PM for three construction projects", {"project", "manag"}),
    ],
)
def test_a_pm_is_the_manager_that_the_line_speaks_of(text: str, expected: set[str]) -> None:
    assert expected <= terms(text)


@pytest.mark.parametrize("text", ["Open 2 PM to 11 PM", "Scheduled PM (preventive maintenance)"])
def test_an_afternoon_or_a_maintenance_is_no_manager(text: str) -> None:
    assert "manag" not in terms(text)


@pytest.mark.parametrize(
    ("one", "other"), [("production", "product"), ("customer", "customs"), ("internal", "intern")]
)
def test_words_that_only_the_stemmer_throws_together_stay_apart(one: str, other: str) -> None:
    assert term(one) != term(other)


def test_names_are_the_exact_things_and_not_the_words_around() -> None:
    line = "Built nightly pipelines with Snowflake, C++ and the JMP add-in for Lakeland"
    assert names(line) == {"snowflak", "c++", "jmp", "lakeland"}
    assert names("Strong communication and teamwork") == frozenset()


def test_the_capitals_of_a_title_make_no_names() -> None:
    assert names("Strong Written Communication And Planning Skills") == frozenset()


@pytest.mark.parametrize(
    ("line", "wider"),
    [
        ("Tuned PostgreSQL", "sql"),
        ("Designed DynamoDB tables", "nosql"),
        ("Moved workloads to EC2 and S3", "aws"),
        ("Django developer", "python"),
        ("Microsoft Office expert", "ms word"),
        ("Word and Excel", "ms office"),
    ],
)
def test_a_line_shows_the_wider_name_too_and_does_not_say_it(line: str, wider: str) -> None:
    assert wider in shown(line)
    assert wider not in terms(line)


def test_a_member_of_a_suite_shows_no_other_member() -> None:
    assert "ms word" not in shown("Built forecasts in Excel")


def test_what_everybody_writes_is_common_and_a_name_is_rare() -> None:
    assert all(rarity(common) < 0.35 for common in ("team", "manag", "customer"))
    assert all(rarity(rare) > 0.6 for rare in ("snowflak", "ecmo", "quickbook desktop"))
    assert rarity("a term that nobody wrote") == 1.0


@given(st.text(max_size=200))
def test_names_are_terms_and_a_line_shows_what_it_says(text: str) -> None:
    assert names(text) <= terms(text) <= shown(text)


@pytest.mark.parametrize(
    ("line", "compared"),
    [
        ("Ran k8s clusters", "Ran Kubernetes clusters"),
        ("Pages in JS and TS", "Pages in JavaScript and TypeScript"),
        ("Ran services on Google Cloud Platform", "Ran services on Google Cloud"),
        ("Drawings with GD&T", "Drawings with geometric dimensioning and tolerancing"),
        ("Wrote IEPs", "Wrote individualized education program"),
        ("Programmable logic controllers", "PLC"),
        ("Managed CROs in two trials", "Managed CROs in two trials"),
        ("MFA in poetry", "MFA in poetry"),
        ("Native and SDS-PAGE gels", "Native and SDS-PAGE gels"),
        ("Monitored trials under GCP", "Monitored trials under GCP"),
        ("Bottled 500 ml flasks", "Bottled 500 ml flasks"),
        ("Wrote Spark jobs", "Wrote Apache Spark jobs"),
        ("Provided the spark for a campaign", "Provided the spark for a campaign"),
        ("Apps in Swift", "Apps in Swift language"),
        ("The Swift language", "The Swift language"),
        ("Swift delivery of projects", "Swift delivery of projects"),
        ("Worked 3 PM to 11 PM shifts", "Worked 3 PM to 11 PM shifts"),
        ("PM of a SaaS tool", "product manager of a SaaS tool"),
        ("", ""),
    ],
)
def test_a_name_is_compared_in_its_usual_spelling_where_it_is_that_name(
    line: str, compared: str
) -> None:
    assert usual(line) == compared


def test_every_usual_spelling_is_one_of_its_name_and_stays() -> None:
    known = {name.canonical for names in spellings().values() for name in names} | {*SHY.values()}
    for name, written in USUAL.items():
        assert name in known or name.endswith("manager"), name
        assert usual(f"knows {written} well") == f"knows {written} well"


@given(st.text(max_size=200))
def test_a_text_of_usual_spellings_stays_as_it_is(text: str) -> None:
    assert usual(usual(text)) == usual(text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Go-getter who always delivers", "Go"),
        ("Grade R teacher", "R"),
        ("Flew SAS to Stockholm", "SAS"),
        ("Lived in Java, Indonesia", "Java"),
        ("Served Java and pastries", "Java"),
        ("R. Smith & Sons, clerk", "R"),
        ("Pianist, F# minor", "F#"),
    ],
)
def test_the_words_beside_a_name_make_something_else_of_it(line: str, name: str) -> None:
    assert name.lower() in terms(f"Wrote {name}")
    assert name.lower() not in terms(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Staged a tableau vivant", "tableau"),
        ("Cut slack in schedules", "slack"),
        ("Had no notion of delay", "notion"),
        ("Good looker, modelling since 2015", "looker"),
        ("Cut paper snowflakes with children", "snowflak"),
        ("Put in an eight-hour workday at the plant", "workday"),
        ("Read oracle bones in Anyang", "oracle database"),
        ("Ran epic campaigns", "epic ehr"),
        ("Studied Maya temples in Guatemala", "autodesk maya"),
        ("Taught Kafka and Mann to literature students", "kafka"),
        ("Reported to Ms Jenkins", "jenkin"),
        ("Tapped maple sap", "sap"),
        ("Flew SAS to Stockholm", "sas"),
        ("Fed the python and other reptiles at the zoo", "python"),
        ("Took up the slack in the line", "slack"),
        ("Grade C contractor, worked in building C", "c"),
        ("Launched the Java coffee programme: beans from Java and Sumatra", "java"),
        ("Designed Pokemon Go events", "go"),
        ("Went to epic lengths for a vendor", "epic ehr"),
        ("Went to epic events of cyclists", "epic ehr"),
        ("Kept the R & D budget", "r"),
        ("Talk at the NDIA conference, R. Mirick and K. Gill, 2011", "r"),
        ("Archibald R. Murray Public Service Award", "r"),
        ("Ran the office at R & R Construction", "r"),
    ],
)
def test_a_word_that_is_no_name_where_it_stands_is_told(line: str, name: str) -> None:
    assert mistaken(line) == {name}
    assert name not in shown(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("python, tableau, slack", "tableau"),
        ("Dashboards in tableau and looker", "looker"),
        ("Built Tableau reports", "tableau"),
        ("Built tableau dashboards for regional sales", "tableau"),
        ("Moved the reporting warehouse to snowflake and dbt", "snowflak"),
        ("Administered workday for 500 staff", "workday"),
        ("Configured slack bots for support", "slack"),
        ("Kept the team wiki in notion", "notion"),
        ("Java developer at a lab of Rhode Island Hospital", "java"),
        ("Java Developer, Long Island University", "java"),
        ("Enterprise Java Beans and JMS", "java"),
        ("Built Java services for a coffee chain", "java"),
        ("Python scripts for the city zoo", "python"),
        ("Authored Kafka consumers", "kafka"),
        ("Modelled temple ruins in Maya for a film", "autodesk maya"),
        ("python, numpy, torch, pandas", "pytorch"),
        ("Tableau dashboards for sales", "tableau"),
        ("tableau reports for sales", "tableau"),
        ("Moved the warehouse to Snowflake", "snowflak"),
        ("Loaded 40 tables into snowflake", "snowflak"),
        ("Configured Workday HCM", "workday"),
        ("Modelled sets in Maya", "autodesk maya"),
        ("Streamed orders through Kafka", "kafka"),
        ("Built pipelines in Jenkins", "jenkin"),
        ("Ran Node 18 services", "node.js"),
        ("Wrote firmware in C", "c"),
        ("Models in R & SQL", "r"),
        ("Models in R. Wrote reports", "r"),
        ("Models in SPSS and R. Ggplot too", "r"),
        ("Kept Epic journeys of patients", "epic ehr"),
    ],
)
def test_a_name_is_not_mistaken_for_a_word(line: str, name: str) -> None:
    assert name in shown(line)
    assert mistaken(line) == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "Ran oracle 19c databases",
        "ORACLE DBA for a utility",
        "Posted goods receipts in sap",
        "Wrote go services",
        "Charted in epic on a surgical ward",
        "Built a react front end",
        "Wrote firmware in c for motors",
        "Trained ml models",
        "Tuned the spark jobs",
    ],
)
def test_small_letters_or_capitals_throughout_tell_nothing_against_a_name(line: str) -> None:
    assert mistaken(line) == frozenset()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Planted bulbs in the spring", "spring framework"),
        ("Took the helm of a schooner", "helm charts"),
        ("Drew up 5 ml doses", "ml"),
        ("Changed spark plugs", "apache spark"),
    ],
)
def test_a_name_in_small_letters_is_a_word_by_what_stands_beside_it(line: str, name: str) -> None:
    assert mistaken(line) == {name}


def test_a_line_may_hold_a_name_and_its_word() -> None:
    assert mistaken("Cut slack in schedules by planning them on Slack") == frozenset()


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("UX research with 40 commuters", "user experience research with 40 commuters"),
        ("QA lead", "quality assurance lead"),
        ("Quality assurance tester", "Quality assurance tester"),
        ("Serviced heating, ventilation and air conditioning", "Serviced HVAC"),
        ("Extract, transform, load jobs", "ETL jobs"),
        (
            "PM experience for construction sites",
            "project manager experience for construction sites",
        ),
        ("Shift from 2 PM to 10 PM", "Shift from 2 PM to 10 PM"),
        ("Works in Adobe Illustrator (AI) files", "Works in Adobe Illustrator (AI) files"),
        ("Sold heating, sat by the ventilation", "Sold heating, sat by the ventilation"),
    ],
)
def test_short_forms_are_written_as_what_they_stand_for(line: str, written: str) -> None:
    assert usual(line) == written


def test_whoever_does_a_part_of_a_field_does_the_field() -> None:
    assert "mlop" in shown("Deployed models with MLflow")
    assert "ai" in shown("Trained machine learning models")
    assert "ml" not in shown("Built AI chatbots")


@pytest.mark.parametrize(
    "line", ["Solid working knowledge of Excel", "A solid work ethic", "Very solid work"]
)
def test_solid_work_is_no_solidworks(line: str) -> None:
    assert "solidwork" not in terms(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Recognized for going above and beyond", "go"),
        ("On-going maintenance, out going mail, comings and goings", "go"),
        ("Used the Go Math and Eureka resources", "go"),
        ("ISO/TS 16949 audits", "typescript"),
        ("Held a TS/SCI clearance", "typescript"),
        ("C oursework in technical writing", "c"),
        ("R ecognized by management", "r"),
        ("Bachelor of Science, C. S. U. Dominguez Hills", "c"),
    ],
)
def test_what_only_looks_like_a_name_is_none(line: str, name: str) -> None:
    assert name not in terms(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Wrote services in Go", "go"),
        ("React with TS", "typescript"),
        ("C developers", "c"),
        ("Used Python and C. Led a team", "c"),
        ("Plan B. C and C++", "c"),
        ("R programming", "r"),
    ],
)
def test_and_the_name_stays_one(line: str, name: str) -> None:
    assert name in terms(line)


def test_a_credential_with_points_is_the_one_without() -> None:
    assert terms("R.N. and C.P.A.") == terms("RN and CPA")


def test_initials_before_a_surname_are_no_credential() -> None:
    assert terms("RN").isdisjoint(terms("Edited R.N. Smith"))


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("Built a Docker image", True),
        ("Deployed a docker container", True),
        ("Ran a Docker host for nine teams", True),
        ("Worked as a docker", False),
        ("Worked as docker at the port", False),
        ("Was a docker in Hull", False),
    ],
)
def test_who_loads_ships_is_a_docker_and_an_image_is_none(line: str, held: bool) -> None:
    assert ("docker" in terms(line)) is held
