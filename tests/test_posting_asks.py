"""What requirements of many occupations ask for: known answers, read as a recruiter would.

Members that must all hold are joined by &, the parts of a choice by |; "..." marks a choice that
others may satisfy too. A long row goes on in the next line.
"""

import pytest

from index.types import Span
from matcher.posting.lines import Line
from matcher.posting.parts import split

CHOICES = """
Experience working in a GLP or GMP environment -> GLP | GMP
Proficient with PowerShell or Bash scripts -> PowerShell | Bash
Experience with one or more areas: Treasury, Procure to Pay, IT Asset Management
    -> Treasury | Procure to Pay | IT Asset Management
Experience with tools such as Jira, Internet of Things, Trello
    -> Jira | Internet of Things | Trello ...
Experience with Epic or Cerner -> Epic | Cerner
Experience with Epic, Cerner or a similar system -> Epic | Cerner ...
Experience with electronic health records such as Epic or Cerner -> Epic | Cerner ...
Experience with Salesforce, HubSpot or a similar CRM -> Salesforce | HubSpot ...
Proficiency in Excel and/or Google Sheets -> Excel | Google Sheets
Knowledge of GAAP or IFRS -> GAAP | IFRS
Experience with Pro Tools, Logic or Ableton -> Pro Tools | Logic | Ableton
At least one of Photoshop, Illustrator or InDesign -> Photoshop | Illustrator | InDesign
Adobe Photoshop, Illustrator, or equivalent -> Adobe Photoshop | Illustrator ...
Social media tools (Hootsuite, Buffer) -> Hootsuite | Buffer ...
Experience with tools such as Jira, Confluence, etc. -> Jira | Confluence ...
Ticketing systems (ServiceNow, Remedy) -> ServiceNow | Remedy ...
Experience with CI/CD tools like Jenkins or GitLab -> Jenkins | GitLab ...
Fluent in French or German -> French | German
CNA or LPN license -> CNA | LPN license
Bilingual in Spanish, Hmong or Tagalog -> Spanish | Hmong | Tagalog
PMP, PRINCE2 or similar -> PMP | PRINCE2 ...
Python or R or Java a must -> Python | R | Java
Familiarity with version control software like Git or SVN preferable -> Git | SVN ...
CISSP or CISM -> CISSP | CISM
PharmD, PhD or MD -> PharmD | PhD | MD
MBA or CPA -> MBA | CPA
CPA, CMA or equivalent -> CPA | CMA ...
SHRM-CP, SHRM-SCP, PHR or SPHR -> SHRM-CP | SHRM-SCP | PHR | SPHR
Certified Nurse Executive or CSSM -> Certified Nurse Executive | CSSM
Java, Python, etc. -> Java | Python ...
Kafka and/or RabbitMQ -> Kafka | RabbitMQ
Statistical programming in R, SAS or Stata -> R | SAS | Stata
Ability to read code in Python, Java or JavaScript -> Python | Java | JavaScript
3+ years of experience with React, Vue or Angular -> React | Vue | Angular
Experience with office software (Word, Excel or similar) -> Word | Excel ...
Yardi, RealPage or Entrata -> Yardi | RealPage | Entrata
GRC platforms such as Archer, AuditBoard or OneTrust -> Archer | AuditBoard | OneTrust ...
Experience with point-of-sale systems or cash registers -> point-of-sale systems | cash registers
Background in cybersecurity, networking or cloud -> cybersecurity | networking | cloud
Methods such as gradient boosting and neural networks -> gradient boosting | neural networks ...
Certification through SOCRA or ACRP -> SOCRA | ACRP
Proficiency in Datamine, Supervisor or Isatis -> Datamine | Supervisor | Isatis
Salesforce or nCino CRM -> Salesforce | nCino CRM
Warehouse experience or training in forklift operation
    -> Warehouse experience | training in forklift operation
Food handling experience or knowledge of food safety
    -> Food handling experience | knowledge of food safety
Experience in sales or background in marketing -> Experience in sales | background in marketing
Experience in any of the following: weaving, dyeing, felting -> weaving | dyeing | felting
BA and 6 years, or MA and 4 years, or PhD -> BA and 6 years | MA and 4 years | PhD
PhD in botany, or MS with 4 years in a herbarium -> PhD in botany | MS with 4 years in a herbarium
Diploma and 3 years of baking, or bachelor's degree
    -> Diploma and 3 years of baking | bachelor's degree
"""

ALL = """
Knowledge of Order to Cash and Record to Report -> Order to Cash & Record to Report
Python and SQL -> Python & SQL
Java, Python -> Java & Python
BA or MA with 5 years of teaching -> BA | MA & 5 years of teaching
Experience with quilting and embroidering -> quilting & embroidering
Experience with bid writing and fundraising -> bid writing & fundraising
Knowledge of band saws and planers -> band saws & planers
Knowledge of wines and spirits -> wines & spirits
Must be skilled in at least two of the following: harp, lute, lyre
    -> harp | lute & harp | lyre & lute | lyre
Both Java and Go -> Java & Go
ACLS and PALS certification -> ACLS & PALS certification
Knowledge of GAAP and IFRS -> GAAP & IFRS
Proficiency with AutoCAD, Revit and Civil 3D -> AutoCAD & Revit & Civil 3D
Fluent in English and Spanish -> English & Spanish
Bilingual English/Spanish -> English & Spanish
Knowledge of Section 504, IDEA and FERPA -> Section 504 & IDEA & FERPA
Experience with MIG and TIG welding -> MIG & TIG welding
Photoshop, Illustrator and InDesign -> Photoshop & Illustrator & InDesign
Hebrew and Arabic -> Hebrew & Arabic
Knowledge of HVAC systems, plumbing and electrical wiring
    -> HVAC systems & plumbing & electrical wiring
Knowledge of payer mix, DRG reimbursement and revenue modeling
    -> payer mix & DRG reimbursement & revenue modeling
Expertise in bulk fuel, potable water and emergency power
    -> bulk fuel & potable water & emergency power
Knowledge of controlled substance handling and record keeping
    -> controlled substance handling & record keeping
Working knowledge of AISC, ACI and ASCE codes -> AISC & ACI & ASCE codes
SQL and relational databases -> SQL & relational databases
Wound care, catheter insertion and IV therapy -> Wound care & catheter insertion & IV therapy
Menu planning and food costing -> Menu planning & food costing
Consumer research and field testing -> Consumer research & field testing
Grant writing and donor relations -> Grant writing & donor relations
Pipeline forecasting and board reporting -> Pipeline forecasting & board reporting
Selling additional services and preparing bids -> Selling additional services & preparing bids
PLC programming and HMI design -> PLC programming & HMI design
Video editing and color grading -> Video editing & color grading
Keyword research and ad copywriting -> Keyword research & ad copywriting
Clean driving record and reliable transportation -> Clean driving record & reliable transportation
"""

MIXED = """
Java or Kotlin, and Spring Boot -> Java | Kotlin & Spring Boot
Docker, Kubernetes, and AWS or GCP -> Docker & Kubernetes & AWS | GCP
Knowledge of SQL and either Tableau or Looker -> SQL & Tableau | Looker
React (or Vue) and TypeScript -> React | Vue & TypeScript
Docker and Kubernetes/OpenShift -> Docker & Kubernetes | OpenShift
Two or more of Python, Go and Rust -> Python | Go & Python | Rust & Go | Rust
CPA or CMA, and 5 years of controllership experience
    -> CPA | CMA & 5 years of controllership experience
BS in Accounting with 5 years of audit experience and knowledge of IFRS
    -> BS in Accounting & 5 years of audit experience & knowledge of IFRS
Possess a BS in Finance or a related field with a minimum of 8+ years of audit experience
    -> Possess a BS in Finance or a related field ... & a minimum of 8+ years of audit experience
High school diploma or GED and 2 years of retail experience
    -> High school diploma or GED & 2 years of retail experience
Bachelor's degree in Nursing and knowledge of wound care
    -> Bachelor's degree in Nursing & knowledge of wound care
BA/BS degree in Design or equivalent practical experience
    -> BA/BS degree in Design | equivalent practical experience ...
Degree in Mathematics or 3 years of teaching experience
    -> Degree in Mathematics | 3 years of teaching experience
Master's degree in accounting or MBA -> Master's degree in accounting | MBA
Bachelor's degree or equivalent military experience
    -> Bachelor's degree | equivalent military experience ...
10+ years of construction experience, with 5 years as a superintendent
    -> 10+ years of construction experience & 5 years as a superintendent
7+ years of finance experience with at least 2 years managing reports
    -> 7+ years of finance experience & at least 2 years managing reports
Must have a valid driver's license and be able to travel between stores
    -> Must have a valid driver's license & be able to travel between stores
Excellent communication skills and the ability to influence others
    -> Excellent communication skills & ability to influence others
Strong organizational skills, with the ability to meet tight deadlines
    -> Strong organizational skills & ability to meet tight deadlines
Willing to travel by car and air; valid driver's license
    -> Willing to travel by car and air & valid driver's license
Python; Spark preferred -> Python
Doctorate in pharmacy from an accredited institution and active state licensure
    -> Doctorate in pharmacy from an accredited institution & active state licensure
English; Spanish preferred -> English
Master's degree in Social Work; LCSW preferred -> Master's degree in Social Work
Strong Excel and PowerPoint; SAP a plus -> Excel & PowerPoint
Statistical methods, including DOE, SPC and FMEA, using Minitab or JMP
    -> DOE | SPC | FMEA ... & Minitab | JMP
"""

TRAITS = """
Strong communication and collaboration skills -> Strong communication & collaboration skills
Creative problem-solving skills and excellence in debugging
    -> Creative problem-solving skills & excellence in debugging
Capable of multitasking, triaging, and problem-solving
    -> multitasking & triaging & problem-solving
Patience, empathy and a sense of humor -> Patience & empathy & a sense of humor
Patient, kind and reliable -> Patient & kind & reliable
Reliable and punctual -> Reliable & punctual
Must be punctual, honest and courteous -> punctual & honest & courteous
Detail-oriented and organized -> Detail-oriented & organized
Attention to detail and accuracy -> Attention to detail & accuracy
Strong attention to detail and strong work ethic -> Strong attention to detail & strong work ethic
Critical thinking and sound judgment -> Critical thinking & sound judgment
Resilience and stamina -> Resilience & stamina
Time management, multitasking and prioritization
    -> Time management & multitasking & prioritization
Excellent interpersonal, leadership, and communication skills
    -> Excellent interpersonal & leadership & communication skills
Excellent listening, negotiation and presentation skills
    -> Excellent listening & negotiation & presentation skills
Excellent listening skills and empathy -> Excellent listening skills & empathy
Analytical and problem-solving skills -> Analytical & problem-solving skills
Excellent project management skills and attention to detail
    -> Excellent project management skills & attention to detail
Excellent customer service skills and a friendly attitude
    -> Excellent customer service skills & a friendly attitude
Strong interpersonal skills and a passion for teaching
    -> Strong interpersonal skills & a passion for teaching
Punctuality and a positive attitude -> Punctuality & a positive attitude
Honest, hardworking and dependable -> Honest & hardworking & dependable
Objective and fair-minded -> Objective & fair-minded
Curious, creative and comfortable with ambiguity
    -> Curious & creative & comfortable with ambiguity
Comfortable with ambiguity and eager to learn -> Comfortable with ambiguity & eager to learn
Self-motivated and able to work independently -> Self-motivated & able to work independently
Interpersonal skills and ability to build rapport with patients
    -> Interpersonal skills & ability to build rapport with patients
Self-starter; thrives in ambiguity -> Self-starter & thrives in ambiguity
Tenacity and grit -> Tenacity & grit
Poise under pressure and strong interpersonal skills
    -> Poise under pressure & strong interpersonal skills
Honesty and strong ethics -> Honesty & strong ethics
Eye for design and attention to visual detail -> Eye for design & attention to visual detail
Professional appearance and strong work ethic -> Professional appearance & strong work ethic
"""

WHOLE = """
5 years of welding in shipyards
5+ years of IT audit experience in public accounting or internal audit
5 years of experience in technical leadership and people management
3+ years of experience in hospitality or retail
5+ years programming multi-axis mills with Mastercam, NX CAM or hyperMILL
2 years of experience in app development on Android and/or iOS
10+ years of internal audit experience, including at least 3 years in a managerial role
Experience with infusion pumps in a regulated environment
Knowledge of Python and SQL in a regulated environment
Experience with AWS or Azure for data warehousing
Designing data platforms on AWS, Azure or Google Cloud
Led global implementation of an HCM suite such as Workday or Oracle
Managing budgets in SAP or Oracle
Public speaking to groups in Italian and English
Able to teach in English and Spanish
Video production and motion graphics using After Effects or Premiere
Reconcile customer accounts in an ERP such as SAP, Oracle or NetSuite
Experience running campaigns on Facebook and Instagram
Salesforce administration, including flows, validation rules and integrations
Knowledge of the Denver housing market, including pricing trends and school districts
Knowledge of international tax, including GILTI, Subpart F and transfer pricing
Experience in a unionized environment, including contract negotiation and grievance handling
Board-level sustainability reporting (CDP, SBTi)
Demand forecasting and rate strategy (IDeaS, Duetto)
Registered health professional (NMC, HCPC, GMC)
Experience with relational databases and NoSQL stores such as MongoDB or Cassandra
Experience with K-12 or hospitality projects
AWS or Azure cloud security auditing
Experience in West or Central Africa
Experience with students receiving special education or Section 504 services
CRM experience, Raiser's Edge or Salesforce
Experience with Angular 12 or later
Inspires and motivates large teams
Experience in performance testing, e.g., JMeter, LoadRunner.
Champions engineering quality, test coverage and code health
Experience with workforce management and forecasting tools
Experience in a regulated field such as healthcare or finance
BS with 8+ years, MS with 5+ years or PhD in chemistry
Understanding of employment law in Great Britain and Northern Ireland
Architecting distributed back-end services in cloud environments such as AWS or GCP
Experience with USDA-inspected meat and poultry operations
PLC programming experience with Rockwell or Siemens
Salesforce or Marketo certification
Certified Diabetes Care and Education Specialist (CDCES)
Immigration law experience, including asylum, removal defense and family petitions
Operator qualification programs, including training and competency testing
Leadership and line management of a learning team
Spots recurring problems and raises them
OSHA 10 or higher
CDL A or B
AWS Solutions Architect - Associate or higher
Bachelor's degree or higher in Nursing
Minimum of 3 years of warehouse experience
High school diploma or GED
Mathematics, physics or chemistry degree
Knowledge of ISO 13485 or FDA software as a medical device
Deep knowledge of Marketo and Salesforce, with certification in at least one of them
Good command of English and one more European language
Calm, clear communicator
Honest and transparent communicator who owns results
Strong written and verbal communication skills
Strong verbal, written and interpersonal skills
Stays calm and positive when the store is busy
Comfortable with ambiguity and change
Ability to prioritize and meet project deadlines
Willing to learn and adapt
Able to hold others accountable and give constructive feedback
Comfortable presenting to customers and leadership
Empathy and patience with employees in difficult situations
Accuracy and close attention to detail when preparing medication
Compassionate and patient with residents
Coaching and developing staff
Trains fellows and students
Manage rent collection, delinquencies and evictions
Ability to read blueprints and schematics
Ability to write speeches, op-eds and annual reports
Ability to lift 50 lbs and stand for long periods
Ability to work a flexible schedule including weekends and holidays
Experience working with engineering teams, business owners, and product managers
Experience teaching algebra and geometry in secondary schools
Experience in a law firm or corporate legal department
Tax preparation and bookkeeping experience
Fire cause and origin investigation
Surgical and anesthesia support
Food safety and allergen management
Knowledge of anatomy and physiology
Education, Health and Care Plans
NMLS registration or ability to obtain
Experience communicating research through papers, posters or talks
Designs for scale and monitors services with tools such as Splunk or New Relic
Experience opening and closing the store, including cash reconciliation and deposits
Experience with loading and unloading
Experience with compensation and benefits
Experience with black and white photography
Knowledge of design and implementation of sprinklers
Experience with planning and running fairs
Experience with brewing and kegging beers
Experience with lamps and lighting systems
Knowledge of safety rules and standards
Austin, Texas
Nursing, Pediatrics
"""


def shown(text: str) -> str:
    members = split(Line(Span(0, len(text)), text, text))
    return " & ".join(
        " | ".join(part.text for part in member.parts) + (" ..." if member.open_ended else "")
        for member in members
    )


def rows(*tables: str) -> list[list[str]]:
    joined = (table.strip().replace("\n    -> ", " -> ") for table in tables)
    return [row.split(" -> ") for table in joined for row in table.splitlines()]


@pytest.mark.parametrize(("line", "parts"), rows(CHOICES, ALL, MIXED, TRAITS))
def test_a_requirement_asks_for_its_parts(line: str, parts: str) -> None:
    assert shown(line) == parts


@pytest.mark.parametrize("line", WHOLE.strip().splitlines())
def test_what_belongs_together_is_not_torn_apart(line: str) -> None:
    members = split(Line(Span(0, len(line)), line, line))
    assert [part.text for member in members for part in member.parts] == [line]


@pytest.mark.parametrize("line", [row[0] for row in rows(CHOICES, ALL, MIXED, TRAITS)])
def test_parts_are_slices_in_the_order_of_the_text(line: str) -> None:
    members = split(Line(Span(7, 7 + len(line)), line, line))
    for member in members:
        for part in member.parts:
            assert line[part.span.start - 7 : part.span.end - 7] == part.text
        starts = [part.span.start for part in member.parts]
        assert starts == sorted(starts)
