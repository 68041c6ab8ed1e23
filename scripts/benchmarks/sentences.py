"""Sentences of resumes and postings made from the project's own templates.

Used where real lines are not at hand: to calibrate the quantised model and to measure speed. The
same `seed` gives the same sentences on every machine.
"""

from __future__ import annotations

import random
import re

_SLOT = re.compile(r"\{(\w+)\}")

TEMPLATES = (
    # what a resume says
    "{did} {thing} for {whom}, {result}.",
    "{did} {thing} using {tool}, {tool2} and {tool3}",
    "{did} {thing} and {doing} {thing2} across {number} {places}; {result}",
    "{role}, {employer}, {city}",
    "{role} | {employer} | {month} {year} - {month2} {year2}",
    "{employer} ({city}) {month} {year} to present",
    "{tool}, {tool2}, {tool3}, {tool4}, {tool5}",
    "Languages: {language} (native), {language2} (working proficiency)",
    "{degree} in {field}, {school}, {year}",
    "{school} - {degree}, {field}; GPA {gpa}; thesis on {topic}",
    "{certificate}, {year}",
    "{role} with {number} years of experience in {field} and {topic}.",
    "{adjective} {role} known for {doing} {thing} under {pressure}",
    "{did} a team of {number} {people} and {did2} {thing}",
    "Cut {cost} by {percent}% through {topic} and {topic2}",
    "\u201c{topic_title}\u201d, with two co-authors, {venue} {year}",
    "- {did} {thing} ({tool}, {tool2})",
    "Volunteer, {place}: {did} {thing2} for {whom}",
    "Received the {award} for {doing} {thing}",
    "{did} {number} {people} on {topic}",
    # what a posting asks
    "{degree} in {field}, {field2} or a related field, or equivalent practical experience.",
    "{number}+ years of experience {doing} {thing}.",
    "Experience with {tool}, {tool2} or similar.",
    "Knowledge of {topic}, including {topic2} and {tool}",
    "Ability to {verb} {thing} and to explain {topic} to {people}.",
    "You have {quality} and {quality2}.",
    "You will {verb} {thing} together with {people}.",
    "{verb} {thing} and {verb2} {thing2}.",
    "Must be authorized to work in {country} and willing to travel up to {percent}% of the time.",
    "Currently enrolled in a {degree} program in {field} and intending to return to it.",
    "Fluency in {language}; {language2} is a plus.",
    "{certificate} preferred",
    "Strong {topic} skills; exposure to {topic2} is welcome but not required",
    "Valid driver's license and able to lift {number} pounds.",
    "We are looking for a {adjective} {role} to {verb} {thing} in {city}, where {people} rely on "
    "{topic} every day and where {doing} {thing2} has become the hardest part of the work.",
)

WORDS: dict[str, tuple[str, ...]] = {
    "did": tuple(
        "Led|Built|Designed|Migrated|Automated|Negotiated|Audited|Wrote|Trained|Coordinated|"
        "Launched|Maintained|Analyzed|Supervised|Reduced|Taught|Repaired|Translated|Managed|"
        "Deployed|Evaluated|Documented|Sold|Scheduled|Prepared|Mentored|Researched|Monitored".split(
            "|"
        )
    ),
    "doing": tuple(
        "building|leading|reviewing|testing|running|planning|improving|writing|teaching|selling|"
        "analyzing|maintaining|designing|scaling|securing|auditing|coordinating|measuring".split(
            "|"
        )
    ),
    "verb": tuple(
        "design|lead|review|test|run|plan|improve|write|teach|analyze|maintain|present|scale|"
        "secure|audit|coordinate|measure|prioritize|own|support|debug|forecast|negotiate".split("|")
    ),
    "thing": tuple(
        "data pipelines|a payment service|month-end closing reports|patient intake forms|"
        "marketing campaigns|machine learning models|lesson plans|a warehouse layout|REST APIs|"
        "supplier contracts|clinical trials|safety inspections|a mobile app|embedded firmware|"
        "customer onboarding|the hiring process|distributed training jobs|annual budgets|"
        "HVAC systems|circuit boards|retrieval and ranking systems|legal briefs|user interviews|"
        "network infrastructure|a recommendation engine|menus and food orders|grant proposals|"
        "fraud detection rules|payroll for hourly staff|gas pipelines|simulation software|"
        "language model evaluations|a design system|vendor risk assessments|welding fixtures|"
        "a 40-bed ward|social media content|CI/CD workflows|tax returns|inventory counts".split("|")
    ),
    "whom": tuple(
        "enterprise clients|first-year students|the finance department|non-profit partners|"
        "emergency patients|three regional offices|external auditors|retail customers|"
        "a fleet of 60 trucks|internal research teams|government agencies|new employees".split("|")
    ),
    "result": tuple(
        "saving 12 hours a week|raising revenue by $1.4M|cutting latency from 900 ms to 120 ms|"
        "with zero audit findings|which doubled retention within two quarters|"
        "ahead of schedule and under budget|serving 3 million requests a day|"
        "reducing errors by 35%|winning the account back|now the company standard|"
        "adopted in 14 countries|improving test coverage to 92%".split("|")
    ),
    "tool": tuple(
        "Python|Java|C++|C#|Go|Rust|R|SQL|PyTorch|TensorFlow|JAX|Excel|Tableau|Power BI|SAP|AWS|"
        "Azure|GCP|Kubernetes|Docker|Terraform|React|TypeScript|Node.js|PostgreSQL|MongoDB|Spark|"
        "Kafka|Airflow|Salesforce|HubSpot|QuickBooks|AutoCAD|SolidWorks|MATLAB|Photoshop|Figma|"
        "Jira|Git|Linux|Bash|Swift|Kotlin|Ruby on Rails|Django|FastAPI|Epic EHR|SPSS|Stata|SAS|"
        "Hadoop|Snowflake|dbt|Looker|ServiceNow|Ansible|Jenkins|GraphQL|CUDA|OpenCV|scikit-learn|"
        "pandas|NumPy|Verilog|LabVIEW|ArcGIS|Selenium|Hugging Face Transformers|LangChain".split(
            "|"
        )
    ),
    "role": tuple(
        "Software Engineer|Registered Nurse|Accountant|Data Scientist|Project Manager|Sous Chef|"
        "Sales Associate|High School Teacher|Mechanical Engineer|Research Intern|Paralegal|"
        "UX Designer|Electrician|HR Generalist|Financial Analyst|Product Manager|Flight Attendant|"
        "Civil Engineer|Marketing Coordinator|Machine Learning Engineer|Security Analyst|"
        "Store Manager|Physical Therapist|Construction Superintendent|Bank Teller".split("|")
    ),
    "employer": tuple(
        "Northwind Logistics|Harbor Street Bank|St. Brigid Hospital|Oakfield School District|"
        "Lumen & Sons|Quarry Robotics|Ferro Steel GmbH|Bluepine Software, Inc.|City of Aldermoor|"
        "Saffron Kitchen|Meridian Legal LLP|Tidewater University Lab|Apex Fitness Clubs".split("|")
    ),
    "city": tuple(
        "Austin, TX|Berlin, Germany|Toronto, ON|Bengaluru, India|Remote|Lagos, Nigeria|"
        "Manchester, UK|S\u00e3o Paulo, Brazil|Osaka, Japan|Denver, CO|Z\u00fcrich".split("|")
    ),
    "month": tuple("Jan|Feb|March|April|May|June|Jul|08/|Sept|October|Nov.|12/".split("|")),
    "degree": tuple(
        "Bachelor's degree|BSc|Master of Science|MBA|PhD|Ph.D.|Associate degree|B.A.|"
        "High school diploma|Doctorate|M.Eng.|Diploma".split("|")
    ),
    "field": tuple(
        "computer science|electrical engineering|statistics|nursing|accounting|economics|physics|"
        "business administration|psychology|marketing|mathematics|education|law|biology|"
        "mechanical engineering|linguistics|public health|culinary arts|information systems|"
        "finance|hospitality management|artificial intelligence".split("|")
    ),
    "school": tuple(
        "University of Aldermoor|Tidewater Institute of Technology|Oakfield Community College|"
        "Westmark State University|\u00c9cole de Montclair|Harrow Vale School of Business".split(
            "|"
        )
    ),
    "topic": tuple(
        "natural language processing|cash flow forecasting|wound care|object-oriented design|"
        "conflict resolution|supply chain planning|reinforcement learning|A/B testing|food safety|"
        "information security|classroom management|statistical inference|GAAP reporting|"
        "computer vision|contract law|lean manufacturing|AI alignment and safety|search ranking|"
        "customer service|distributed systems|human-computer interaction|data governance|"
        "interpretability of neural networks|compiler optimization|HIPAA compliance|"
        "time management|team leadership|demand generation|structural analysis".split("|")
    ),
    "topic_title": tuple(
        "Learning to Rank Short Texts|Corrosion in Coastal Bridges|Sleep and Shift Work in Nurses|"
        "Robust Estimation under Drift|Reading Aloud in Early Classrooms|"
        "Scalable Oversight of Language Models|Queueing in Emergency Wards".split("|")
    ),
    "venue": tuple(
        "NeurIPS|Journal of Structural Safety|ACL|The Nursing Review|IEEE Transactions".split("|")
    ),
    "certificate": tuple(
        "AWS Certified Solutions Architect|Certified Public Accountant (CPA)|CISSP|PMP|"
        "First aid and CPR certification|Series 7 license|Six Sigma Green Belt|RN license|"
        "OSHA 30-hour card|Google Analytics certification|TOEFL 112|ServSafe Manager".split("|")
    ),
    "language": tuple(
        "English|Spanish|French|Mandarin Chinese|German|Arabic|Portuguese|Hindi|Japanese|"
        "American Sign Language".split("|")
    ),
    "adjective": tuple(
        "detail-oriented|self-motivated|curious|results-driven|bilingual|senior|hands-on|"
        "licensed|entry-level|customer-focused".split("|")
    ),
    "pressure": tuple("tight deadlines|strict regulation|a small budget|heavy load".split("|")),
    "people": tuple(
        "engineers|nurses|stakeholders|executives|interns|volunteers|analysts|cashiers|"
        "researchers|non-technical audiences|designers and product managers|subcontractors".split(
            "|"
        )
    ),
    "places": tuple("stores|sites|time zones|teams|states|hospitals|countries".split("|")),
    "place": tuple("food bank|animal shelter|public library|coding club for girls".split("|")),
    "cost": tuple("cloud costs|overtime|waste|page load time|staff turnover|energy use".split("|")),
    "award": tuple(
        "Employee of the Year award|dean's list distinction|Best Paper prize|safety award".split(
            "|"
        )
    ),
    "quality": tuple(
        "excellent written and verbal communication|a strong work ethic|an eye for detail|"
        "the patience to teach|good judgment under uncertainty|a sense of humor|"
        "a record of shipping products|intellectual curiosity".split("|")
    ),
    "country": tuple("the United States|Canada|the EU|India|the United Kingdom".split("|")),
    "number": tuple("2|3|4|5|7|8|10|12|15|25|40|120".split("|")),
    "percent": tuple("5|10|18|22|30|40|60|75".split("|")),
    "year": tuple(str(year) for year in range(1998, 2026)),
    "gpa": tuple("3.4/4.0|3.9|8.7/10|first class honours|magna cum laude".split("|")),
}


def sentences(count: int, seed: int = 7) -> list[str]:
    """`count` different sentences; `ValueError` if the templates cannot give so many.

    >>> sentences(3) == sentences(5)[:3]
    True
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible variety, not secrecy
    found: dict[str, None] = {}
    for _ in range(count * 20):
        if len(found) == count:
            break
        template = TEMPLATES[rng.randrange(len(TEMPLATES))]
        found[_SLOT.sub(lambda slot: _word(rng, slot[1]), template)] = None
    if len(found) < count:
        raise ValueError(f"the templates gave {len(found)} different sentences, not {count}")
    return list(found)


def _word(rng: random.Random, slot: str) -> str:
    # "tool2" is another draw from the words of "tool".
    words = WORDS[slot.rstrip("0123456789")]
    return words[rng.randrange(len(words))]
