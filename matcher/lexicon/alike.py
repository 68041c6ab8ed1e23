"""Things of one kind: what an open list takes beside its examples. All of it is data.

A line of `TABLE` is ``kind: name, name``; a kind may have several lines. Names are written as they
are shown. A kind is narrow, and names that are plain words too count as `matcher.lexicon.words`
tells them: who asks for "Python, Java or other languages" takes Rust, and nobody who asks for a
SIEM takes any tool that watches servers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from matcher.lexicon.words import terms

TABLE = """
language: Python, Java, C, C++, C#, Go, Rust, Ruby, Scala, Kotlin, Swift, Perl, PHP, R, MATLAB
language: JavaScript, TypeScript, Julia, Haskell, Erlang, Fortran, Objective-C, Visual Basic
cloud: AWS, Azure, GCP, DigitalOcean
deep learning: PyTorch, TensorFlow, Keras, JAX, MXNet
relational: PostgreSQL, MySQL, SQL Server, SQLite, Oracle Database, DB2
documents: MongoDB, Cassandra, DynamoDB, Couchbase
warehouse: Snowflake, Redshift, BigQuery, Teradata
queue: Kafka, Kinesis, RabbitMQ
front end: React.js, Angular, Vue.js, Svelte
back end: Django, Flask, FastAPI, Ruby on Rails, Spring Boot, Laravel, Express.js, Symfony
ci: Jenkins, CircleCI, GitLab, TeamCity
infrastructure: Terraform, CloudFormation, Pulumi, Ansible
charts: Tableau, Power BI, Looker, QlikView, Sisense, MicroStrategy
crm: Salesforce, HubSpot, Zoho, Pipedrive, Dynamics 365
erp: SAP, NetSuite, PeopleSoft, Dynamics 365, Odoo
books: QuickBooks, Xero, FreshBooks
hris: Workday, BambooHR, ADP, UKG, Paylocity
tickets: Zendesk, ServiceNow, Freshdesk, Jira
tasks: Jira, Asana, Trello, Smartsheet
versions: Git, SVN, Mercurial, Perforce
statistics: SPSS, SAS, Stata, R, Minitab, JMP
cad: SolidWorks, CATIA, Creo, Inventor
ehr: Cerner, Meditech, Allscripts, Epic, athenahealth, PointClickCare, eClinicalWorks, MatrixCare
dental: Dentrix, Eaglesoft
dispensing: Pyxis, Omnicell
learning: Blackboard, Moodle, Schoology
logging: Samsara, Omnitracs, KeepTruckin
design: Figma, Sketch, InVision
email: Mailchimp, Marketo, Klaviyo, Pardot
tests: Selenium, Playwright, Appium
law: Westlaw, LexisNexis
"""
# Initials, grades, an airline, "Go Math", sap in maple trees: they count beside another name of
# their kind.
UNSURE = frozenset(("C", "R", "Go", "Selenium", "Angular", "ADP", "SAS", "SAP"))


@cache
def kinds() -> tuple[Mapping[str, str], ...]:
    """Each kind as its terms (`words.terms`), with how each is shown."""
    found: dict[str, dict[str, str]] = {}
    for line in TABLE.strip().splitlines():
        kind, _, names = line.partition(": ")
        for name in names.split(", "):
            # Of "SQL Server" the name itself, and not the SQL that it is too.
            found.setdefault(kind, {})[max(terms(f"with {name}"), key=len)] = name
    return tuple(found.values())
