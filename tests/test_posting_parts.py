"""What one line asks for, piece by piece. Members that must all hold are joined by &; "..." marks
a choice that others may satisfy too."""

import pytest

from index.types import Span
from matcher.posting.lines import Line
from matcher.posting.parts import split


def shown(text: str) -> str:
    members = split(Line(Span(0, len(text)), text, text))
    return " & ".join(
        " | ".join(part.text for part in member.parts) + (" ..." if member.open_ended else "")
        for member in members
    )


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Experience with Python, C++, C, Java or other related languages",
            "Python | C++ | C | Java ...",
        ),
        (
            "Experience with deep learning frameworks such as Pytorch or Tensorflow",
            "Pytorch | Tensorflow ...",
        ),
        ("Proficient in Python and SQL", "Python & SQL"),
        ("BSN with 2 years or MSN", "BSN with 2 years | MSN"),
        ("RN, BSN or LPN required", "RN | BSN | LPN"),
        (
            "Knowledge of data structures and algorithms",
            "Knowledge of data structures and algorithms",
        ),
        (
            "Understanding of data structures, algorithms, and networking",
            "data structures & algorithms & networking",
        ),
        ("RN license, BSN and BLS", "RN license & BSN & BLS"),
        ("Fluency in R or Python", "R | Python"),
        ("SQL and (Python or R)", "SQL & Python | R"),
        ("SQL, Python, and R", "SQL & Python & R"),
        ("Expert knowledge of a language (such as R or Python) and SQL", "R | Python ... & SQL"),
        ("Expert knowledge of Scala and/or Python", "Scala | Python"),
        (
            "Proficiency in COSO, US GAAP, and auditing principles.",
            "COSO & US GAAP & auditing principles",
        ),
        (
            "Mastery of some or all of the following: SQL, Python, and Tableau",
            "SQL | Python | Tableau",
        ),
        ("Strong SQL and Python", "SQL & Python"),
        ("Experience with Google Ads (Search, Display)", "Google Ads | Search | Display ..."),
        ("Advanced skills in Excel (macros and VBA)", "Excel | macros | VBA ..."),
        (
            "Learning with one or more approaches such as CNNs, SVM, and Bayes",
            "CNNs | SVM | Bayes ...",
        ),
        (
            "Concepts such as Spectral Norms, Instance Norms, and/or Losses",
            "Spectral Norms | Instance Norms | Losses ...",
        ),
        ("At least one of Java, Kotlin and Scala", "Java | Kotlin | Scala"),
        ("Knowledge of SQL, Python, R, etc.", "SQL | Python | R ..."),
        ("Familiarity with Pandas, Numpy, Keras", "Pandas & Numpy & Keras"),
        (
            "Business intelligence tools (Looker, Tableau, Power BI etc.)",
            "Looker | Tableau | Power BI ...",
        ),
        (
            "Experience with BI tools (e.g. Tableau, QuikSight) and clusters (e.g. Hadoop, EMR)",
            "Tableau | QuikSight ... & Hadoop | EMR ...",
        ),
        (
            "Statistical software (R, SAS or similar) and databases (SQL or equivalent)",
            "R | SAS ... & SQL ...",
        ),
        (
            "Proficient in Python and libraries such as Pandas or NumPy",
            "Python & Pandas | NumPy ...",
        ),
        (
            "Experience with frameworks and packages such as TensorFlow and PyTorch",
            "TensorFlow | PyTorch ...",
        ),
        ("Proficient in Python, R, or VBA languages", "Python | R | VBA"),
        (
            "Experience with data governance and data management",
            "data governance & data management",
        ),
        (
            "Knowledge of statistics, probability, and calculus",
            "statistics & probability & calculus",
        ),
        (
            "Strong communication skills and experience with Jira",
            "Strong communication skills & experience with Jira",
        ),
        (
            "5+ years of sales experience; 2+ years of leadership experience",
            "5+ years of sales experience & 2+ years of leadership experience",
        ),
        (
            "Bachelor's degree in Law and 3 years of experience",
            "Bachelor's degree in Law & 3 years of experience",
        ),
        (
            "BA/BS degree in CS, Engineering or equivalent practical experience",
            "BA/BS degree in CS, Engineering | equivalent practical experience ...",
        ),
        (
            "Master's degree in Statistics or PhD in Physics",
            "Master's degree in Statistics | PhD in Physics",
        ),
        (
            "Bachelor's degree or 8 years of work experience",
            "Bachelor's degree | 8 years of work experience",
        ),
        (
            "Two years in retail; or a diploma in commerce",
            "Two years in retail | a diploma in commerce",
        ),
        ("Knowledge of HIPAA and either SOC 2 or ISO 27001", "HIPAA & SOC 2 | ISO 27001"),
        ("Knowledge of HIPAA and one of SOC 2 or ISO 27001", "HIPAA & SOC 2 | ISO 27001"),
        ("Knowledge of statistics and either R or Python", "statistics & R | Python"),
        ("Python and either Scala or Java", "Python & Scala | Java"),
        ("HTML, CSS and either React or Vue", "HTML & CSS & React | Vue"),
        ("Docker, Kubernetes and either AWS or GCP", "Docker & Kubernetes & AWS | GCP"),
        ("Python, and with SQL or NoSQL", "Python & SQL | NoSQL"),
        ("Strong Python, SQL and/or R", "Python | SQL | R"),
        ("C/C++", "C | C++"),
        ("Experience with C/C++ and Python", "C | C++ & Python"),
        ("Python and SQL, and with Docker", "Python & SQL & Docker"),
        ("SAS (or similar) and SQL", "SAS ... & SQL"),
        ("TensorFlow/PyTorch", "TensorFlow | PyTorch"),
        ("Java or C/C++", "Java | C | C++"),
        ("Python (or R) and SQL", "Python | R & SQL"),
        ("Java or Kotlin, and Spring", "Java | Kotlin & Spring"),
        (
            "Experience with AWS, GCP, or Azure, and Terraform or Pulumi",
            "AWS | GCP | Azure & Terraform | Pulumi",
        ),
        ("At least two of: Python, Java, Go", "Python | Java & Python | Go & Java | Go"),
        ("Two or more of the following: Rust and Zig", "Rust & Zig"),
        ("Two of Python, Java, Go", "Python | Java & Python | Go & Java | Go"),
        (
            "Three or more of: Rust, Zig, Go, Python",
            "Rust | Zig & Rust | Go & Rust | Python & Zig | Go & Zig | Python & Go | Python",
        ),
        ("At least three of the following: Rust, Zig, Go", "Rust & Zig & Go"),
        (
            "Engineering experience via an internship, work experience, coding competitions, or "
            "widely used contributions in open source repositories (e.g. GitHub)",
            "internship | work experience | coding competitions | widely used contributions",
        ),
    ],
)
def test_a_list_is_cut_into_what_it_names(line: str, parts: str) -> None:
    assert shown(line) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Experience communicating complex research in a clear, precise, and actionable manner",
        "Experience working and communicating cross functionally in a team environment",
        "Demonstrated experience and self-driven motivation in solving analytical problems",
        "Must obtain work authorization at the time of hire and maintain it during employment",
        "Strong verbal and written communication skills",
        "Experience in research and development",
        "Experience with the Department of Health and Human Services",
        "Knowledge of relational, dimensional, and graph databases",
        "Familiarity with small scale and large scale environments",
        "Knowledge of and experience with modern validation methods",
        "Strong understanding and experience using spreadsheets",
        "Excellent interpersonal and leadership skills with the ability to guide others",
        "Skills to use web search and scientific databases",
        "Python and SQL or R",
        "Spring and Java or Kotlin",
        "Python and SQL, or R",
        "Python or R, and with SQL or NoSQL",
        "Strong communication and either SQL or R",
        "Ability to work in teams and with Python or R",
        "Scripting in Python and in many a shell",
        "Experience with CI/CD",
        "Experience with Map/Reduce",
        "Background in Data Science/Analytics",
        "Knowledge of TCP/IP",
        "A/B testing",
        "Contributions in open source repositories (e.g. GitHub)",
        "Knowledge of Structured Query Language (SQL)",
        "Ability to travel between 20 and 30 percent of the time",
        "Patience",
        "Knowledge and experience with SQL queries",
        "Proficiency and experience in building data pipelines",
        "Moreover, experience in payroll would be an advantage",
    ],
)
def test_what_is_no_sure_list_stays_whole(line: str) -> None:
    assert shown(line) == line


def test_a_part_of_half_a_paragraph_leaves_the_line_whole() -> None:
    asks = (
        "strong communication in a calm and friendly way with customers who are difficult to deal"
    )
    line = f"For this position: {asks} with by phone or by letter; 5 years of Excel"
    assert shown(line) == line


def test_a_bracket_of_manners_is_no_list_of_skills() -> None:
    line = "Excellent skills in communication (Oral & Written)"
    assert shown(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Currently has or is obtaining a Ph.D. in Computer Science, or relevant technical field",
        "Bachelor's degree in Finance, Economics, or a related field",
    ],
)
def test_a_degree_keeps_its_fields_and_says_that_others_will_do(line: str) -> None:
    assert shown(line) == line + " ..."


def test_examples_of_one_of_several_asks_do_not_stand_for_them_all() -> None:
    line = (
        "Proven track record of results as demonstrated by grants, patents, as well as "
        "publications at conferences such as NeurIPS, ICLR, ACL, IEEE S&P, MLSys, or similar"
    )
    assert shown(line) == line


def test_a_long_list_of_examples_is_one_choice() -> None:
    line = "Papers at conferences such as NeurIPS, ICLR, ACL, IEEE S&P, MLSys, or similar"
    assert shown(line) == "NeurIPS | ICLR | ACL | IEEE S&P | MLSys ..."


def test_parts_say_where_they_stand_in_the_document() -> None:
    text = "Requirements: Python and SQL"
    line = Line(Span(14, 28), text[14:], text[14:])
    assert [(p.text, p.span) for member in split(line) for p in member.parts] == [
        ("Python", Span(14, 20)),
        ("SQL", Span(25, 28)),
    ]
