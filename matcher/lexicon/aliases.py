"""Names and the ways they are written: one canonical name, many spellings. All of it is data.

A line of `TABLE` is ``canonical: spelling, spelling``; the canonical name is a spelling too, unless
the line begins with `~`. A spelling in small letters counts in any case; one that holds a capital
counts only as it stands (RN, not "rn"). Spellings of several words also count in their plurals.
"""

from __future__ import annotations

TABLE = """
aws: amazon web services, amazon aws
gcp: google cloud platform, google cloud
azure: microsoft azure, ms azure
kubernetes: k8s
javascript: JS, java script, ecmascript, es6, es2015, vanilla js
typescript: TS, type script
nlp: natural language processing, natural-language processing
~ml: ML, machine learning
mlops: ml ops, machine learning operations
ai: artificial intelligence, a.i, genai, generative ai
llm: llms, large language model
deep learning: deep-learning
neural network: neural net, CNNs, RNNs
computer vision: image recognition
~go: golang, go lang
c++: cpp, c plus plus
c#: csharp
~.net: .net, dotnet, dot net, .net core, .net framework, VB.NET
~.net: ASP.NET, asp.net core, .NET Core, .NET Framework
visual basic: VB, vb6, vb.net
vba: visual basic for applications
pytorch: torch
tensorflow: tensor flow
scikit-learn: sklearn, scikit learn
numpy: num py
pyspark: py spark
postgresql: postgres, postgre sql, psql
sql server: ms sql, mssql, microsoft sql server, ms sql server, microsoft sql
~sql server: t-sql, tsql, transact-sql
mysql: my sql, mariadb
pl/sql: plsql
nosql: no-sql
mongodb: mongo db, mongo
dynamodb: dynamo db
node.js: nodejs, node js
react.js: reactjs, react js, React.JS
react native: react-native
vue.js: vuejs, vue, vue js
next.js: nextjs
nest.js: nestjs
angular: angularjs, angular.js
jquery: j query
html: html5, xhtml, hypertext markup language
css: css3, cascading style sheets
sass: scss
ruby on rails: rails framework, RoR
spring boot: springboot
objective-c: objective c, obj-c
swiftui: swift ui
graphql: graph ql
rest api: restful, restful api, rest apis, REST, rest endpoints
api: apis, application programming interface
sdk: software development kit
json: JSON
oop: object oriented programming, object-oriented programming, object oriented, object-oriented
tdd: test driven development, test-driven development
ci/cd: CI, ci cd, continuous integration, continuous delivery, continuous deployment, ci-cd, cicd
devops: dev ops
sre: site reliability engineering, site reliability engineer, site reliability
iac: infrastructure as code, infrastructure-as-code
github: git hub
gitlab: git lab
github actions: gh actions, github workflows
vmware: vm ware
linux: gnu linux
red hat: redhat, rhel, red hat enterprise linux
unix: UNIX
powershell: power shell
active directory: entra id
windows server: ms windows server
~s3: S3, amazon s3
~ec2: EC2, amazon ec2
sagemaker: amazon sagemaker
redshift: amazon redshift
~eks: EKS
~gke: GKE
bigquery: big query
airflow: apache airflow
kafka: apache kafka
hadoop: apache hadoop
elasticsearch: elastic search, elk stack
rabbitmq: rabbit mq
terraform: hashicorp terraform
etl: extract transform load, extract transform and load, ELT
data warehouse: data warehousing, dwh
power bi: powerbi, microsoft power bi, power-bi
power query: powerquery
google analytics: ga4, google analytics 4
google ads: adwords, google adwords
meta ads: facebook ads, facebook ads manager, meta ads manager
business intelligence: BI
ms office: microsoft office, office 365, microsoft 365, o365, m365
~ms office: ms office suite, microsoft office suite, Office Suite
ms excel: microsoft excel
ms word: microsoft word
ms powerpoint: powerpoint, microsoft powerpoint, power point
ms outlook: microsoft outlook
ms access: microsoft access, access database, access databases
ms teams: microsoft teams
ms project: microsoft project
sharepoint: share point, microsoft sharepoint
visio: microsoft visio
pivot table: pivot-table
vlookup: v-lookup, xlookup, index-match
google workspace: g suite, gsuite, google apps
google docs: google doc
google sheets: google sheet
google slides: google slide
quickbooks: quick books, qbo, quickbooks online
netsuite: oracle netsuite, net suite
peoplesoft: people soft
~sap: SAP, sap erp, s/4hana, sap s/4hana, sap hana, sap ecc
dynamics 365: microsoft dynamics, ms dynamics, dynamics crm, d365
salesforce: salesforce.com, sfdc, sales cloud
hubspot: hub spot
servicenow: service now
jira: atlassian jira
photoshop: adobe photoshop
indesign: adobe indesign
~adobe illustrator: adobe illustrator
adobe premiere: premiere pro, adobe premiere pro
after effects: adobe after effects
creative cloud: adobe creative suite, adobe creative cloud, creative suite, adobe cc
final cut: final cut pro
autocad: auto cad
solidworks: Solid Works, SOLID WORKS
autocad civil 3d: civil 3d, civil3d, autocad civil3d
cnc: computer numerical control
fea: finite element analysis, finite-element analysis, finite element
cfd: computational fluid dynamics
plc: plcs, programmable logic controller
scada: supervisory control and data acquisition
bim: building information modeling, building information modelling
gis: geographic information system, geographic information systems, geospatial information system
arcgis: arc gis, esri arcgis
ui: user interface
ux: user experience
seo: search engine optimization, search engine optimisation
ppc: pay per click, pay-per-click
cro: conversion rate optimization, conversion rate optimisation
smm: social media marketing
crm: customer relationship management
erp: enterprise resource planning
hris: human resources information system, human resource information system, HRMS, hcm system
ats: applicant tracking system
wms: warehouse management system
lms: learning management system
cms: content management system
plm: product lifecycle management
mrp: material requirements planning, materials requirements planning
mes: manufacturing execution system
pos: point of sale, point-of-sale
b2b: business to business, business-to-business
b2c: business to consumer, business-to-consumer
saas: software as a service, software-as-a-service
paas: platform as a service
iaas: infrastructure as a service
e-commerce: ecommerce, e commerce
kpi: kpis, key performance indicator
okr: okrs, objectives and key results
roi: return on investment
sop: sops, standard operating procedure
sla: slas, service level agreement, service-level agreement
rfp: rfps, request for proposal, requests for proposal
r&d: research and development, research & development
m&a: mergers and acquisitions, mergers & acquisitions
p&l: profit and loss, profit & loss, PnL
s&op: sales and operations planning
~fp&a: FP&A
~financial planning and analysis: financial planning and analysis, financial planning & analysis
~accounts payable: accounts payable, account payable, a/p
~accounts receivable: accounts receivable, account receivable, a/r
general ledger: g/l, GL
gaap: generally accepted accounting principles, us gaap
ifrs: international financial reporting standards
sox: sarbanes-oxley, sarbanes oxley
cpa: certified public accountant
~cma accountant: certified management accountant
~cma assistant: certified medical assistant
cfa: chartered financial analyst
cfp: certified financial planner
~certified internal auditor: certified internal auditor
cfe: certified fraud examiner
acca: chartered certified accountant
~enrolled agent: enrolled agent
aml: anti-money laundering, anti money laundering
kyc: know your customer, know-your-customer
pci dss: pci-dss, PCI
capex: capital expenditure
opex: operating expenditure
ebitda: EBITDA
dcf: discounted cash flow
cogs: cost of goods sold
vat: value added tax, value-added tax
irs: internal revenue service
pmp: project management professional
capm: certified associate in project management
csm: certified scrummaster, certified scrum master
cspo: certified scrum product owner
pmo: project management office
prince2: prince 2
wbs: work breakdown structure
six sigma: lean six sigma, LSS, 6 sigma
green belt: LSSGB, lssgb
black belt: LSSBB, lssbb
itil: ITIL
cissp: certified information systems security professional
cisa: certified information systems auditor
cism: certified information security manager
ceh: certified ethical hacker
ccna: cisco certified network associate
security+: comptia security+, security plus
network+: comptia network+
~a+: A+, comptia a+
siem: security information and event management
soc 2: SOC2
mfa: multi-factor authentication, two-factor, 2FA, multifactor authentication
sso: single sign-on, single sign on
iam: identity and access management, identity & access management
tcp/ip: tcp ip
vpn: virtual private network
lan/wan: LAN, WAN, lan wan, local area network, wide area network
voip: voice over ip
phr: professional in human resources
sphr: senior professional in human resources
shrm-cp: shrm cp
~hr: HR
~it: IT
~human resources: human resources
~information technology: information technology
fmla: family and medical leave act
eeo: equal employment opportunity
dei: diversity equity and inclusion, diversity and inclusion, D&I
ada act: americans with disabilities act, ADA
rn: registered nurse
lpn: licensed practical nurse, lvn, licensed vocational nurse
cna: certified nursing assistant, certified nurse assistant, certified nurse aide, STNA
np: nurse practitioner, NP, FNP
~physician assistant: physician assistant, PA-C, physician associate
bsn: bachelor of science in nursing, bachelor of nursing
msn: master of science in nursing
bls: basic life support
acls: advanced cardiac life support, advanced cardiovascular life support
pals: pediatric advanced life support, paediatric advanced life support
nrp: neonatal resuscitation program
tncc: trauma nursing core course
cpr: cardiopulmonary resuscitation
aed: automated external defibrillator
emt: emergency medical technician
ehr: emr, EMRs, ehrs, electronic health record
~ehr: electronic medical record, electronic health records, electronic patient record
epic ehr: epic beaker, epic stork, epic optime, epic willow, epic emr, epiccare
~epic ehr: epic clarity, epic caboodle, epic cadence, epic resolute, epic radiant, epic cogito
~epic ehr: epic systems, epic hyperspace
hipaa: health insurance portability and accountability act
icu: intensive care unit, intensive care, critical care, ICUs
nicu: neonatal intensive care, neonatal icu
picu: pediatric intensive care, paediatric intensive care
~emergency department: emergency department, emergency room
med-surg: medical-surgical, medical surgical, med surg, med/surg
~operating room: operating room, operating theatre
ob/gyn: obgyn, obstetrics and gynecology
~labor and delivery: L&D, labor and delivery, labour and delivery, labor & delivery
ecmo: extracorporeal membrane oxygenation
ekg: ecg, electrocardiogram, electrocardiography
mri: magnetic resonance imaging
~ct scan: computed tomography, ct scan
iv therapy: intravenous, IV therapy, IV insertion
phlebotomy: venipuncture, blood draw
icd-10: icd10, icd 10
cpt coding: cpt codes, cpt code
adl: adls, activities of daily living
ccu: coronary care unit, cardiac care unit
pacu: post-anesthesia care unit, recovery room
~occupational therapist: occupational therapist, occupational therapy, OTR/L
~physical therapist: physical therapist, physical therapy, physiotherapist, physiotherapy, DPT
~speech therapist: speech therapist, speech language pathologist, speech-language pathologist
~speech therapist: SLP, CCC-SLP
lcsw: licensed clinical social worker
lpc: licensed professional counselor
lmft: licensed marriage and family therapist
cbt: cognitive behavioral therapy, cognitive behavioural therapy
dbt therapy: dialectical behavior therapy, dialectical behaviour therapy
aba: applied behavior analysis, applied behaviour analysis
bcba: board certified behavior analyst
rbt: registered behavior technician
ptcb: CPhT, certified pharmacy technician
pharmd: Pharm.D
nclex: nclex-rn
irb: institutional review board
gcp clinical: good clinical practice, ich-gcp, ICH GCP
gmp: cgmp, good manufacturing practice, gxp
glp: good laboratory practice
capa: corrective and preventive action
fda: food and drug administration
haccp: hazard analysis and critical control points, hazard analysis critical control point
servsafe: serv safe
fmea: failure mode and effects analysis, failure modes and effects analysis
spc: statistical process control
ppap: production part approval process
5s: 5S
tpm: total productive maintenance
smed: single minute exchange of die
gd&t: geometric dimensioning and tolerancing
iso 9001: iso9001
iso 13485: iso13485
iso 14001: iso14001
iso 27001: iso27001
iso 17025: iso17025
osha: occupational safety and health administration
nist csf: nist cybersecurity framework, nist cyber security framework
osha 10: osha10, 10-hour osha, osha 10-hour
osha 30: osha30, 30-hour osha, osha 30-hour
ehs: environment health and safety, environmental health and safety, HSE
ppe: personal protective equipment
jsa: job safety analysis, job hazard analysis
msds: sds, safety data sheet, material safety data sheet
hazmat: hazardous materials
hvac: heating ventilation and air conditioning, heating ventilation, hvac/r, hvacr
epa 608: epa section 608
mig welding: gmaw, MIG
tig welding: gtaw, TIG
stick welding: smaw
nec: national electrical code
nfpa: national fire protection association
loto: lockout tagout, lockout/tagout, lock-out tag-out
cdl: commercial driver's license, commercial drivers license
~cdl: commercial driver license, commercial driving license
cdl a: class a cdl, cdl-a, cdl class a, commercial driver's license class a
cdl b: class b cdl, cdl-b, cdl class b, commercial driver's license class b
air conditioning: A/C
~dot: DOT, department of transportation
~forklift: forklift, fork lift, fork-lift, lift truck, forklift truck
3pl: third-party logistics, third party logistics
ltl: less than truckload
fifo: first in first out
jit: just in time, just-in-time
sku: skus, stock keeping unit
edi: electronic data interchange
c-tpat: ctpat
iata: international air transport association
faa: federal aviation administration
a&p mechanic: A&P, airframe and powerplant
leed: leadership in energy and environmental design
~professional engineer: professional engineer, professional engineer license
~fe exam: engineer in training, EIT, fundamentals of engineering
hplc: high performance liquid chromatography, high-performance liquid chromatography
gc-ms: gcms, gc/ms
lc-ms: lcms, lc/ms, lc-ms/ms
pcr: polymerase chain reaction, qpcr, rt-pcr
elisa: enzyme-linked immunosorbent assay
nmr: nuclear magnetic resonance
ngs: next generation sequencing, next-generation sequencing
crispr: crispr-cas9
~electron microscopy: electron microscopy, scanning electron microscopy
~electron microscopy: scanning electron microscope
lims: laboratory information management system
anova: analysis of variance
a/b testing: a/b test, ab testing, split testing, a/b tests
spss: ibm spss
sas: SAS
matlab: mat lab
iep: individualized education program, individualized education plan, ieps
ell: english language learner, english language learners, ells
esl: english as a second language, ESOL, efl
tefl: teaching english as a foreign language
tesol: teaching english to speakers of other languages
celta: CELTA
stem education: STEM, science technology engineering and mathematics
~special education: special education, SPED, special needs education, SEN
ap course: advanced placement
k-12: k12, k through 12
ged: general educational development
gdpr: general data protection regulation
ccpa: california consumer privacy act
~intellectual property: intellectual property
nda: non-disclosure agreement, nondisclosure agreement, NDAs
jd: juris doctor, J.D
e-discovery: ediscovery, e discovery, electronic discovery
nmls: nationwide multistate licensing system
hud: housing and urban development
pms hotel: property management system
f&b: food and beverage, food & beverage
boh: back of house, back-of-house
foh: front of house, front-of-house
wset: wine and spirit education trust
~qa: QA
~quality assurance: quality assurance
~quality control: quality control, QC
uat: user acceptance testing, user acceptance test
asr: speech recognition
roas: return on ad spend
cac: customer acquisition cost
csat: customer satisfaction score
nps: net promoter score
sme: subject matter expert, subject-matter expert, SMEs
ngo: ngos, non-governmental organization
nonprofit: non-profit, not-for-profit, not for profit
front end: front-end, frontend
back end: back-end, backend
full stack: full-stack, fullstack
real time: real-time, realtime
on call: on-call, oncall
help desk: helpdesk, help-desk
start up: startup, start-up
health care: healthcare, health-care
child care: childcare, child-care
life cycle: lifecycle, life-cycle
open source: open-source, opensource
cross functional: cross-functional, crossfunctional
data set: dataset, data-set
web site: website, web-site
work flow: workflow, work-flow
time line: timeline
policy making: policymaking, policy-making
fund raising: fundraising, fund-raising
book keeping: bookkeeping, book-keeping
decision making: decision-making
problem solving: problem-solving
supply chain: supply-chain, SCM
pediatric: paediatric, pediatrics, paediatrics
anesthesia: anaesthesia
gynecology: gynaecology
orthopedic: orthopaedic, orthopedics, orthopaedics
license: licence, licenses, licences, licensure, licensed, licenced
driver's license: drivers license, driver license, driving licence, driving license
~driver's license: driver's licence, drivers licence
"""

# How a name is written for the model of texts, which sees letters and not what they stand for:
# "k8s" is near to nothing, and "GCP" not to "Google Cloud". In words, where they tell what it is;
# in letters, where hardly anybody writes the words. Letters that stand for several things in
# resumes (CRO, SME, MFA) stay as they are.
_WRITTEN = """
adl: activities of daily living
okr: OKR
fmea: failure mode and effects analysis
ppap: production part approval process
jsa: job safety analysis
ehs: environmental health and safety
eeo: equal employment opportunity
capex: capital expenditure
opex: operating expenditure
kyc: know your customer
m&a: mergers and acquisitions
s&op: sales and operations planning
dcf: discounted cash flow
cogs: cost of goods sold
vat: value added tax
bim: building information modeling
smed: single minute exchange of die
loto: lockout tagout
ppe: personal protective equipment
iep: individualized education program
irb: institutional review board
nicu: neonatal intensive care
picu: pediatric intensive care
pacu: post-anesthesia care unit
llm: large language model
ui: user interface
cfd: computational fluid dynamics
fea: finite element analysis
lims: laboratory information management system
hris: HRIS
ats: ATS
wms: warehouse management system
pmo: project management office
wbs: work breakdown structure
sso: single sign-on
sla: service level agreement
uat: user acceptance testing
roas: return on ad spend
csat: customer satisfaction score
3pl: third-party logistics
ltl: less than truckload
edi: electronic data interchange
sox: Sarbanes-Oxley
ngs: next generation sequencing
gd&t: geometric dimensioning and tolerancing
f&b: food and beverage
boh: back of house
foh: front of house
labor and delivery: labor and delivery
quality control: quality control
business intelligence: business intelligence
mig welding: MIG welding
tig welding: TIG welding
stick welding: stick welding
special education: special education
air conditioning: air conditioning
ms office: Microsoft Office
google workspace: Google Workspace
google analytics: Google Analytics
ruby on rails: Ruby on Rails
asr: speech recognition
data warehouse: data warehouse
salesforce: Salesforce
quickbooks: QuickBooks
smm: social media marketing
ell: English language learners
esl: English as a second language
siem: security information and event management
spc: statistical process control
capa: corrective and preventive action
hazmat: hazmat
emt: emergency medical technician
api: API
html: HTML
css: CSS
sdk: SDK
cnc: CNC
plc: PLC
scada: supervisory control and data acquisition
haccp: hazard analysis and critical control points
vpn: VPN
sku: SKU
saas: SaaS
b2c: B2C
b2b: B2B
gaap: GAAP
ifrs: IFRS
irs: IRS
fda: FDA
fmla: FMLA
gdpr: GDPR
ccpa: CCPA
leed: LEED
nfpa: NFPA
nec: NEC
faa: FAA
pcr: PCR
nmr: NMR
hplc: HPLC
elisa: ELISA
anova: ANOVA
ecmo: ECMO
glp: good laboratory practice
roi: ROI
cms: CMS
lms: LMS
"""
USUAL = {
    "kubernetes": "Kubernetes",
    "javascript": "JavaScript",
    "typescript": "TypeScript",
    "nlp": "natural language processing",
    "ml": "machine learning",
    "gcp": "Google Cloud",
    "ci/cd": "CI/CD",
    "sre": "site reliability engineering",
    "iac": "infrastructure as code",
    "oop": "object-oriented programming",
    "tdd": "test-driven development",
    "postgresql": "PostgreSQL",
    "sql server": "SQL Server",
    "node.js": "Node.js",
    "seo": "search engine optimization",
    "ppc": "pay-per-click",
    "ehr": "electronic health records",
    "icu": "intensive care unit",
    "gis": "geographic information systems",
    "nist csf": "NIST Cybersecurity Framework",
    "autocad civil 3d": "AutoCAD Civil 3D",
    "crm": "CRM",
    "erp": "ERP",
    "pos": "point of sale",
    "kpi": "KPI",
    "sop": "standard operating procedure",
    "rfp": "RFP",
    "gmp": "good manufacturing practice",
    "apache spark": "Apache Spark",
    "swift language": "Swift language",
    "rust language": "Rust language",
    "ms excel": "Microsoft Excel",
    "ms access": "Microsoft Access",
    "accounts payable": "accounts payable",
    "accounts receivable": "accounts receivable",
    "product manager": "product manager",
    "program manager": "program manager",
    "project manager": "project manager",
    "ux": "user experience",
    "qa": "quality assurance",
    "p&l": "profit and loss",
    "aba": "applied behavior analysis",
    "hvac": "HVAC",
    "ai": "artificial intelligence",
    "etl": "ETL",
    "dei": "diversity, equity and inclusion",
    **dict(line.split(": ") for line in _WRITTEN.strip().splitlines()),
}

# Canonical names that are plain words, only written apart or together: no rare exact things.
PLAIN = frozenset(
    """front end|back end|full stack|real time|on call|help desk|start up|health care|child care
    |life cycle|open source|cross functional|data set|web site|work flow|time line|policy making
    |fund raising|book keeping|decision making|problem solving|supply chain|pediatric|anesthesia
    |gynecology|orthopedic|license|nonprofit""".replace("\n    ", "").split("|")
)

# Names that are words too: with a capital, and where the words around allow it.
SHY = {
    "word": "ms word",
    "excel": "ms excel",
    "access": "ms access",
    "outlook": "ms outlook",
    "teams": "ms teams",
    "spark": "apache spark",
    "hive": "apache hive",
    "swift": "swift language",
    "rust": "rust language",
    "scala": "scala language",
    "julia": "julia language",
    "ruby": "ruby language",
    "dart": "dart language",
    "react": "react.js",
    "node": "node.js",
    "express": "express.js",
    "rails": "ruby on rails",
    "flask": "flask framework",
    "spring": "spring framework",
    "chef": "chef automation",
    "puppet": "puppet automation",
    "helm": "helm charts",
    "oracle": "oracle database",
    "sketch": "sketch app",
    "illustrator": "adobe illustrator",
    "premiere": "adobe premiere",
    "unity": "unity engine",
    "blender": "blender 3d",
    "maya": "autodesk maya",
    "inventor": "autodesk inventor",
    "epic": "epic ehr",
    "sheets": "google sheets",
    "docs": "google docs",
    "slides": "google slides",
}

# Names that are plain words in small letters, where they stand like this: "a tableau vivant".
EVERYDAY = {
    "tableau": r"\b(?:living|nativity|historical) tableau|tableau (?:of|vivant)\b",
    "slack": r"\b(?:cut|cuts|cutting|no|any|some|much|(?:take|takes|taking|took|pick|picks|picking"
    r"|picked) up (?:the|any|some)) slack|slack (?:in (?:the )?(?:schedules?|lines?|ropes?|belts?"
    r"|chains?|cables?|system)|off|tides?|waters?|seasons?|periods?|times?|ropes?|lines?"
    r"|adjust\w{1,5})\b",
    "notion": r"\b(?:no|any|some|vague|every|accounting) notion|notion (?:of|that)\b",
    "snowflake": r"\b(?:paper|special|cut|cutting) snowflake|snowflake (?:ornament|pattern)s?\b",
    "snowflakes": "snowflakes",
    "looker": r"\bgood looker",
    "azure": r"azure (?:tiles?|blue|sk(?:y|ies)|seas?|waters?)\b",
    "lean": r"lean (?:meats?|beef|pork|proteins?|cuts?|body|muscles?|mass)\b",
    "unity": r"\b(?:promot\w+|foster\w+|church|national|team) unity|unity (?:among|between|of)\b",
    "flask": r"\b(?:T ?\d+|volumetric|erlenmeyer|cell|culture|glass|vacuum|shake|hip) flask",
    "puppet": r"\b(?:hand|finger|sock|shadow) puppet|puppet (?:theat\w+|shows?|plays?|making)\b",
    "confluence": r"confluence of\b",
    "angular": r"angular (?:velocit\w+|momentum|acceleration|displacement|resolution|motion)\b",
    "selenium": r"selenium (?:levels?|deficien\w+|content|supplement\w*|toxicity|in (?:soils?|water"
    r"|plants))\b",
    "pandas": r"\b(?:giant|red|baby) pandas",
    "salesforce": r"\b(?:direct|field|retail|outside|entire|whole) salesforce(?! (?:crm|admin))"
    r"|salesforce of (?:\d|over|more)",
    "workday": r"\b(?:hours?|each|every|per|long|full|standard|normal|regular|busy|entire) workday"
    r"|workday (?:hours|morning|evening|lunch)\b",
    "workdays": "workdays",
    # Who loads ships; "a Docker image" is none.
    "docker": r"\b(?:as|a) docker(?=\s*(?:$|[.,;:()|]|(?:at|in|for|on|and|by|who|with|from)\b))",
    "epic": r"\bepic (?:lengths?|scale|scope|proportions?|poe(?:ms?|ts?|try)|fantasy|novels?|films?"
    r"|tales?|sagas?|fail\w*|adventures?|battles?|quests?|events?|trips?|hikes?|rides?|parties|stor(?:y|ies)|journeys?)\b",
}
# Words beside a shy name that make something else of it: before it, and after it.
NOT_AFTER = {
    "access": "vascular data physical remote and open venous public easy internet network market",
    "bash": "charity annual birthday",
    "excel": "to will can who that i students learners children athletes people helped",
    "go": "to let pokemon pokémon",
    "sas": "flew fly flying flown",
    "oracle": "the",
    "sap": "maple tree birch pine plant",
    "python": "ball burmese reticulated monty",
    "outlook": "positive market economic the an",
    "scala": "la",
    "spring": "in the every each this last",
    "ts": "iso",
    "teams": "led leads of sales nursing multiple two three cross-functional project remote",
    "word": "a the of",
    "chef": "head sous executive sushi banquet pampered pastry as the line private personal",
    "unity": "of",
    "node": "lymph a",
    "r": "toys mr mrs ms dr grade r a p j",
    "c": "vitamin hepatitis section class level grade hep series schedule building block gate"
    " wing room ward zone committee exhibit appendix category unit tier",
    "d3": "vitamin",
    "apache": "mountain",
    "rust": "removed remove removing prevent preventing",
    "jenkins": "mr mrs ms miss dr prof",
}
NOT_BEFORE = {
    ".net": "domain domains",
    "aws": "d1.1 d1.2 certified welder welding structural",
    "css": "civil",
    "java": "street island city coffee",
    "oracle": "bone bones park arena",
    "epic": "campaign campaigns marketing poem poems story stories proportions journey",
    "access": "to control controls badge badges point points card cards management line lines",
    "c#": "minor major",
    "c": "sharp suite level section sections class diff difficile arm minor major train college",
    "chef": "de in at who of and",
    "excel": "at in under as when beyond through",
    "go": "to above live beyond ahead green fish on the getter getters kart karts math",
    "f#": "minor major",
    "sas": "airlines flight flights",
    "outlook": "on for",
    "react": "to quickly calmly",
    "ruby": "tuesday",
    "rust": "belt removal proof prevention inhibitor inhibitors",
    "azure": "resort resorts hotel hotels spa salon restaurant",
    "apache": "tribe tribes nation county junction helicopter helicopters",
    "django": "unchained",
    "lms": "valve valves",
    "slack": "adjuster adjusters",
    "swift": "transportation trucking action response responses resolution water",
    "spark": "plug plugs curiosity joy",
    "spring": "semester term season " + " ".join(map(str, range(1980, 2040))),
    "ts": "sci clearance",
    "unity": "elementary school church college",
    "word": "of processing processor count",
    "r": "us block r d b street life",
}
# Words right after a shy name, at the beginning of a sentence, that show it is the name.
SHOWN_BY = frozenset(
    "database databases macro macros developer developers development programming programmer "
    "scripts script engineer skills certified certification expert advanced basic intermediate "
    "proficiency proficient beginner spreadsheet spreadsheets app apps jobs streaming cluster "
    "components hooks boot framework sql language code user users docs charting".split()
)
# Makers, and what else may stand right before a product and show that it is one.
MAKERS = frozenset("microsoft ms apache google adobe oracle autodesk sap".split())
BEFORE = MAKERS | frozenset("in with using".split())
# Shy names that a capital shows wherever they stand, also before another name.
BOLD = frozenset("react scala excel epic oracle".split())
# Names without other spellings whose version is written to them or that only stand for themselves.
# What makes a name something else wherever in the line it stands, by the stem of the word.
ELSEWHERE: dict[str, frozenset[str]] = {
    "java": frozenset(
        "coffe bean sumatra roast espresso pastri barista indonesia jakarta bali".split()
    ),
    "python": frozenset("snake reptil zoo cobra".split()),
    "rubi": frozenset("jewel jewelri gem necklac".split()),
    "rust": frozenset("corros paint metal".split()),
    "autodesk maya": frozenset("templ guatemala yucatan archaeolog ruin civil pyramid".split()),
    "aws": frozenset("weld welder".split()),
    "sas": frozenset("scandinavian lufthansa baggag".split()),
    "sap": frozenset("abus".split()),
    "selenium": frozenset("soil zinc vitamin arsen".split()),
    "panda": frozenset("zoo bamboo cub".split()),
    "kafka": frozenset("novel literatur mann".split()),
}
# What is made with such names: where it stands in the line, they are the names.
MADE = frozenset(
    """develop program code software servic script api app backend model anim render rig consum
    stream topic pipelin cluster network ejb enterpris
    cloud server serverless workload deploy infrastructur devop ec2 s3 lambda terraform docker
    kubernet numpi datafram dataset""".split()
)
VERSIONED = frozenset("python angular vue java php perl sql lua drupal magento joomla".split())
# Capitals inside a line that make no name.
NO_NAMES = frozenset(
    """i bachelor bachelors bachelor's master masters master's degree university college school
    english monday tuesday wednesday thursday friday saturday sunday""".split()
)

# Short forms in capitals with several senses: the first whose words stand in the text; the last
# one, with no words, is taken otherwise. No name: nothing is named.
SENSES: dict[str, tuple[tuple[str, str], ...]] = {
    "PM": (
        (r"maintenance|preventi\w+|press|presses|equipment|machines?|technician|hvac", "pm"),
        (r"\bproduct|roadmaps?|backlogs?|user stor\w+|\bapps?\b|saas\b", "product manager"),
        (r"programs?\b|programmes?", "program manager"),
        (
            r"projects?\b|construction|experience|schedules?|budget\w*|stakeholders?|pmp|delivery",
            "project manager",
        ),
        ("", "pm"),
    ),
    "AP": (
        (
            r"accounts?|accounting|invoic\w+|ledger|payables?|vendors?|\bAR\b|close|reconcil\w+",
            "accounts payable",
        ),
        (r"chemistry|biology|calculus|students?|course\w*|class\w*|teach\w*", "ap course"),
        ("", "ap"),
    ),
    "AR": (
        (
            r"accounts?|accounting|invoic\w+|ledger|receivables?|collections?|\bAP\b|aging|billing"
            r"|reconcil\w+|cash",
            "accounts receivable",
        ),
        (r"\bVR\b|reality|unity", "augmented reality"),
        ("", "ar"),
    ),
    "CMA": (
        (r"medical|clinic\w*|patients?|vitals|med aide|CNA|LPN|CPR", "cma assistant"),
        ("", "cma accountant"),
    ),
    "SEM": (
        (r"microscop\w+|\bTEM\b|\bXRD\b|\bEDX\b|fractograph\w+", "electron microscopy"),
        ("", "search engine marketing"),
    ),
    "GCP": (
        (r"clinical|trials?|\bICH\b|investigator|monitored", "gcp clinical"),
        ("", "gcp"),
    ),
    "CPA": (
        (r"per acquisition|per action|paid|campaigns?|clicks?", "cost per acquisition"),
        ("", "cpa"),
    ),
    "AI": ((r"illustrator|\bEPS\b|\bPSD\b|indesign", "adobe illustrator"), ("", "ai")),
    "NLP": ((r"neuro|coach\w*|hypno\w+", "neuro-linguistic programming"), ("", "nlp")),
    "CAD": (
        (r"coronary|artery|heart|cardiac|patients?", "coronary artery disease"),
        (r"usd|currency|eur|fx|treasury|cad [\d.]|[\d,.]+ cad|arr\b", "canadian dollar"),
        ("", "cad"),
    ),
    "OT": ((r"therap\w+|rehab\w*|patients?|\bPT\b|\bSLP\b", "occupational therapist"), ("", "ot")),
    "PT": ((r"therap\w+|rehab\w*|patients?|\bOT\b|\bDPT\b", "physical therapist"), ("", "pt")),
    "TMS": (
        (r"transcranial|magnetic|depress\w+|psych\w*", "transcranial stimulation"),
        ("", "transportation management system"),
    ),
    "CRM": ((r"crew|pilots?|flight|cockpit", "crew resource management"), ("", "crm")),
    "ERP": (
        (r"event-related|EEG|exposure and response|psych\w*|therap\w*", "evoked potential"),
        ("", "erp"),
    ),
    "BLS": ((r"labou?r|statistics|economi\w+|price", "bureau of labor statistics"), ("", "bls")),
    "ETL": ((r"safety|listed|lamps?|electrical", "etl mark"), ("", "etl")),
    "CT": ((r"scans?\b|scanner|imaging|radiolog\w+|MRI|tomograph\w+", "ct scan"), ("", "ct")),
    "CMS": (
        (
            r"medicare|medicaid|regulat\w+|reimburse\w*|conditions|hospitals?|commission|surve\w+",
            "centers for medicare",
        ),
        ("", "cms"),
    ),
    "SWIFT": (("", "swift payments"),),
}

# Names that also stand for the words they are made of, or for a wider name in them, so that they
# share those with their neighbours: "quality assurance" with "quality control".
EXPANDED = {
    "product manager": "product|manager",
    "project manager": "project|manager",
    "program manager": "program|manager",
    "human resources": "hr|human|resources",
    "information technology": "it|information|technology",
    "financial planning and analysis": "fp&a|financial|planning|analysis",
    "quality assurance": "qa|quality",
    "quality control": "quality control|quality",
    "bsn": "bsn|nursing",
    "msn": "msn|nursing",
    "driver's license": "driver's license|license",
    "green belt": "green belt|belt",
    "black belt": "black belt|belt",
    "cdl a": "cdl a|cdl",
    "cdl b": "cdl b|cdl",
    "osha 10": "osha 10|osha",
    "osha 30": "osha 30|osha",
    "sql server": "sql server|sql",
    "pl/sql": "pl/sql|sql",
    "rest api": "rest api|api",
    "accounts payable": "accounts payable|account",
    "accounts receivable": "accounts receivable|account",
    "physical therapist": "physical therapist|therapist",
    "occupational therapist": "occupational therapist|therapist",
    "speech therapist": "speech therapist|therapist",
    "emergency department": "emergency department|emergency",
    "dei": "dei|diversity",
    **{name: name.replace(" ", "|") for name in PLAIN if " " in name},
}

# A name -> the wider names that whoever has it has too.
WIDER = {
    "postgresql|mysql|sql server|pl/sql|oracle database|sqlite|bigquery|redshift|snowflake": "sql",
    "mongodb|dynamodb|cassandra|redis|couchbase": "nosql",
    "ms word|ms excel|ms powerpoint|ms outlook|ms access": "ms office",
    "google docs|google sheets|google slides": "google workspace",
    "s3|ec2|eks|sagemaker|redshift|lambda": "aws",
    "bigquery|gke|dataflow": "gcp",
    "gke|eks|helm charts|openshift": "kubernetes",
    "pyspark|databricks": "apache spark",
    "django|pandas|numpy|flask framework|scikit-learn|pytorch|pyspark": "python",
    "react.js|angular|vue.js|next.js|nest.js|jquery|node.js|express.js|typescript": "javascript",
    "next.js": "react.js",
    "express.js|nest.js": "node.js",
    "spring boot|spring framework": "java",
    "ruby on rails": "ruby language",
    "swiftui": "swift language",
    "nlp|deep learning|neural network|computer vision|pytorch|tensorflow|scikit-learn|mlops": "ml",
    "jenkins|github actions|gitlab": "ci/cd",
    "mlflow|kubeflow": "mlops",
    "ml|llm": "ai",
    "gitlab|github": "git",
    "terraform|cloudformation|ansible": "iac",
    "autocad|solidworks|autodesk inventor|catia": "cad",
    "autocad civil 3d": "autocad",
    "arcgis|qgis": "gis",
    "photoshop|indesign|adobe illustrator|adobe premiere|after effects": "creative cloud",
    "epic ehr|cerner|meditech": "ehr",
    "nicu|picu|ccu": "icu",
    "cdl a|cdl b": "cdl",
    "osha 10|osha 30": "osha",
    "green belt|black belt": "six sigma",
    "salesforce|hubspot": "crm",
    "sap|netsuite|peoplesoft|dynamics 365": "erp",
    "workday|bamboohr|adp|ukg": "hris",
    "tableau|power bi|looker": "business intelligence",
    "django|spring boot|ruby on rails|express.js|nest.js": "back end",
    "tefl|tesol|celta": "esl",
}
# A suite -> what it holds.
SUITES = {
    "ms office": "ms word|ms excel|ms powerpoint|ms outlook",
    "google workspace": "google docs|google sheets|google slides",
}
