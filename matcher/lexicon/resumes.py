"""The wordings of resumes: headings, titles, schools, contact lines, bullet glyphs."""

from __future__ import annotations

from matcher.lexicon.packed import phrases
from matcher.types import SectionKind

# Headings that are believed however they are set.
HEADINGS: dict[SectionKind, frozenset[str]] = {
    SectionKind.CONTACT: phrases(
        "contact; contacts; contact information; contact info; contact details; contact me;"
        "personal information; personal details; personal data; personal info; bio data; biodata"
    ),
    SectionKind.SUMMARY: phrases(
        "summary; professional summary; executive summary; career summary; summary or objective;"
        "profile; professional profile; executive profile; career profile; personal profile;"
        "objective; career objective; professional objective; employment objective; objectives;"
        "job objective; about me; about; personal statement; career overview; career statement;"
        "professional overview; overview; summary of qualifications; qualifications summary;"
        "qualifications; qualification summary; professional qualifications; key qualifications;"
        "qualification highlights; introduction; career focus; resume summary; who i am;"
        "professional background; career goals; career goal; highlights of qualifications;"
        "background summary; welcome; statement of qualifications; summary statement"
    ),
    SectionKind.EXPERIENCE: phrases(
        "experience; work experience; professional experience; employment experience;"
        "employment; employment history; work history; professional history; career history;"
        "job history; relevant experience; related experience; additional experience;"
        "other experience; industry experience; research experience; teaching experience;"
        "clinical experience; internship experience; internships; internship; practicum;"
        "military experience; military service; military background; military history; positions;"
        "positions held; career experience; practicum experience; field experience;"
        "consulting experience; leadership experience; early career; prior experience;"
        "previous experience; previous employment; earlier experience; experience highlights;"
        "selected experience; work; career progression; professional work experience;"
        "experience and achievements; experience summary; academic experience;"
        "technical experience; management experience; international experience;"
        "jobs; professional positions; academic appointments; appointments; current position;"
        "present position; work background; freelance experience; related work experience"
    ),
    SectionKind.EDUCATION: phrases(
        "education; academic background; educational background; education background;"
        "academic history; educational history; education history; academic qualifications;"
        "educational qualifications; educational qualification; academic qualification;"
        "academics; education and training; training and education; academic profile;"
        "education and qualifications; education and certifications; schooling; degrees;"
        "school; schools; education and credentials; academic credentials; educational details;"
        "coursework; relevant coursework; relevant courses; selected coursework;"
        "related coursework; education details; formal education; academic achievements;"
        "academic record; education and professional development;"
        "educational credentials; academic training"
    ),
    SectionKind.SKILLS: phrases(
        "skill; skills; top skills; technical skills; key skills; core skills; professional skills;"
        "soft skills; hard skills; computer skills; it skills; software skills; other skills;"
        "skill set;"
        "skillset; skills set; skill sets; skill highlights; skills highlights; skills summary;"
        "summary of skills; relevant skills; additional skills; special skills; personal skills;"
        "transferable skills; interpersonal skills; programming skills; analytical skills;"
        "laboratory skills; core competencies; competencies; key competencies; competences;"
        "technical competencies; core competences; areas of expertise; expertise;"
        "area of expertise; technical expertise; core expertise; professional expertise;"
        "areas of strength; core strengths; strengths; key strengths; technical proficiencies;"
        "proficiencies; technical proficiency; technical summary; technical background;"
        "technical knowledge; technical profile; technology summary; technology portfolio;"
        "technical toolkit; tools and technologies; technologies and tools; technical stack;"
        "tech stack; programming languages; core qualifications; highlights; skills and abilities;"
        "skills and expertise; skills and competencies; knowledge and skills; abilities;"
        "specialties; specializations; specialization; capabilities; core capabilities;"
        "career skills; key skills and competencies; skills and tools; computer proficiency;"
        "computer proficiencies; computer knowledge; software proficiency; software knowledge;"
        "software; technologies; tools; skills and technologies; skills and qualifications;"
        "it proficiency; technical skill set; equipment and software; qualities; key attributes"
    ),
    SectionKind.PROJECTS: phrases(
        "projects; personal projects; academic projects; selected projects; key projects;"
        "relevant projects; side projects; project experience; projects undertaken;"
        "project highlights; notable projects; research projects; technical projects;"
        "course projects; major projects; open source; open source projects; portfolio;"
        "open source contributions; project work; project details; other projects;"
        "university projects; class projects; independent projects; capstone project"
    ),
    SectionKind.PUBLICATIONS: phrases(
        "publications; selected publications; peer reviewed publications; journal publications;"
        "conference publications; refereed publications; publications and presentations;"
        "research publications; publications and patents; patents; patents and publications;"
        "conference papers; journal articles; books; book chapters; preprints; papers;"
        "selected papers; scholarly publications; presentations and publications;"
        "conference presentations; invited talks; talks; selected talks; talks and presentations"
    ),
    SectionKind.CERTIFICATIONS: phrases(
        "certs; license; licence; tickets; certs and licenses; certs and training;"
        "certifications; certification; certificates; certificate; licenses; licences; licensure;"
        "licenses and certifications; certifications and licenses; licensure and certifications;"
        "certifications and training; training and certifications; certification and training;"
        "professional certifications; technical certifications; professional certification;"
        "professional licenses; credentials; professional credentials; professional training;"
        "professional development; trainings; training; courses; courses and certifications;"
        "certificates and licenses; certifications and courses; continuing education;"
        "certificates and training; training and development; online courses; licenses and"
        "registrations; additional training; technical training; licenses certifications;"
        "specialized training; training courses; workshops; seminars; workshops and seminars"
    ),
    SectionKind.LANGUAGES: phrases(
        "languages; language; language skills; languages known; language proficiency;"
        "spoken languages; foreign languages; linguistic skills; languages spoken;"
        "language abilities; language competencies; additional languages"
    ),
    SectionKind.AWARDS: phrases(
        "awards; honors; honours; honors awards; awards and honors; honors and awards;"
        "awards and recognition;"
        "awards and achievements; achievements and awards; achievements; accomplishments;"
        "key accomplishments; core accomplishments; professional accomplishments; recognition;"
        "recognitions; key achievements; career achievements; major achievements; scholarships;"
        "career highlights; career accomplishments; selected accomplishments; honors and"
        "scholarships; awards and scholarships; scholarships and awards; professional"
        "achievements; selected achievements; activities and honors; honors and activities;"
        "fellowships and awards; selected honors; distinctions; honours and awards; grants;"
        "fellowships; grants and fellowships; notable achievements; academic honors"
    ),
    SectionKind.VOLUNTEERING: phrases(
        "volunteering; volunteer experience; volunteer work; volunteer; volunteer activities;"
        "volunteer service; community service; community involvement; community engagement;"
        "community outreach; community work; social work; civic activities; civic involvement;"
        "charity work; volunteerism; volunteering experience; community engagement and volunteer"
        "involvement; leadership and volunteering; volunteer and community service;"
        "community and volunteer work; social service; volunteer history; community activities"
    ),
    SectionKind.INTERESTS: phrases(
        "interests; hobbies; hobbies and interests; interests and hobbies; interests or hobbies;"
        "personal interests; other interests; extracurricular interests; activities and interests;"
        "interests and activities; hobbies interests; leisure activities"
    ),
    SectionKind.REFERENCES: phrases(
        "references; reference; professional references; personal references; referees; referee"
    ),
    SectionKind.OTHER: phrases(
        "additional information; other information; miscellaneous; affiliations; memberships;"
        "professional affiliations; professional memberships; membership; associations;"
        "professional associations; professional organizations; professional membership;"
        "activities; extracurricular activities; extra curricular activities; extracurriculars;"
        "leadership and activities; activities and leadership; leadership activities;"
        "affiliations and memberships; memberships and affiliations; professional activities;"
        "additional details; declaration; availability; work authorization; security clearance;"
        "clearance; clearances; citizenship; visa status; exhibitions; performances;"
        "professional service; service; campus involvement; student organizations;"
        "other activities; co curricular activities; cocurricular activities; press; media;"
        "research interests; leadership; research; presentations; events; key responsibilities"
    ),
}

# Of these, the ones that also occur as a skill, a line of an entry or a label inside a section:
# believed only where the file or the setting marks them as a heading.
WEAK_HEADINGS = phrases(
    "school; schools; jobs; license; licence; tickets;"
    "about; overview; work; skill; positions; highlights of qualifications; practicum; internship;"
    "employment; appointments; early career; coursework; relevant coursework; relevant courses;"
    "selected coursework; related coursework; software; technologies; tools; abilities; expertise;"
    "specialization; specializations; specialties; capabilities; strengths; portfolio; talks;"
    "books; papers; patents; certification; certificate; training; trainings; courses; workshops;"
    "seminars; credentials; language; awards; recognition; grants; fellowships; distinctions;"
    "volunteer; social work; press; media; service; leadership; research; presentations; events;"
    "activities; membership; clearance; citizenship; declaration; availability; reference;"
    "training and development; introduction; welcome; technical knowledge; interpersonal skills;"
    "analytical skills; technical training; professional training; qualities; open source;"
    "continuing education; project work; degrees; key responsibilities; key achievements;"
    "major achievements; achievements; programming languages; technical expertise; tech stack;"
    "language skills; community service; community outreach; volunteer work; security clearance;"
    "professional development; computer skills; leadership experience; management experience;"
    "international experience; associations; invited talks; honors; academic achievements"
)

# The last word of a heading that is marked as one ("Software Engineering Experience").
HEAD_NOUNS: dict[str, SectionKind] = {
    word: kind
    for kind, words in {
        SectionKind.SUMMARY: "summary profile objective",
        SectionKind.EXPERIENCE: "experience experiences employment employments internships career",
        SectionKind.EDUCATION: "education academics coursework studies",
        SectionKind.SKILLS: "skills competencies competences proficiencies expertise strengths "
        "technologies qualifications abilities knowledge proficiency",
        SectionKind.PROJECTS: "projects",
        SectionKind.PUBLICATIONS: "publications papers articles patents talks presentations",
        SectionKind.CERTIFICATIONS: "certifications certificates licenses licences trainings "
        "credentials licensure training",
        SectionKind.LANGUAGES: "languages",
        SectionKind.AWARDS: "awards honors honours achievements accomplishments recognition "
        "scholarships fellowships",
        SectionKind.VOLUNTEERING: "volunteering volunteerism",
        SectionKind.INTERESTS: "interests hobbies",
        SectionKind.REFERENCES: "references",
        SectionKind.OTHER: "activities affiliations memberships information involvement",
    }.items()
    for word in words.split()
}

# Headings that share their line with what they head ("Skills: Python, SQL").
RUN_IN_HEADINGS = phrases(
    "summary; professional summary; profile; objective; career objective; skills; key skills;"
    "technical skills; computer skills; core competencies; education; languages; interests;"
    "hobbies; hobbies and interests; certifications; licenses; awards; honors and awards;"
    "publications; volunteering; references; languages known; other skills; soft skills;"
    "experience; work experience; areas of expertise; memberships; affiliations"
)
# Inside these a run-in heading of the other kind is a line of the section, not a new one.
RUN_IN_KEPT: dict[SectionKind, frozenset[SectionKind]] = {
    SectionKind.SKILLS: frozenset(
        {SectionKind.SKILLS, SectionKind.LANGUAGES, SectionKind.CERTIFICATIONS}
    ),
    SectionKind.EDUCATION: frozenset({SectionKind.AWARDS, SectionKind.SUMMARY}),
    SectionKind.EXPERIENCE: frozenset({SectionKind.SUMMARY, SectionKind.AWARDS}),
    SectionKind.PROJECTS: frozenset({SectionKind.SKILLS, SectionKind.SUMMARY, SectionKind.AWARDS}),
}

# Labels inside an entry: they head its bullets and say nothing themselves.
ENTRY_LABELS = phrases(
    "responsibilities; key responsibilities; main duties; duties; primary functions; roles;"
    "role overview; responsibilities included; key achievements; major achievements; achievements;"
    "accomplishments; key accomplishments; job duties; duties and responsibilities; tasks;"
    "roles and responsibilities; selected accomplishments; additional roles; major duties;"
    "key contributions; contributions; job responsibilities; highlights; job description;"
    "selected achievements; main responsibilities; projects; notable achievements; description"
)

# What the lines of a job's heading may be called ("Company: Acme").
ROLE_LABELS = phrases("role; position; title; job title; designation; post; position held")
EMPLOYER_LABELS = phrases(
    "company; company name; employer; organization; organisation; firm; client; institution"
)
# Those that head a line without a colon ("Designation Test Engineer"), as in India.
BARE_LABELS = phrases("designation; company; employer; organization; organisation")
# What the columns of a table are called; a row of nothing else is its head.
COLUMN_LABELS = phrases(
    "degree; qualification; course; major; field; school; university; college; institution; board;"
    "board/university; year; year of passing; percentage; cgpa; gpa; grade; result; company;"
    "company name; employer; organization; organisation; role; position; title; designation; date;"
    "dates; period; duration; location; city; skill; skills; tool; tools; level; proficiency;"
    "years; experience; years of experience; certificate; certification; issuer; issued; expires;"
    "language; languages; name; description; status; s.no; sr. no; no"
)
DATE_LABELS = phrases("duration; period; date; dates; tenure; from; date of joining")

ROLE_NOUNS = frozenset(
    """
    accountant actor actuary adjuster administrator admin adviser advisor advocate agent aide
    ambassador analyst apprentice arborist architect archivist artist assembler assessor assistant
    associate astronomer attendant attorney auditor author baker banker barber barista barrister
    bartender biologist board bookkeeper broker builder butler buyer caregiver caretaker carpenter
    cashier cco ceo cfo cio coo cto cmo chair chairman chairperson chairwoman chef chemist chief
    chiropractor cleaner clerk clinician coach co-founder cofounder co-owner columnist commander
    communicator conductor consultant contractor controller cook coordinator coordinators copywriter
    correspondent counsel counsellor counselor courier crew curator custodian dancer dba dean dealer
    dentist deputy designer detective developer devops dietitian director dispatcher doctor
    draftsman drafter driver economist editor educator electrician employee engineer engineers
    entrepreneur epidemiologist estimator evp examiner executive expert externship extern
    fabricator facilitator farmer fellow filmmaker firefighter fisher florist forecaster foreman
    founder freelancer fundraiser generalist geologist grader guard guide gardener
    hairdresser handler handyman head helper hostess host housekeeper hygienist illustrator
    inspector installer instructor intern internship interpreter interviewer investigator janitor
    journalist judge laborer labourer lawyer lead leader lecturer liaison librarian lifeguard
    loader logistician machinist maid manager managers marketer marketeer mason mechanic mechanist
    member mentor merchandiser merchant messenger microbiologist midwife modeler moderator mover
    musician nanny negotiator nurse nutritionist officer offloader operator optician organizer
    owner packer painter paralegal paramedic partner pathologist pastor performer pharmacist
    photographer photojournalist physician physicist pilot pipefitter planner plumber policeman
    porter postdoc practitioner preparer presenter president principal printer processor
    producer professional professor programmer promoter proprietor prosecutor psychiatrist
    psychologist publicist purchaser radiographer radiologist ranger realtor receptionist recruiter
    registrar rep repairer reporter representative representatives researcher resident retailer
    reviewer salesman salesperson saleswoman scheduler scientist screener scribe scrum seamstress
    secretary selector seller sergeant server sharepoint shepherd shopper singer sitter
    soldier sorter specialist specialists sre stagehand statistician steward stewardess
    stocker strategist student stylist supervisor support surgeon surveyor svp teacher technician
    technologist teller temp tester therapist trader trainee trainer translator treasurer tutor
    typist underwriter usher vendor veterinarian videographer volunteer vp avp waiter
    waitress warden warehouseman watchman webmaster welder worker workers writer
    """.split()
)
# What a word in German ends in that names a role, alone or compound ("Elektroingenieur").
ROLE_ENDS = tuple(
    "ingenieur ingenieurin techniker technikerin leiter leiterin entwickler entwicklerin berater "
    "beraterin fachkraft pfleger pflegerin kaufmann kauffrau mechaniker mechanikerin mechatroniker "
    "mechatronikerin elektroniker elektronikerin sachbearbeiter sachbearbeiterin assistentin "
    "informatiker informatikerin buchhalter buchhalterin verkäufer verkäuferin erzieher erzieherin "
    "werkstudent werkstudentin praktikant praktikantin".split()
)
NO_ROLE_ENDS = ("halbleiter", "ableiter", "wellenleiter")  # things, not people
# Role nouns that are also family names: no ground to take a name for a title.
SURNAMES_TOO = frozenset(
    "baker barber bishop butler carpenter cook dean driver farmer fisher gardener judge mason "
    "painter porter potter shepherd singer steward taylor turner walker warden chair page head "
    "guard leader pastor pilot ranger sergeant usher marshall board member english host".split()
)
# What a role may be called with, when it stands alone at the top.
FIELDS_OF_WORK = frozenset(
    "sales marketing finance accounting information technology operations engineering public "
    "relations customer service services business development management human resources media "
    "communications healthcare banking construction design education support administration "
    "logistics software hardware data digital security legal research quality retail consulting "
    "account product project program programs procurement purchasing supply chain compliance risk "
    "strategy partnerships planning production department division analytics payroll".split()
)

# With a capital, these begin a statement of their own within a line that lost its stops.
DEEDS = frozenset(
    "analyze apply assist attend build collaborate complete conduct coordinate create deliver "
    "demonstrate design develop ensure establish evaluate follow handle identify implement lead "
    "led maintain manage monitor operate organize oversaw oversee participate partner perform "
    "prepare process provide record responsible review serve supervise support train use utilize "
    "wrote work".split()
)
IRREGULAR_DEEDS = frozenset(
    "began brought built drove gave grew held kept led made oversaw ran sold spoke taught took won"
    " wrote".split()
)
# They end as the past tense of a deed does, and begin a title.
TITLE_ADJECTIVES = frozenset(
    "licensed certified registered chartered retired advanced applied embedded distributed "
    "integrated accredited limited united associated allied shared specialized enlisted".split()
)

EMPLOYER_WORDS = frozenset(
    """
    inc incorporated llc ltd limited corp corporation co company companies gmbh ag plc pvt llp lp
    sa srl bv nv group holdings partners associates bank university college school hospital clinic
    institute institution laboratory laboratories labs lab agency association foundation council
    ministry bureau authority commission enterprises industries solutions systems technologies
    services consulting consultants consultancy ventures capital insurance airlines hotel hotels
    restaurant restaurants store stores studio studios center centre church museum library theatre
    theater society organization firm plant factory mills pharmacy pharmaceuticals healthcare
    academy district county army navy force marines government federal restaurant cafe club
    motors electric electronics international global bakery resort properties realty instruments
    stadtwerke klinik klinikum krankenhaus universitätsklinikum
    """.split()
)
# An organisation's name ends in one of these for sure.
LEGAL_FORMS = frozenset("inc incorporated llc ltd corp corporation gmbh plc pvt llp ag bv".split())
SCHOOL_WORDS = frozenset(
    "university universidad universite universität universitat college school institute academy "
    "polytechnic polytechnique institution seminary conservatory faculty campus univ uni iit nit "
    "mit eth ucla usc nyu suny cuny unc bits iiit caltech epfl".split()
)
PLACEHOLDER_EMPLOYERS = phrases(
    "[company]; [organization]; [employer]; [school]; [university]; [institution]; [institute];"
    "[college]; [team]; [hospital]; [agency]; company name; companyname; [company name];"
    "[organisation]; [firm]; [client]; [bank]"
)

DEGREES = phrases(
    "bachelor; bachelors; bachelor's; baccalaureate; master; masters; master's; doctor; doctorate;"
    "doctoral; associate; associates; associate's; phd; ph.d; ph.d.; bs; b.s; b.s.; ba; b.a; b.a.;"
    "bsc; b.sc; b.sc.; ms; m.s; m.s.; ma; m.a; m.a.; msc; m.sc; m.sc.; mba; m.b.a; m.b.a.; emba;"
    "mpa; mph; mfa; bfa; beng; b.eng; b.eng.; meng; m.eng; m.eng.; btech; b.tech; b.tech.; mtech;"
    "m.tech; m.tech.; bcom; b.com; b.com.; mcom; m.com; m.com.; bca; mca; bba; b.b.a; b.b.a.; bsn;"
    "msn; rn; md; m.d; m.d.; jd; j.d; j.d.; llb; ll.b; ll.b.; llm; ll.m; ll.m.; edd; ed.d; ed.d.;"
    "med; m.ed; m.ed.; bed; b.ed; b.ed.; aa; a.a; a.a.; as; a.s; a.s.; aas; a.a.s; a.a.s.; bas;"
    "diploma; ged; g.e.d; certificate; certification; postgraduate;"
    "b.e; b.e.; m.e; m.e.; bse; mse; dphil; d.phil; bachelor’s; master’s; associate’s; dnp; dds;"
    "pharmd; pharm.d; dba; be; me; hsc; ssc; cbse; abitur; baccalauréat; licence; a-levels"
)
# Degree abbreviations that are also plain words: only in capitals.
CAPITAL_DEGREES = frozenset("as be me ma ms ba bs aa bed med md rn dba".split())
# Lines of an education entry that are neither degree nor school.
EDUCATION_DETAILS = phrases(
    "gpa; cgpa; grade; grades; honors; honours; coursework; courses; relevant; thesis;"
    "dissertation; advisor; minor; dean's; dean’s; activities; awards; graduated; specialization;"
    "specialized; emphasis; concentration; major; magna; summa; cum; member; recipient; completed;"
    "coursework:; scholarship; score; percentage; minors; majors; courses:; focus"
)

STREET_WORDS = frozenset(
    "street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl way apt "
    "apartment suite ste unit highway hwy parkway pkwy terrace circle floor box square sq".split()
)
# What streets are called elsewhere; in most languages the number follows the name.
STREETS_ABROAD = frozenset(
    "rue allée chemin quai impasse calle avenida carrera plaza paseo camino via viale piazza corso "
    "vicolo rua travessa praça largo strasse straße str weg platz allee ulica ul aleja ulitsa "
    "jalan lorong marg nagar rruga bulevardi strada avenue av".split()
)
STREET_ENDS = (
    "strasse", "straße", "gasse", "platz", "allee", "weg", "straat", "laan", "plein", "gracht",
    "gatan", "gata", "vägen", "vej", "veien", "gade", "katu",
)  # fmt: skip
STATES = frozenset(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm "
    "ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr on qc bc ab mb sk ns nb".split()
)
PLACES = phrases(
    "alabama; alaska; arizona; arkansas; california; colorado; connecticut; delaware; florida;"
    "georgia; hawaii; idaho; illinois; indiana; iowa; kansas; kentucky; louisiana; maine;"
    "maryland; massachusetts; michigan; minnesota; mississippi; missouri; montana; nebraska;"
    "nevada; new hampshire; new jersey; new mexico; new york; north carolina; north dakota; ohio;"
    "oklahoma; oregon; pennsylvania; rhode island; south carolina; south dakota; tennessee; texas;"
    "utah; vermont; virginia; washington; west virginia; wisconsin; wyoming; usa; us; u.s.;"
    "u.s.a.; united states; united states of america; uk; u.k.; united kingdom; england; scotland;"
    "wales; ireland; canada; ontario; quebec; british columbia; alberta; mexico; brazil;"
    "argentina; chile; colombia; peru; spain; portugal; france; germany; italy; switzerland;"
    "austria; belgium; netherlands; the netherlands; luxembourg; denmark; norway; sweden;"
    "finland; poland; czech republic; czechia; hungary; romania; bulgaria; greece; turkey;"
    "türkiye; ukraine; russia; serbia; croatia; israel; egypt; morocco; nigeria; kenya; ghana;"
    "south africa; saudi arabia; uae; united arab emirates; qatar; kuwait; india; pakistan;"
    "bangladesh; sri lanka; nepal; china; hong kong; taiwan; japan; south korea; korea; singapore;"
    "malaysia; indonesia; thailand; vietnam; philippines; australia; new zealand; remote;"
    "[state]; [country]; [city]; [location]; [zipcode]; state; washington dc; d.c.; dc;"
    "city; [region]; [province]; london; paris; berlin; worldwide; nationwide"
)

CONTACT_LABELS = frozenset(
    """
    phone telephone tel mobile cell cellphone fax email e-mail mail mailto address linkedin github
    gitlab website web homepage portfolio skype twitter x instagram facebook medium orcid
    stackoverflow name contact home location dob birth birthdate born date place gender sex marital
    status nationality age religion photo url link blog number permanent current city state zip
    country whatsapp preferred method scholar google researchgate
    """.split()
)
PRIVATE_LABELS = phrases(
    "name; full name; first name; last name; surname; date of birth; dob; birth date; birthday;"
    "place of birth; gender; sex; marital status; nationality; age; religion; photo; address;"
    "phone; telephone; tel; mobile; cell; cell phone; fax; email; e-mail; mail; linkedin; github;"
    "website; web; skype; twitter; home address; current address; permanent address; contact;"
    "father's name; mother's name; passport no; passport number; citizenship; phone number;"
    "contact number; contact no; mobile no; email address; email id; home; location; residence;"
    "preferred contact method; portfolio; blog; url; pronouns; race; ethnicity; caste"
)
# Of these, what the name of a kind of skill may be: "Web: HTML, CSS", "Mobile: Android, iOS".
LABELS_OF_SKILLS = frozenset("web mobile github".split())
# Names of software that are written as an address of the net is.
SOFTWARE_LIKE_LINKS = frozenset(
    "asp.net vb.net ado.net ml.net paint.net diagrams.net socket.io draw.io monday.com".split()
)
# Before the name of somebody else, who can say how a job was done.
REFEREE_LABELS = phrases(
    "supervisor; supervisors; supervisor name; supervisor's name; immediate supervisor; manager;"
    "direct manager; line manager; reference; referee; contact; contact person; reports to;"
    "reported to; phone; telephone; tel; mobile; cell"
)
CONTACT_PLACEHOLDERS = phrases(
    "[name]; [phone]; [email]; [address]; [zipcode]; [zip]; [linkedin]; [url]; [website];"
    "[link]; [github]; [birthdate]; [birthplace]; [marital_status]; [mobile]; [fax]; [portfolio];"
    "[full name]; [first name]; [last name]; [your name]; [street address]"
)
CITY_PLACEHOLDERS = phrases("[city]; [state]; [country]; [location]; [region]; [province]")

# Said once per document, about the document.
TITLES_OF_DOCUMENT = phrases(
    "curriculum vitae; resume; résumé; cv; vita; curriculum vitæ; lebenslauf; professional resume; "
    "biodata; bio-data; bio data; europass; europass cv; europass curriculum vitae;"
    "europass-lebenslauf; europass lebenslauf; tabellarischer lebenslauf;"
    "mein lebenslauf; my resume; my cv; currículum vitae; currículum; hoja de vida; currículo;"
    "życiorys; životopis; önéletrajz;"
    "özgeçmiş; резюме; 履歴書; 个人简历; 简历"
)

# A mark of one of these at the start of a line is a bullet. Space must follow the dashes.
GLYPHS = "•●○◦▪▫■□◆◇❖►▶▸‣⁃∙·➢➤➔→✓✔✦★☆»›¨¤\uf0b7"
DASH_GLYPHS = "-–—*+~−"
# Bullets read in the wrong encoding.
BROKEN_GLYPHS = ("\u00e2\u20ac\u00a2", "\u00ef\u201a\u00b7")
# Bullets of symbol fonts that came out as letters: believed where two lines start alike.
LETTER_GLYPHS = "o§Øüv?q¢ØnlÂ"
# Between the parts of a line ("Engineer | Acme | Berlin").
SEPARATORS = "|•·●▪■◆◦∙⋄♦¦"
# Marks whose encoding was broken, and what they were: dashes, a colon, nothing.
BROKEN_MARKS: dict[str, str] = {
    "\u00e2\u20ac\u201c": "-",
    "\u00e2\u20ac\u201d": "-",
    "\u00ef\u00bc": ":",
    "\u00e2\u20ac\u2039": "",
}

# A line that ends in one of these goes on in the next.
UNFINISHED = frozenset(
    "a an and the of to for in on at by with from as or nor but into through via that which who "
    "including using between within across under over per & is are was were be been has have had "
    "their its our my your his her this these those while such both than".split()
)
# A dot after one of these ends no sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st vs etc e.g i.e eg ie inc ltd co corp no nos vol pp approx dept est "
    "fig al ed eds rev gen col lt sgt capt univ assn bros u.s u.k u.s.a a.m p.m ph.d b.s b.a m.s "
    "m.a jan feb mar apr jun jul aug sep sept oct nov dec mt ft ave blvd rd incl max min".split()
)
