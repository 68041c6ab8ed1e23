"""Versions that are written to names, and which are older than what is asked for."""

import pytest

from matcher.lexicon.releases import is_older, releases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Java 8 services", {("java", 8)}),
        ("Java 8, 11 and 17", {("java", 8), ("java", 11), ("java", 17)}),
        ("C++11/14", {("c++", 2011), ("c++", 2014)}),
        ("Legacy C++98 code", {("c++", 1998)}),
        ("Oracle 11g DBA", {("oracle database", 11)}),
        ("PostgreSQL 9.6", {("postgresql", 9)}),
        ("AngularJS apps", {("angular", 1)}),
        ("Windows Server 2022", {("windows server", 2022)}),
        ("HTML5", {("html", 5)}),
        ("Java (8 years)", set()),
        ("Java 8 years", set()),
        ("Excel 20%", set()),
        ("ISO 9001, OSHA 30", set()),
        ("Angular apps for 40 branches", set()),
        ("Java 1.8 and Maven", {("java", 8)}),
        (".NET Core 3.1 services", set()),
        ("Python 2 weeks", set()),
    ],
)
def test_a_version_is_told_by_what_stands_right_behind_its_name(
    text: str, expected: set[tuple[str, int]]
) -> None:
    assert releases(text) == expected


@pytest.mark.parametrize(
    ("line", "asked", "older"),
    [
        ("PostgreSQL 9.6 DBA", "PostgreSQL 14 or higher", True),
        ("Wrote Python 2.7 only", "Python 3", True),
        ("Windows Server 2008 R2", "Windows Server 2019", True),
        ("AngularJS 1.4", "Angular 14+", True),
        ("C++98", "C++17", True),
        ("Moved services from Java 8 to 17", "Java 17", False),
        ("Java 21", "Java 17", False),
        ("Java 1.8 and Maven", "Java 8", False),
        ("Java 1.8 and Maven", "Java 17", True),
        (".NET Core 3.1", ".NET Framework 4.8", False),
        (".NET 4.5 services", ".NET 8", True),
        ("SQL Server 2008 R2 to 2019", "SQL Server 2016", False),
        ("Windows Server 2012 R2, 2016 and 2019", "Windows Server 2019", False),
        ("iOS 5 apps", "iOS 12", False),
        ("AngularJS and Angular 14 apps", "Angular 12", False),
        ("iOS 9 and 14", "iOS 12 apps", False),
        ("SQL Server 2008 R2", "SQL Server 2016", True),
        ("SolidWorks 2015 to present", "SolidWorks 2020", False),
        ("SolidWorks 2015-2022", "SolidWorks 2020", False),
        ("Java 8+", "Java 17", False),
        ("Upgraded PostgreSQL 9.6 clusters to 15", "PostgreSQL 14", False),
        ("Java 8 services", "Java 17 or newer", True),
        ("Java 8 services", "Java 17+", True),
        ("Java 8", "Java 8 or 11", False),
        ("Java 8", "Experience with Java", False),
        ("Java services", "Java 17", False),
        ("Angular 8", "Java 17", False),
    ],
)
def test_a_line_is_older_where_it_names_older_versions_alone(
    line: str, asked: str, older: bool
) -> None:
    assert is_older(line, asked) == older
