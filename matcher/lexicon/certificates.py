"""Certificates and licences across occupations, by family, with the names they go by.

A line of the table, with the indented ones below it, is a family: its name, then its certificates
apart by `|`, each with its names apart by commas, the one to show first. `<` after the family's
name: a ladder, the lowest first. `@`: granted by a state or country. A short name in capitals is
found only in capitals, also with points between them: "R.N.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TABLE = """
accounting @ | CPA, certified public accountant, chartered professional accountant, certified
    public accountants | ACCA, FCCA, chartered certified accountant | ACA, ICAEW, FCA, chartered
    accountant, CA qualified, qualified CA, CA SA, CA Ireland, ICAI, ICAS | CMA IMA, certified
    management accountant, CMA US | CIMA, ACMA, CGMA, FCMA, chartered management accountant |
    CIPFA | EA, enrolled agent | AAT, accounting technician | CIA, certified internal auditor |
    ZICA
fraud and compliance | CFE, certified fraud examiner | CAMS, ACAMS, certified anti-money
    laundering specialist, anti-money laundering specialist | CRCM, certified regulatory
    compliance manager | CCEP, certified compliance and ethics professional | CHC, certified in
    healthcare compliance | ICA diploma, ICA compliance | CRMA
payroll | FPC, fundamental payroll certification | CPP payroll, certified payroll professional
treasury | CTP, certified treasury professional | ACT treasury, AMCT, FCT | AAP, accredited ACH
    professional | NCP
CFA < | CFA level 1, CFA level I, CFA level one, CFA L1 | CFA level 2, CFA level II, CFA level
    two, CFA L2 | CFA level 3, CFA level III, CFA level three, CFA L3 | CFA, CFA charterholder,
    CFA charter, chartered financial analyst
finance adviser | CFP, certified financial planner | ChFC, chartered financial consultant | CIMA
    IWI | FRM, financial risk manager | PRM, professional risk manager | CAIA, chartered
    alternative investment analyst | CMT, chartered market technician | IMC
securities | Series 7 | Series 6 | Series 63 | Series 65 | Series 66 | Series 24 | SIE,
    securities industry essentials | Series 79 | Series 57 | Series 3
actuary < | ACAS | ASA, associate of the society of actuaries | FCAS | FSA, fellow of the
    society of actuaries | FIA, FFA
insurance @ | P&C license, P&C licence, property and casualty, property & casualty, P&C, P C
    license | life and health license, life and health, life health, life & health, L&H |
    adjuster license, adjuster licence, all-lines adjuster, all lines adjuster, claims adjuster
    license, adjuster | insurance licence, insurance license, insurance producer, licensed
    insurance agent, producer license
insurance study | CPCU, chartered property casualty underwriter | AIC, associate in claims |
    ARM, associate in risk management | CIC, certified insurance counselor | CISR, certified
    insurance service representative | AINS | AU | CLU | ACII | FCII | Cert CII | CRM
mortgage @ | NMLS, mortgage loan originator license, MLO license, MLO
real estate @ | real estate license, real estate licence, real estate salesperson, realtor
    license, licensed realtor, licensed real estate agent, real estate agent license,
    salesperson license | real estate broker, broker license, broker associate, managing broker,
    real estate broker license
property | CAM property, certified apartment manager | CPM property, certified property manager
    | RPA, real property administrator | ARM property, accredited residential manager | CCIM |
    ABR | CRS | GRI | SRES
project management < | CAPM, certified associate in project management | PMP, project management
    professional
project management body | PRINCE2, PRINCE 2 | APM, APM PMQ, APM PFQ, PMQ | PgMP | PMI-ACP, PMI
    ACP | PMI-RMP | PMI-PBA, PMI PBA | CBAP | CCBA | ECBA | IIBA | BCS | MSP | IPMA
scrum master < | CSM, certified scrum master, certified scrummaster, PSM I, PSM, professional
    scrum master, scrum master certified, scrum master certification | A-CSM, advanced certified
    scrum master, PSM II, PSM 2 | CSP-SM, PSM III
product owner < | CSPO, certified scrum product owner, PSPO, PSPO I, professional scrum product
    owner | A-CSPO, PSPO II | CSP-PO
agile | SAFe, SAFe agilist, certified SAFe, safe scrum master, SAFe 5, SAFe 6, SSM | ICP-ACC,
    ICP ACC, ICAgile, ICP | kanban management professional, KMP | agile coach certification
six sigma < | six sigma white belt, white belt | six sigma yellow belt, yellow belt, lean yellow
    belt, LSSYB | six sigma green belt, green belt, lean six sigma green belt, LSSGB, CSSGB,
    SSGB | six sigma black belt, black belt, lean six sigma black belt, LSSBB, CSSBB, SSBB |
    master black belt, MBB
six sigma any | six sigma, lean six sigma
cloud any | cloud certification, cloud certifications
accounting any | qualified accountant, accounting qualification, professional accounting
    qualification, accountancy qualification, fully qualified accountant
project management any | project management certification, project management qualification,
    agile certification
security any | security certification, security certifications
quality | CQE, certified quality engineer | CQA, certified quality auditor | CMQ/OE, CMQ OE |
    CQT | CQI quality | ISO 9001 lead auditor, ISO 9001 internal auditor, lead auditor, internal
    auditor certificate | CRE
supply chain | CSCP, certified supply chain professional | CPIM, certified in production and
    inventory management | CLTD | CPSM, certified professional in supply management | CIPS,
    MCIPS | SCMP | CPP purchasing | CPM purchasing | CFCM, certified federal contracts manager |
    CPCM, certified professional contracts manager | CCCM
customs @ | customs broker, customs broker license, licensed customs broker
service management < | ITIL foundation, ITIL 4 foundation, ITIL v3 foundation, ITIL v4
    foundation, ITIL, ITILv3, ITILv4, ITIL 4, ITIL certification | ITIL practitioner, ITIL
    intermediate | ITIL expert, ITIL 4 managing professional, ITIL managing professional, ITIL
    master
architecture | TOGAF, TOGAF 9, open group architecture framework | ArchiMate | Zachman
it audit | CISA, certified information systems auditor | CRISC, certified in risk and
    information systems control | CGEIT
security manager | CISSP, certified information systems security professional | CISM, certified
    information security manager | CCSP, certified cloud security professional | CASP, CASP+ |
    SSCP | CCISO | GSLC | ISO 27001 lead auditor, ISO 27001 lead implementer
security analyst | Security+, CompTIA Security+, security plus, Sec+ | CySA+, CompTIA CySA+ |
    CEH, certified ethical hacker | GCIH | GCIA | GCFA | GSEC | GCFE | GREM | PenTest+, CompTIA
    PenTest+
penetration | OSCP, offensive security certified professional | OSCE | OSEP | OSWE | GPEN | GXPN
    | CREST, CRT | CRTP | eJPT | PNPT
comptia < | A+, CompTIA A+, comptia a plus | Network+, CompTIA Network+, Net+ | Server+, CompTIA
    Server+ | Linux+, CompTIA Linux+
privacy | CIPP, CIPP/E, CIPP E, CIPP/US, CIPP US, CIPP/C, certified information privacy
    professional | CIPM, certified information privacy manager | CIPT | CDPSE
cisco < | CCENT | CCNA, cisco certified network associate | CCNP, cisco certified network
    professional | CCIE, CCDE
network other | JNCIA | JNCIP | JNCIE | Fortinet NSE, NSE 4, NSE4 | PCNSE | CWNA | F5 certified
aws < | AWS cloud practitioner, AWS certified cloud practitioner, cloud practitioner | AWS
    associate, AWS solutions architect associate, AWS certified solutions architect associate,
    AWS certified solutions architect, AWS solutions architect, AWS certified developer, AWS
    developer associate, AWS certified developer associate, AWS sysops administrator, AWS
    certified sysops administrator, AWS sysops, AWS SAA, AWS certified data engineer, AWS data
    engineer associate | AWS professional, AWS certified solutions architect professional, AWS
    solutions architect professional, AWS certified devops engineer, AWS devops engineer
    professional, AWS certified devops engineer professional, AWS SAP, AWS certified security
    specialty, AWS certified machine learning, AWS security specialty, AWS certified security
aws any | AWS certified, AWS certification, AWS certifications, AWS certificate
azure < | AZ-900, azure fundamentals, AI-900, DP-900, SC-900 | AZ-104, azure administrator,
    azure administrator associate, AZ-204, azure developer, DP-203, azure data engineer, DP-100,
    AZ-500, azure security engineer, AI-102, DP-300 | AZ-305, azure solutions architect, azure
    solutions architect expert, AZ-400, azure devops engineer, devops engineer expert
azure any | azure certified, azure certification, azure certifications, azure certificate
google cloud < | google cloud digital leader, cloud digital leader | google associate cloud
    engineer, associate cloud engineer | google professional cloud architect, professional cloud
    architect, professional data engineer, google professional data engineer, google cloud
    professional, GCP professional
google cloud any | google cloud certification, google cloud platform certification, GCP
    certified, GCP certification, google cloud certified
kubernetes | CKA, certified kubernetes administrator | CKAD, certified kubernetes application
    developer | CKS
terraform | terraform associate, hashicorp certified
red hat < | RHCSA, red hat certified system administrator | RHCE, red hat certified engineer |
    RHCA
red hat any | red hat certification, red hat certified, redhat certified
vmware | VCP, vmware certified professional | VCAP | VCDX
microsoft office | MOS, microsoft office specialist, excel expert
microsoft old | MCSA | MCSE | MCP | MCITP | MCT
microsoft data | PL-300, power bi data analyst, microsoft certified data analyst, DA-100 |
    PL-900 | PL-400 | PL-200 | MB-310 | MB-800 | MB-330 | MB-500 | MB-910 | MS-900 | MD-102 |
    MS-102
oracle < | OCA, oracle certified associate | OCP, oracle certified professional, oracle
    certified java programmer | OCM, oracle certified master
sap | SAP certified, SAP certification, SAP certified application associate
salesforce | salesforce administrator certification, salesforce certified administrator,
    salesforce administrator certified, certified salesforce administrator, salesforce admin
    certified, ADM-201, ADM 201, salesforce certified admin | advanced administrator, salesforce
    advanced administrator | platform app builder | platform developer I, platform developer 1,
    PD1, platform developer | platform developer II, platform developer 2, PD2 | sales cloud
    consultant | service cloud consultant | salesforce certified technical architect |
    salesforce certified, salesforce certification, salesforce certifications
snowflake | SnowPro, snowflake certified, snowpro core
databricks | databricks certified
tableau | tableau certified, tableau desktop specialist, tableau desktop certified
testing < | ISTQB, ISTQB foundation, ISTQB certified, ISTQB certification, CTFL | ISTQB
    advanced, ISTQB advanced level, CTAL | ISTQB expert
marketing | google ads certification, google ads certified, google ads certificate, google ads
    search certification, certified in google ads, adwords certified | google analytics
    certification, google analytics certified, GAIQ, google analytics individual qualification,
    google analytics IQ | hubspot certification, hubspot certified, hubspot inbound marketing,
    hubspot inbound, hubspot content marketing | meta blueprint, facebook blueprint | CIM,
    chartered institute of marketing | PCM | marketo certified, marketo certified expert
public relations | CIPR | PRII | APR, accredited in public relations | IPR
web accessibility | CPACC | WAS | CPWA
ux | NN/g certified, NN/g UX certified, nielsen norman | CUA | HFI
hr < | aPHR, associate professional in human resources | PHR, professional in human resources,
    PHRi | SPHR, senior professional in human resources
hr society any | SHRM, SHRM certification, SHRM certified, SHRM certificate
hr society < | SHRM-CP, SHRM certified professional | SHRM-SCP, SHRM senior certified professional
cipd < | CIPD level 3 | CIPD level 5, assoc CIPD, CIPD | CIPD level 7, MCIPD, chartered member
    of the CIPD, chartered member CIPD, chartered MCIPD | FCIPD, chartered fellow of the CIPD
hr special | CCP, certified compensation professional | CEBS, certified employee benefit
    specialist | CBP | GPHR | CPTD, APTD, CPLP, ATD certification | AIRS, AIRS diversity
    recruiter | CPC recruiting | GRP | SWP
coaching < | ACC, ICF ACC | PCC, ICF PCC | MCC, ICF MCC
coaching any | ICF, ICF credential, EMCC, international coaching federation, ICF accredited
    coach
psychometrics | hogan, hogan certified | MBTI, MBTI practitioner, MBTI certified, myers-briggs |
    DISC certified | predictive index
events | CMP, certified meeting professional | CSEP | DES | CMM
nurse @ < | CNA, certified nursing assistant, certified nurse aide, state tested nurse aide,
    STNA, nurse aide | LPN, LVN, licensed practical nurse, licensed vocational nurse, practical
    nurse | RN, registered nurse, RN license, RN licence, nursing license, nurse license,
    registered nurses, RGN | APRN, nurse practitioner, FNP, FNP-C, FNP-BC, AGACNP, PMHNP, CRNP,
    CRNA, CNM, clinical nurse specialist, ARNP
nurse uk | NMC registration, NMC, NMC registered, NMC PIN
nurse specialty | CCRN, critical care registered nurse | CEN, certified emergency nurse | PCCN,
    progressive care certified nurse | CFRN | CTRN | CNOR | CPN | OCN | RNC-OB, RNC | CHPN | CNN
    | CDN | CARN | PMH-BC, psychiatric-mental health nursing | CWOCN, WOCN | CWCN | TNCC | ENPC
    | NRP, neonatal resuscitation | SANE-A, SANE | SANE-P | C-EFM, CEFM | CNML | NE-BC | NEA-BC
    | CENP | CSSM | CPAN | CRRN | CMSRN, MEDSURG-BC | CNE | CHSE | CDCES, CDE | COS-C | CCM,
    certified case manager | ACM | CNSC
resuscitation < | BLS, basic life support, BLS/CPR, BLS provider | ACLS, advanced cardiac life
    support, advanced cardiovascular life support, advanced life support, ALS provider
resuscitation child | PALS, pediatric advanced life support
cpr | CPR, CPR/AED, CPR certified, CPR certification, cardiopulmonary resuscitation
first aid | first aid, first-aid, first aider, first aid responder, EFR | mental health first
    aid, MHFA
ems < | EMT, EMT-B, EMT-Basic, emergency medical technician | AEMT, EMT-I, advanced EMT |
    paramedic certification, paramedic, NRP paramedic, EMT-P, licensed paramedic, registered
    paramedic
lifeguard | lifeguard, NPLQ, lifeguarding, bronze medallion
medical assistant | CMA, certified medical assistant, CMA AAMA | RMA, registered medical
    assistant | CCMA | NCMA | CCMA NHA
phlebotomy | CPT phlebotomy, phlebotomy certification, certified phlebotomist, phlebotomist
    certification, certified phlebotomy technician
pharmacy technician | CPhT, PTCB, ExCPT, certified pharmacy technician, pharmacy technician
    license, pharmacy technician certification
pharmacist @ | pharmacist license, licensed pharmacist, registered pharmacist, RPh, pharmacist
    licence, GPhC
pharmacy board | BCPS | BCCCP | BCIDP | BCOP | BCACP | BCPP | BCGP
coding | CPC, certified professional coder | CCS, certified coding specialist | CRC, certified
    risk adjustment coder | CCA, certified coding associate | COC | CPMA, certified professional
    medical auditor | CPC-A | CCS-P | CIC coding | CPB | CDEO
health information < | RHIT, registered health information technician | RHIA, registered health
    information administrator
imaging @ | ARRT, radiologic technologist, RT(R), RT R, radiography license | ARDMS, RDMS, RVT
    sonography | CNMT | R.T.(CT) | R.T.(MR) | CRT radiology
surgical technologist | CST, certified surgical technologist | TS-C
laboratory < | MLT, MLT(ASCP), MLT ASCP, medical laboratory technician | MLS, MLS(ASCP), MLS
    ASCP, MT(ASCP), MT ASCP, ASCP, medical laboratory scientist, ASCP certification, ASCP
    certified
laboratory special | SBB | SH(ASCP) | DLM(ASCP), DLM ASCP | CG(ASCP) | HTL, HT(ASCP)
respiratory < | CRT, certified respiratory therapist | RRT, registered respiratory therapist
physical therapy @ | PT license, licensed physical therapist, physical therapist license,
    physical therapist, chartered physiotherapist, PT DPT | PTA, physical therapist assistant,
    licensed PTA
physical therapy board | OCS | SCS | NCS | GCS | COMT | FAAOMPT | dry needling | LSVT BIG | CSCS
    | ATC, certified athletic trainer | CHT
occupational therapy @ | OTR, OTR/L, licensed occupational therapist, occupational therapist
    license, occupational therapist registered | COTA, COTA/L, certified occupational therapy
    assistant
speech @ | CCC-SLP, SLP license, licensed speech-language pathologist, SLP, speech-language
    pathologist license, speech language pathologist | SLPA, speech-language pathology
    assistant, speech-language therapy assistant
dental @ < | CDA dental, certified dental assistant, RDA, registered dental assistant, DANB,
    dental assistant license | RDH, registered dental hygienist, dental hygienist license,
    licensed dental hygienist
diet @ | RD, RDN, registered dietitian, registered dietitian nutritionist, registered dietician,
    CDR, licensed dietitian
veterinary technician @ | LVT, licensed veterinary technician, CVT, RVT, VTNE, registered
    veterinary technician, certified veterinary technician
veterinary special | VTS
medical board @ | medical license, medical licence, licensed physician, GMC registration, GMC,
    board certified physician
hcpc | HCPC, HCPC registration, HCPC registered
social work @ < | LBSW, BSW license | LMSW, LSW, licensed master social worker, LCSW-A, LCSWA,
    LGSW, ASW, ACSW, associate clinical social worker, licensed social worker, social work
    license | LCSW, LICSW, LISW, licensed clinical social worker
social work uk | social work England, social work england registration, SWE registration | AMHP
    | best interests assessor, BIA | practice educator | Tusla
counseling @ | LPC, licensed professional counselor, LPCC, LMHC, licensed mental health
    counselor, LCPC, LPC-A, LPC associate | LMFT, licensed marriage and family therapist | NCC,
    national certified counselor
addiction | CADC, LADC, CAC, LCDC, certified alcohol and drug counselor, CASAC
behavior analysis < | RBT, registered behavior technician | BCaBA, board certified assistant
    behavior analyst | BCBA, board certified behavior analyst | BCBA-D
psychologist @ | licensed psychologist, psychologist license, AHPRA psychologist, chartered
    psychologist | ABPP
home care | HHA, home health aide, home care aide, HCA registered, registered home care aide |
    dementia practitioner, CDP, certified dementia practitioner | medication aide, CMA
    medication, QMAP, med tech certification
crisis | CPI, crisis prevention, CPI instructor, crisis prevention intervention, nonviolent
    crisis intervention, NCI | MAPA | safe crisis management | handle with care | de-escalation
    training
teaching @ | teaching certificate, teaching credential, teaching license, teacher certification,
    teacher license, teaching licence, teaching certification, teacher certificate, educator
    license, educator certificate, state teaching certificate, certified teacher, licensed
    teacher, teaching qualification, teacher licensure, teaching licensure, teacher's
    certificate, texas standard certificate, standard teaching certificate, educator certification,
    educator licensure, professional educator license, professional educator's license,
    provisional teaching certificate, single subject credential, single subject teaching
    credential, multiple subject credential, multiple subject teaching credential | QTS,
    qualified teacher status | PGCE, PGDE | Praxis
teaching english | TEFL, TESOL, TESL | CELTA | DELTA | ESL endorsement, ESL supplemental, ESOL
    endorsement | DLL
teaching leader | NPQ, NPQH, NPQSL, NPQLT, NPQEL, national professional qualification | NASENCO,
    national award for SEN coordination | principal license, administrator license,
    administrator endorsement, principal certification | T-TESS
higher education | FHEA, fellow of the higher education academy, fellowship of the higher
    education academy, SFHEA, AFHEA
early childhood | CDA, child development associate, CDA credential
special education | special education certification, special education endorsement, ECSE
    endorsement
trainer adult | train the trainer, train-the-trainer | level 3 award in education and training,
    PTLLS, TAE40116, TAE, certificate IV in training and assessment | AET
fitness | personal trainer, level 3 personal trainer, level 3 personal training, CPT NASM, NASM,
    NASM-CPT, ACE-CPT, ACE certified, ISSA, ACSM, certified personal trainer, REPs, CIMSPA |
    exercise referral, level 3 exercise referral | group fitness, group exercise | RYT, RYT 200,
    RYT-200, RYT 500, yoga teacher
law @ | bar admission, new york bar, california bar, illinois bar, texas bar, florida bar,
    washington bar, georgia bar, virginia bar, massachusetts bar, called to the bar of, admitted to
    the bar, state bar, member of the bar, bar membership,
    licensed attorney, admitted to practice, licensed to practice law, attorney license,
    admitted in, bar member, admitted solicitor, qualified solicitor | solicitor, SRA | called
    to the bar, barrister
paralegal | paralegal certificate, certified paralegal, NALA, CP NALA, ACP paralegal, paralegal
    certification
notary @ | notary public, notary, notary commission, commissioned notary
mediation | accredited mediator, certified mediator, mediator
engineering @ < | EIT, engineer in training, FE exam, fundamentals of engineering, E.I.T.,
    engineer intern, EI | PE, professional engineer, PE license, licensed professional engineer,
    P.E., P.Eng, PEng, chartered engineer, CEng, licensed engineer
engineering uk | IEng | MICE | MIMechE | MIET | MIStructE
surveying @ | RICS, MRICS, FRICS, chartered surveyor | PLS, professional land surveyor, RPLS,
    licensed surveyor
architecture licence @ | RA, licensed architect, registered architect, architect license, ARB,
    RIBA, AIA
planning | AICP | MRTPI
landscape @ | PLA, licensed landscape architect | ISA arborist, certified arborist, ISA
    certified arborist
green building < | LEED green associate, LEED GA | LEED AP, LEED accredited, LEED accredited
    professional, LEED accreditation, LEED
green building other | WELL AP | BREEAM, BREEAM assessor | envision ENV SP
construction | CCM construction, certified construction manager | OSHA 500 | CSCS card, CSCS,
    CSCS black card | SMSTS | SSSTS | safe pass | CPCS, NPORS | H2S alive | CSTS
osha < | OSHA 10, OSHA-10, OSHA 10-hour, OSHA 10 hour, OSHA10 | OSHA 30, OSHA-30, OSHA 30-hour,
    OSHA 30 hour, OSHA30
osha any | OSHA certification, OSHA certified, OSHA training
safety < | ASP, associate safety professional, CHST, OHST | CSP, certified safety professional
safety uk < | IOSH, IOSH managing safely | NEBOSH general certificate, NEBOSH, NEBOSH
    certificate, NEBOSH IGC | NEBOSH diploma
safety other | CIH, certified industrial hygienist | HAZWOPER, 40-hour HAZWOPER | CHMM | rope
    access, IRATA | confined space
electrician @ < | apprentice electrician, electrical apprentice | journeyman electrician,
    journeyman license, journeyman, journeyman electrical license, licensed electrician,
    electrician license, electrical license, 18th edition, red seal | master electrician, master
    electrician license
plumber @ < | apprentice plumber | journeyman plumber, licensed plumber, plumbing license |
    master plumber
refrigeration | EPA 608, EPA section 608, EPA 608 universal, section 608, EPA universal, EPA
    certified | NATE, NATE certified | R-410A | F-gas, F gas | gas safe
hvac @ | HVAC license, HVAC licence, HVAC contractor license, TDLR
welding | AWS D1.1, D1.1 | CWI, certified welding inspector | welding certification, certified
    welder, ASME section IX, 6G, 3G, 4G, coded welder | B-pressure, B pressure ticket
automotive < | ASE, ASE certified, ASE certification | ASE master, ASE master technician, master
    technician
crane and lift | forklift, forklift license, forklift licence, forklift certification, forklift
    certified, forklift operator, counterbalance licence, fork lift, reach truck licence,
    LiftTruck | NCCCO, crane operator certification | rigging certification, certified rigger,
    NCCCO rigger | aerial lift, MEWP, IPAF, scissor lift certified
cdl @ < | CDL class C, class C CDL, class C commercial, commercial driver's license class C,
    commercial drivers license class C, commercial driver license class C, commercial driving
    license class C, commercial driver's licence class C | CDL class B, class B CDL, CDL B, CDL-B,
    class B commercial, commercial driver's license class B, commercial drivers license class B,
    commercial driver license class B, commercial driving license class B, commercial driver's
    licence class B, class B driver's license, class B drivers license, class B driver license |
    CDL class A, class A CDL, CDL A, CDL-A, class A commercial, commercial driver's license class
    A, commercial drivers license class A, commercial driver license class A, commercial driving
    license class A, commercial driver's licence class A, class A driver's license, class A
    drivers license, class A driver license
cdl any @ | CDL, commercial driver's license, commercial drivers license, commercial driver
    license, commercial driving licence, HGV, LGV, HGV class 1, HGV class 2, CPC driver, C+E
hazmat | hazmat, hazmat endorsement, hazardous materials endorsement, HME | tanker endorsement,
    tanker, tank endorsement | doubles/triples, doubles triples endorsement, doubles and triples |
    passenger endorsement | school bus endorsement | TWIC, TWIC card | ADR | hazardous material
    shipping, IATA dangerous goods, DGR
drone | part 107, remote pilot, drone pilot license, FAA part 107, drone license, drone licence,
    drone operator licence, drone operator's licence, A2 CofC, UAS pilot
pilot < | private pilot, PPL | commercial pilot, CPL | ATP, ATPL, airline transport pilot
aircraft mechanic @ | A&P, A & P, airframe and powerplant, A&P license, A&P mechanic, FAA A&P |
    IA, inspection authorization | part 66, EASA part 66, B1 licence, B1.1, B2 licence
cabin | cabin crew attestation, EASA attestation, cabin attestation
marine | STCW | master mariner | OOW, officer of the watch
food any | food safety certification, food safety certificate, food safety certified, food
    sanitation certificate
food < | food handler, food handlers, food handler's card, food handler card, food handler
    permit, food handlers card, food hygiene level 1, food safety level 1, servsafe food
    handler, servsafe handler, food handler servsafe, food handler card servsafe | servsafe, food
    protection manager, food manager, food safety manager, certified food protection manager,
    CFPM, servsafe manager, servsafe certified, food hygiene level 2, level 2 food hygiene, food
    safety level 2, level 2 food safety, food safety supervisor, servsafe food protection
    manager | food
    safety level 3, level 3 food safety, food hygiene level 3, HACCP certified, HACCP
    certification
alcohol | TIPS, TIPS certified, TABC, responsible service of alcohol, RSA, RSA certificate,
    alcohol server, servsafe alcohol, MAST permit, BASSET, RBS | personal licence, APLH
wine < | WSET level 1 | WSET level 2 | WSET, WSET level 3 | WSET diploma, WSET level 4
sommelier < | introductory sommelier, certified sommelier, sommelier | advanced sommelier |
    master sommelier
barista | barista training, SCA barista, barista certificate
hospitality | CHA | AHLEI, certified front desk representative | clefs d'or, les clefs d'or
cosmetology @ | cosmetology license, cosmetologist, licensed cosmetologist, cosmetology |
    esthetician license, esthetician, licensed esthetician, aesthetician | barber license,
    licensed barber | nail technician license, manicurist | massage license, LMT, licensed
    massage therapist
travel | CTA, certified travel associate | CTC, certified travel counselor | IATA level 1 | IATA
    level 2 | IATA, IATA certified
security guard @ | guard card, security guard license, security license, security licence, SIA
    licence, SIA license, SIA door supervisor, SIA, unarmed guard, security officer license |
    armed guard, firearms license | CPP security, certified protection professional | PSP
police @ | POST, POST certified, peace officer license, peace officer, TCOLE, law enforcement
    certification, POST certification
fire < | firefighter I, firefighter 1 | firefighter II, firefighter 2 | fire officer I | fire
    officer II
water @ < | class D operator | class C operator | class B operator, class B water | class A
    operator, class A water
pesticide @ | pesticide applicator, pesticide license, commercial applicator, PA1, PA1/PA6, PA6
    | chainsaw, chainsaw certification, NPTC chainsaw
laboratory animal < | ALAT | LAT | LATG
laboratory animal any | AALAS
clinical research | CCRC | CCRA | CCRP | ACRP, ACRP-CP | SOCRA | RAC, regulatory affairs
    certification | GCP training, good clinical practice, ICH-GCP, CITI GCP | CITI, human
    subjects training, CITI training
library @ | school librarian, library media specialist, librarian certification
records | CRM records, certified records manager | CA archives, certified archivist
gis | GISP
nonprofit | CFRE | CNP | GPC, grant professional certified
customer | CCXP | HDI | SDI
credit | NACM | CBA | CCE | CRC credit
appraisal @ | licensed appraiser, certified residential appraiser, certified general appraiser,
    appraiser license | MAI
funeral @ | funeral director, funeral director license, embalmer
child safety | children first, child protection training, safeguarding, safeguarding level 2,
    safeguarding level 3 | working with children check, WWCC, blue card
translation | ATA certified, ATA | certified interpreter, court interpreter, CHI, CoreCHI,
    NBCMI, certified medical interpreter | DipTrans, CIOL | NAATI | RID, NIC
manual handling | manual handling | people handling
management | ILM, ILM level 5 | CMI, chartered manager, CMgr, CMI level 5
service desk | apple certified, ACMT, Apple certified mac technician | dell certified | CompTIA
    Cloud+
cad | autocad certified, autodesk certified | CSWA, solidworks associate | CSWP, certified
    solidworks professional
"""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate: its name, its family, its rung on a ladder (0 where there is none).

    `local`: granted by a state or country.
    """

    name: str
    family: str
    rung: int
    local: bool


def _read(table: str) -> tuple[dict[str, Certificate], dict[tuple[str, ...], tuple[str, str]]]:
    """The certificates by name; and by the words of each way to write them: name, exact form."""
    known: dict[str, Certificate] = {}
    written: dict[tuple[str, ...], tuple[str, str]] = {}
    for line in table.strip().replace("\n    ", " ").splitlines():
        head, *members = (cell.strip() for cell in line.split("|"))
        family = head.rstrip(" <@")
        marks = head[len(family) :]
        for rung, member in enumerate(members, start=1):
            aliases = [alias.strip() for alias in member.split(",")]
            name = aliases[0] if aliases[0] not in known else f"{aliases[0]} ({family})"
            known[name] = Certificate(name, family, rung if "<" in marks else 0, "@" in marks)
            for alias in aliases:
                tokens = tuple(t.casefold() for t in TOKEN.findall(alias))
                written.setdefault(tokens, (name, _exact(alias, tokens)))
    for (short, *more), (name, exact) in tuple(written.items()):
        if not more and exact.isalpha() and exact.isupper():
            written.setdefault((".".join(short),), (name, ".".join(exact)))
    return known, written


def _exact(alias: str, tokens: tuple[str, ...]) -> str:
    """The form in which a short word with capitals inside must stand; "" where any case will do."""
    cased = len(tokens) == 1 and len(alias) <= 6 and any(c.isupper() for c in alias[1:])
    return alias.rstrip(".") if cased and not any(c.isdigit() for c in alias) else ""


# A word of a certificate's name: "A+", "CIPP", "D1.1"; a hyphen or slash parts words.
TOKEN = re.compile(r"[^\W_]+(?:[.&'’][^\W_]+)*\+?")
CERTIFICATES, WRITTEN = _read(TABLE)
# Short names with points, and without: "R.N" is "RN".
DOTTED = {exact: exact.replace(".", "") for _, exact in WRITTEN.values() if "." in exact}
_DOTTED = re.compile(r"(?<![\w.])[A-Z](?:\.[A-Z])+(?!\w)\.?")


def undotted(text: str) -> str:
    """`text` with the short names of certificates without points.

    >>> undotted("R.N. or L.P.N., U.S. citizen")
    'RN or LPN, U.S. citizen'
    """
    return _DOTTED.sub(lambda m: DOTTED.get(m.group().rstrip("."), m.group()), text)


# What comes before the number of a licence, which is neither a telephone's nor a postal code.
LICENSE_NUMBER = re.compile(
    r"\b(?:licen[cs]e|certificat(?:e|ion)|registration|commission|credential|permit|bar)"
    r"\s?(?:(?:no|nos|number|num|id)\b)?[.:\s#]{0,3}(?=[A-Z]{0,3}-?\d)",
    re.IGNORECASE,
)


def names_certificate(text: str) -> bool:
    """Whether `text` has a word that tells of certificates, or a one-word name of the table.

    >>> names_certificate("CFRE"), names_certificate("Board exam"), names_certificate("VHDL")
    (True, True, False)
    """
    if CUE.search(text) or IN_FORCE.match(text):
        return True
    known = ((WRITTEN.get((word.casefold(),)), word) for word in TOKEN.findall(text))
    return any(found is not None and found[1] in ("", word) for found, word in known)


# Families of which "any" is asked, and the ladder whose members show it.
ANY_OF: dict[str, tuple[str, ...]] = {
    "six sigma any": ("six sigma",),
    "aws any": ("aws",),
    "azure any": ("azure",),
    "google cloud any": ("google cloud",),
    "red hat any": ("red hat",),
    "coaching any": ("coaching",),
    "food any": ("food",),
    "hr society any": ("hr society",),
    "osha any": ("osha",),
    "cdl any": ("cdl",),
    "laboratory animal any": ("laboratory animal",),
    "cloud any": ("aws", "azure", "google cloud", "aws any", "azure any", "google cloud any"),
    "accounting any": ("accounting",),
    "project management any": (
        "project management",
        "project management body",
        "scrum master",
        "product owner",
        "agile",
    ),
    "security any": ("security manager", "security analyst", "penetration"),
}
# What shows another certificate of another family, by name: its course is a part of theirs.
SHOWN_BY: dict[str, tuple[str, ...]] = {"CPR": ("BLS", "ACLS", "PALS")}
# And what is a part of what is asked for, by name.
PART_OF: dict[str, tuple[str, ...]] = {"BLS": ("CPR",)}
# Families of one field, told by their names: where a posting gives only examples, a certificate of
# the same field is taken for one of them.
FIELDS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split("|"))
    for line in """
accounting|accounting any|fraud and compliance|it audit|treasury|payroll|CFA|finance adviser
it audit|security manager|security analyst|penetration|privacy|security any
CFA|finance adviser|treasury|actuary|securities
insurance|insurance study
property|real estate
project management|project management body|scrum master|product owner|agile|project management any
six sigma|six sigma any|quality
aws|aws any|azure|azure any|google cloud|google cloud any|cloud any|kubernetes|terraform
cisco|network other|comptia
microsoft data|tableau|databricks|snowflake
hr|hr society|hr special|cipd|payroll
coaching|coaching any|psychometrics
resuscitation|resuscitation child|cpr|first aid
osha|osha any|safety|safety uk|safety other|construction
cdl|cdl any|hazmat
engineering|engineering uk
green building|green building other
food|alcohol
wine|sommelier
ux|web accessibility
behavior analysis|special education
""".strip().splitlines()
)
# Whoever may teach it has it, and has more than it.
TEACHES = re.compile(r"\b(?:instructors?|train(?:er|-the-trainer)s?|assessors?)\b", re.IGNORECASE)
# The letters by which a commercial driving licence names its endorsements, where it lists them.
ENDORSED = re.compile(
    r"\bendorsements?\b[:\s(–-]{0,4}(?P<behind>[HNTPSX](?:(?:[\s,/&+()]|\band\b){1,6}[HNTPSX]){0,5})(?!\w)"
    r"|(?<![\w.])(?P<before>[HNTPSX](?:(?:[\s,/&+]|\band\b){1,6}[HNTPSX]){0,5})\)? endorsements?\b"
)
ENDORSEMENTS = {
    "H": ("hazmat",),
    "N": ("tanker endorsement",),
    "T": ("doubles/triples",),
    "P": ("passenger endorsement",),
    "S": ("school bus endorsement",),
    "X": ("hazmat", "tanker endorsement"),
}
# "Eligible for licensure as a pharmacist": of whom there is a licence, by the name behind it.
LICENSED_AS = re.compile(
    r"\b(?:licen[cs](?:ed|ure|e)|regist(?:ered|ration)|certified)\b[^.;]{0,50}? as an? "
    r"(?P<trade>[\w'’-]+(?: [\w'’-]+){0,3})",
    re.IGNORECASE,
)
# Words that are a certificate only beside a word such as "licence", or where one is asked for.
NOT_ALONE = frozenset(
    "first aid|adjuster|bar|solicitor|personal trainer|lifeguard|forklift|journeyman|sommelier"
    "|property and casualty|life and health|funeral director|rope access|chainsaw|safeguarding"
    "|peace officer|mediator|insurance producer|cosmetology|crisis prevention|physical therapist"
    "|nurse practitioner|paramedic|hogan|tanker|confined space|barrister"
    "|was|ia|ra|pe|ea|ei|au|crt|asp|arm|rid|nic|chi|lat|rac|acc|act|des|cia|sia|cba|cta|msp|mai|nci"
    "|bia|aia|bcs|sdi|mos|cpi|post|crest|delta|cim|aat|apm|cse|apr|ata|imc|cmi|ilm|crm|adr|grp|cna"
    "|hhg|cde|csp|cic|crs|gri|asa|fia|pcc|mcc|sra|cat|cap|als|cac|asw|scs|ncs|gcs|ocs|cps|lat|at|pt"
    "|slp|praxis|mri|aca|prm|tusla|mls|hogan|ia|cism cert|scrum|ccm|cpm|rpa|cbp|swp|cfm|cnp|gpc"
    "|ccc|cce|ccp|cpc|pcm|coc|cae|icf|emcc|adm".split("|")
)

# What makes a word beside it a certificate.
CUE = re.compile(
    r"\b(?:certif\w+|licen[cs]\w*|credential\w*|designation|accredit\w+|chartered|charter"
    r"|registered|registration|qualified|qualification|endorsement|ticket|card|permit|diploma"
    r"|belt|board|exam\w*|trained|training|member\w*|admitted|award)\b",
    re.IGNORECASE,
)
IN_FORCE = re.compile(r"\W*(?:current|valid|active|unexpired)\b", re.IGNORECASE)
# The certificate is not there yet, or no longer.
PENDING = re.compile(
    r"\bin[- ]progress\b|\bpursuing\b|\bstudying\b|\bstudent\b|\bworking (?:on|towards?)\b"
    r"|\bcandidate\b|\bexams?\b(?! passed)|\b(?:one|two|three|four|\d) of (?:\d|two|three|four"
    r"|five|six|seven|eight|nine|ten)"
    r"\b|\bexpected\b|\banticipated\b|\bscheduled\b|\bpreparing\b|\bpending\b|\bbooked\b"
    r"|\bsitting\b|\bsit(?:s)? for\b|\beligible\b|\bseeking\b|\bplanned\b|\bsections?\b"
    r"|\bcoursework\b|\bcleared\b|\benrolled\b|\btrainee\b|\bbegun\b|\bstarted\b"
    r"|\bpart[- ]qualified"
    r"|\bfinalist\b|\bfoundation stage\b|\baccepted\b|\bstarts\b|\boffered\b|\bself[- ]study\b"
    r"|\btowards?\b|\bparts? (?:1|2|I|II|one|two)\b|\bcourse\b|\byear one\b|\bon the way\b"
    r"|\bwaiting\b|\bawaiting\b|\bpassed \w+ and \w+\b|\bapplication (?:in|filed|sent|submitted"
    r"|made|under)\b|\bappl(?:ied|ying) for\b|\bregistered for\b|\bsigned up\b|\blearner['’]?s\b"
    r"|\bfailed\b|\bboot ?camp\b|\bcontact hours\b|\bto be (?:completed|taken|renewed)\b"
    r"|\bwill (?:sit|take|test|write|complete)\b",
    re.IGNORECASE,
)
# Those that are had by an exam; and what is only a step towards one of them.
BY_EXAM = frozenset("PMP|CAPM|CISSP|CISM|CISA|CEH|Security+|CCNA|CPA|CFA|CMA IMA|CIA".split("|"))
TAUGHT = re.compile(
    r"\b(?:seminars?|workshops?|class(?:es)?)\b|^training$|\bhours of +training\b"
    r"|\bassociate of \(?isc|^associate$",
    re.IGNORECASE,
)
# No step towards it was taken yet that a reader could rely on.
_GET = (
    r"(?:obtain|get|gain|earn|acquire|attain|achieve|pursue|take|sit|pass|write|test|complete"
    r"|finish|study|enrol+|apply|register|certify|qualify|become|have|hold"
    r"|be(?= +(?:an?|certified|licen[cs]ed|registered|chartered)\b| *$))\b"
)
_STUDIED = r"(?:(?:hand)?books?|study guides?|flash ?cards?)"
INTENDED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|hop(?:e|es|ing)|intend(?:s|ed|ing)?|aim(?:s|ing)?|want(?:s|ing)?"
    r"|wish(?:es|ing)?|going|(?:would|'d|’d) (?:like|love)|look(?:s|ing)|ready|intention) to"
    rf" (?:\w+ )?{_GET}"
    r"|\bconsidering\b|\binterest(?:ed)? in\b|\bto be obtained\b|^next$"
    r"|\b(?:bought|buy(?:ing)?|ordered|purchased|borrowed|read(?:ing)?)\b[^.;]{0,30}"
    rf"\b{_STUDIED}\b|^{_STUDIED}$|\bstudy (?:group|material)s?\b"
    r"|\b(?:mock|practice) (?:tests?|exams?)\b|\bvoucher\b|\bself[- ]taught\b"
    r"|\b(?:never|did(?:n['’]t| not)) (?:sit|sat|take|took|write|wrote|pass|finish)\w*\b",
    re.IGNORECASE,
)
LAPSED = re.compile(
    r"\bexpired\b|\blapsed\b|\binactive\b|\bformer\b|\bsurrendered\b|\bnot (?:current|renewed)\b"
    r"|\bno longer\b|\bwas (?:certified|licensed)\b|\bsuspended\b|\brevoked\b|\bwithdrawn\b"
    r"|\boverdue\b|\bout of date\b",
    re.IGNORECASE,
)
# The same where it stands apart from the name: "Notary public, State of Ohio, commission lapsed".
ENDED = re.compile(
    r"\b(?:expired|lapsed|suspended|revoked|surrendered|inactive|not renewed)\b", re.IGNORECASE
)
# An exam that is only meant to be taken, with no day for it.
MEANS_TO_SIT = re.compile(
    r"\b(?:plan(?:s|ning)?|hop(?:e|es|ing)|intend(?:s|ing)?|aim(?:s|ing)?|want(?:s|ing)?) to"
    r" (?:sit|take|write|test)\b(?!.*\b(?:scheduled|registered|booked|20\d\d))",
    re.IGNORECASE,
)
# One that goes on, said behind the school: "Paralegal certificate, Tarrant College, in progress".
UNDER_WAY = re.compile(
    r"\bin[- ]progress\b|\bexpected (?:\w+ )?20\d\d\b|\bexpected (?:completion|graduation)\b"
    r"|\bexpected:? \d{1,2}/20\d\d|\banticipated\b|\bcurrently (?:enrolled|attending)\b"
    r"|\bto be completed\b",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r"\b(?:exp(?:ires?|iry)?\.?|valid (?:until|to|through|thru)|through|until|renews?"
    r"|valid:? (?:from )?20\d\d\s?(?:[-–—]|to))\s*:?\s*"
    r"(?:(?P<month>\d{1,2})\s*/\s*|[a-z]{3,9}\.?\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
# What a belt is of, in a line that does not write "six sigma".
_SPORTS = re.compile(
    r"^(?!.*\bsigma\b).*\b(?:judo|karate|tae ?kwon ?do|jiu[- ]?jitsu|BJJ|aikido|kung fu"
    r"|martial arts?|kempo|hapkido|krav maga)\b",
    re.IGNORECASE | re.DOTALL,
)
BELTS = {f"six sigma {color} belt": _SPORTS for color in ("yellow", "green", "black")}
# What a short name stands for where such words stand in a line of a job.
OTHERWISE = {
    "CPA": re.compile(
        r"\bpaid (?:media|search|social)\b"
        r"|\bper (?:acquisition|action)\b|\bcampaigns?\b|\bclicks?\b|\bads?\b|\b(?:ROAS|CTR|CPC)\b"
        r"|\bCPA (?:of|by|from|below|under|to) ",
        re.IGNORECASE,
    ),
    "PMP": re.compile(r"\bPMP pumps?\b", re.IGNORECASE),
    "PE": re.compile(
        r"\bphysical education\b"
        r"|\bPE (?:teach\w*|coach\w*|class\w*|lessons?|department|instruct\w*)",
        re.IGNORECASE,
    ),
}
# The line says that it is not there.
ABSENT = re.compile(
    r"\bnot yet\b|\bnone\b|^[\s:(–-]*no\b\W*$|\bno (?!longer)\w+|\bdo not (?:have|hold)\b",
    re.IGNORECASE,
)
# Names in capitals that are no certificate.
NO_CERTIFICATE = frozenset(
    "it hr uk us usa eu ny nyc ca la dc qa pr pm ceo cto cfo coo vp svp evp ii iii iv vi gpa ba "
    "bs ma mvr "
    "ms bsc msc phd mba ged llb llm am pm kpi kpis sql api apis aws gcp saas b2b b2c crm erp "
    "sap etl "
    "html css ui ux ai ml nlp pos icu er or ed emr ehr snf rfp sop sops roi p&l gl ap ar gaap ifrs "
    "sox kyc aml gdpr hipaa ada fmla osha fda cgmp gmp iso ngo un who nhs va dod army navy llc inc "
    "ltd plc tv pc mac ios os usb pdf cad gis gps hvac plc cnc and of the in for with no n/a tbd "
    "uae uk nyu ucla mit abet acpe cswe ccne cacrep aacsb coa dod faa sec irs cdc rpa xrd "
    "covid iep ieps esl ell sen dei seo sem ppc cms npi mbb r&d m&a faq a/b usd eur gbp cad "
    "aud".split()
)
# Work for somebody who has it; and what follows the name of one that is one's own aim.
FOR_SOMEBODY = re.compile(
    r"\b(?!(?:prepar|stud|sit|regist|schedul|train|eligib|candidat|appl|appro|cram|read|exam"
    r"|course|book|certif|class|boot)\w*)[\w-]+ for (?:the|our|an?|their|his|her) $",
    re.IGNORECASE,
)
# Whose helper one is: "rough-in under a journeyman". One works under a licence of one's own, too.
UNDER_ONE = re.compile(r"\bunder an? (?:[\w'’-]+ ){0,3}$", re.IGNORECASE)
A_PAPER = re.compile(r"\b(?:licen[cs]e|certificat\w+|permit|credential|card)$", re.IGNORECASE)
# Between two names of which what is said behind the second is said of both: "CPR/First Aid".
JOINT = re.compile(r"\s?(?:/|&|\band\b)\s?(?:the )?", re.IGNORECASE)
OWN_STEP = re.compile(
    r"[- ](?:exam\w*|certif\w+|licen[cs]\w+|credential|test|designation|title|course|card)\b",
    re.IGNORECASE,
)
# One of several things will do: what follows is an example, or another is taken too.
OPEN = re.compile(
    r"\bor (?:similar|equivalent|comparable|related|other|another|an equivalent|recognised)\b"
    r"|\bsuch as\b|\be\.?g\.?\b|\blike\b|\bequivalent\b|\bsimilar\b|\bor near\b|\brelated\b"
    r"|\bor any\b|\bincluding\b",
    re.IGNORECASE,
)
OBTAINABLE = re.compile(
    r"\b(?:ability|able|willing\w*|eligib\w+|intention|commitment) (?:\w+ ){0,2}to"
    r" (?:obtain|get|pursue|complete|acquire|become|earn|gain|sit)\b"
    r"|\bwithin (?:\w+ )?(?:\d+|one|two|three|six|twelve|a|the first)\b|\bby start\b"
    r"|\bworking towards?\b|\bin progress\b|\beligible\b|\bcandidate\b|\bpart(?:ly)?[- ]?\w*\b"
    r"(?: qualified| completed)?|\bpursuing\b|\bor towards\b|\bnear-",
    re.IGNORECASE,
)
