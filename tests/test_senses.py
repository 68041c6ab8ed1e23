"""Words that spell the name of a tool and name something else, and the same words as the name."""

import pytest

from matcher.lexicon.words import mistaken, terms

OTHER = [
    ("Trained welders to American Welding Society (AWS) standards", "aws"),
    ("Welded to AWS structural codes", "aws"),
    ("Painted azure tiles at Azure Resort", "azur"),
    ("Managed catering at Oracle Park", "oracle database"),
    ("Flight attendant with SAS (Scandinavian Airlines)", "sas"),
    ("Substance Abuse Professional (SAP) evaluations", "sap"),
    ("Repaired LMS valves", "lms"),
    ("Framed S, R and T beams", "r"),
    ("Assisted Cooper R. with filing", "r"),
    ("Organized parties at R Life Events", "r"),
    ("Policy intern, R Street Institute", "r"),
    ("Treated hepatitis A, B and C", "c"),
    ("Served on Committee C", "c"),
    ("Swift Transportation driver", "swift language"),
    ("Took swift action on complaints", "swift language"),
    ("Rust prevention and coating", "rust language"),
    ("Removed rust from hulls", "rust language"),
    ("Helped students excel", "ms excel"),
    ("Assistant to Ruby Jones", "ruby language"),
    ("Fed the giant pandas", "panda"),
    ("Monty Python theatre production", "python"),
    ("Extra in Django Unchained", "django"),
    ("Grilled lean meats", "lean"),
    ("Promoted unity among staff", "unity engine"),
    ("Cells grown in a T75 flask", "flask framework"),
    ("Slack adjusters replaced on trucks", "slack"),
    ("Worked at the confluence of two rivers", "confluenc"),
    ("Nurse for the Apache Tribe", "apach"),
    ("Ran a puppet theatre", "puppet automation"),
    ("Measured selenium in soil", "selenium"),
    ("Trained a salesforce of 20", "salesforc"),
    ("Measured angular velocity", "angular"),
]
NAMES = [
    ("Deployed services on AWS with Terraform", "aws"),
    ("AWS, Docker, Linux", "aws"),
    ("Ran AWS workloads for a welding firm's web shop", "aws"),
    ("Moved 40 servers to Azure", "azur"),
    ("azure data factory pipelines", "azur"),
    ("Closed the books in Oracle", "oracle database"),
    ("Modelled airline delays in SAS", "sas"),
    ("Entered orders in SAP", "sap"),
    ("Wrote models in R", "r"),
    ("Using R, I built models of churn", "r"),
    ("Ran tests in R, A/B testing", "r"),
    ("SPSS, R, S-Plus", "r"),
    ("Python R. and Stata", "r"),
    ("C, C++ and R", "c"),
    ("Built iOS apps in Swift", "swift language"),
    ("Wrote Rust services", "rust language"),
    ("word, excel, powerpoint", "ms excel"),
    ("Taught students Excel", "ms excel"),
    ("Ruby, Rails, Go", "ruby language"),
    ("pandas, numpy for zoo visits", "panda"),
    ("Django, Flask", "django"),
    ("Led lean events on the line", "lean"),
    ("Built games in Unity", "unity engine"),
    ("Wrote services in Flask", "flask framework"),
    ("Slack, Zoom", "slack"),
    ("Wrote Selenium tests", "selenium"),
    ("Administered salesforce for 200 users", "salesforc"),
    ("Moved angular forms to React", "angular"),
]


@pytest.mark.parametrize(("line", "name"), OTHER)
def test_a_word_in_another_sense_is_not_the_name(line: str, name: str) -> None:
    assert name not in terms(line)
    assert name in mistaken(line)


@pytest.mark.parametrize(("line", "name"), NAMES)
def test_the_name_stays_the_name(line: str, name: str) -> None:
    assert name in terms(line)
    assert mistaken(line) == frozenset()
