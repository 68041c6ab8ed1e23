"""What tells traits, skills, experience and certificates apart where no cue settles the kind.

Every feature of a text votes: `VOTES` says by how much, in tenths, for each of `KINDS`. The
features are word classes (`CLASSES`), forms of the text (`FORMS`), single words and endings of
words. The numbers were fitted by logistic regression on half of the hand-labelled requirements that
the project wrote for itself, and rounded.
"""

from __future__ import annotations

import re

from matcher.lexicon.words import term
from matcher.types import Kind

Votes = tuple[int, ...]

KINDS = (Kind.TRAIT, Kind.SKILL, Kind.EXPERIENCE, Kind.CERTIFICATION)
START: Votes = (-3, 4, 3, -4)


def _terms(text: str) -> frozenset[str]:
    return frozenset(term(word) for word in text.split())


def _table(text: str) -> dict[str, Votes]:
    """The entries of a table, divided by bars: what is found, then its votes in tenths."""
    rows = (entry.split() for entry in text.split("|"))
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


# Words by the sort of thing they speak of, as plain words; compared by their stems.
CLASSES: dict[str, frozenset[str]] = {
    "character": _terms(
        """
        accountability accountable accuracy accurate action adaptability adaptable adaptive agile
        agility ambiguity ambition ambitious analytical approachability approachable articulate
        assertive assertiveness attentive attentiveness attitude belief believe belonging bias bold
        boldness brave bridge calm calmly calmness candid candor candour careful carefully caring
        changing chaos charismatic cheerful clarity client-focused coachable collaborate
        collaborates collaboration collaborative collaborator collegial comfortable commitment
        committed communicate communicates communication communicator compass compassion
        compassionate composed composure confidence confident confidentiality conflict conflicts
        conscientious consensus consensus-building considerate consistent constructive
        constructively consultative conversations conviction cool cooperative cooperatively courage
        courageous courteous courteously courtesy creative creativity credibility credible criticism
        critique cross-functional cross-functionally curiosity curious customer-focused
        customer-oriented data-driven deadline deadline-driven deadlines decent decisive
        decisiveness dedicated dedication dependability dependable detail detail-minded
        detail-oriented details determination determined difficult dignity diligence diligent
        diplomacy diplomatic diplomatically discipline disciplined discreet discretion drive driven
        eager eagerness earnest ego eloquent empathetic empathic empathy energetic energy engaging
        enthusiasm enthusiastic entrepreneurial ethic ethical ethics fair fair-minded fairness
        fast-paced fearless fearlessness feedback firm flexibility flexible focus focused
        forward-thinking frank friendly fun gentle genuine go-getter goal-oriented grace gracious
        grit growth-minded hands-off hard hard-working hardworking helpful honest honesty hospitable
        humble humility humor humour hunger hungry imagination imaginative impartial inclusive
        independence independent independently influence influential ingenuity initiative innovation
        innovative inquisitive insight insightful inspirational inspire inspires inspiring integrity
        interpersonal interruption intuitive judgement judgment juggle juggling kind kindness leader
        leadership learner listen listener listening logical love loves loyal loyalty mature
        maturity methodical meticulous minded mindedness mindful mindset mission modest motivate
        motivated motivation motivator multi-task multitask multitasking neat negotiator
        non-judgmental nonjudgmental nurturing objective objectivity open open-minded openness
        optimistic orderly organisation organisational organised organizational organized
        orientation outgoing ownership owns passion passionate patience patient patiently
        people-oriented perceptive perseverance persevere persistence persistent personable
        personality persuade persuasion persuasive playful poise poised polished polite positive
        positivity pragmatic pragmatism precise precision presence presentable pressure pride
        priorities prioritisation prioritise prioritization prioritize proactive proactively problem
        problem-solve problem-solver problem-solving professional professionalism prompt punctual
        punctuality quick quickly rapport rational relationship relationships reliability reliable
        resilience resilient resourceful resourcefulness respect respectful respectfully responsible
        responsive responsiveness results-driven results-oriented rigor rigorous rigour robust
        safety-conscious self-aware self-awareness self-confident self-directed self-discipline
        self-driven self-managed self-motivated self-motivation self-reliant self-starter
        self-sufficient sensitive sensitively sensitivity service-minded sincere sociable solving
        spirit stamina steady storyteller storytelling straight strategist stress stressful
        strong-willed structured supportive systematic tact tactful tactfully talkative team
        team-oriented team-player teammate teams teamwork tenacious tenacity thinker thinking
        thorough thoroughness thoughtful thrive thrives tidy time-management tireless tolerance
        tolerant transparency transparent trust trusted trusting trustworthiness trustworthy
        truthful unbiased understanding unflappable urgency values versatile versatility vigilance
        vigilant vision visionary vocal warm warmth welcoming well-organised well-organized willing
        willingness wise work-ethic zeal
        """
    ),
    "duty": _terms(
        """
        administer administered advise agree arrange assess assign assist audit author bring budget
        build building chair close coach collect commission compile conduct consult contract control
        convert coordinate counsel create cut deal decide defend define deliver delivering
        demonstrate deploy design designing determine develop developing direct directing dispatch
        document drive edit embed enforce engage ensure establish evaluate execute expand facilitate
        file forecast found fundraise generate grow guide handle head help hire host implement
        improve increase inspect install instruct integrate introduce investigate investigations
        launch lead leading liaise line-manage lobby maintain manage managing market mentor migrate
        moderate monitor negotiate onboard open operate optimise optimize orchestrate organise
        organize oversee overseeing own participate partner perform pilot plan prepare preparing
        present process procure produce promote prove provide publish raise rebuild receive
        recommend reconcile recruit redesign reduce reorganise report represent resolve respond
        restructure review roll run running scale schedule screen secure select sell serve set
        setting shape source standardise standardize start steer supervise supervising supply
        support teach test track train transform translate treat triage turn undertake update win
        work working write
        """
    ),
    "duty_noun": _terms(
        """
        account accounts acquisition acquisitions agency apprentices background board boards budget
        budgets campaigns career caseload classroom client clients clinic closing coaching committee
        company conference conferences contractors contracts council countries crews customers deals
        delivery development direction divestiture enterprise environment events expansion exposure
        facilities facility firm fundraising global grants hiring history hospital implementation
        industries industry initiatives institution integration international interns internship
        internships involvement juniors launch launches management market markets mentoring
        migration multi-site multinational nationwide negotiations onboarding operations
        organisation organization oversight ownership p&l participation pipeline placement plant
        portfolio portfolios previous prior production programmes programs projects publication
        publications published quota record recruitment regional regions responsibility
        restructuring revenue roll-out rollout rotation sector setting settings site sites speaker
        staff stakeholder start-up startup startups store stores supervision suppliers tenders
        testimony training transformation turnaround vendors volunteers ward warehouse workforce
        """
    ),
    "skill": _terms(
        """
        accounting adobe advanced algorithm algorithms analyses analysis analytical analytics api
        apis application applications architecture arithmetic assays assessment autocad awareness
        aws azure basic basics bi blueprints bookkeeping budgeting cad calculation calculations
        calculus calibration charting chromatography cloud cms cnc code codes coding command
        competence competency competent computer concepts confluence costing crm css dashboard
        dashboards data-entry database databases debugging deep design diagnose diagnostics docker
        documentation dosing drafting drawing drawings editing email equipment erp estimation etl
        excel expertise familiar familiarity figma fluency forecasting framework frameworks
        fundamentals gaap gcp gdpr gis git gmp google grasp guidelines haccp hipaa html ifrs
        illustrator imaging indesign infection injection inspection instrumentation instruments
        intermediate interpret interpretation iso it java javascript jira keyboard knowledge
        knowledgeable kubernetes language languages law laws learning legislation libraries library
        linux literacy literate llm machine machine-learning machinery machining mathematics maths
        matlab medication method methodologies methodology methods microscopy microsoft ml model
        modeling modelling models network networking nlp numeracy office optimisation optimization
        oracle osha package packages payroll pcr phlebotomy photography photoshop pipeline pipelines
        planning platform platforms plc policy power powerpoint pricing principle principles
        procedures proficiency proficient programming proofreading protocol protocols python queries
        query r react read reading reconciliation regulation regulations regulatory reporting rest
        revit rules salesforce sampling sap sas scheduling schematics script scripting security sem
        seo simulation skilled software soldering solidworks spectroscopy spreadsheet spreadsheets
        spss sql standard standards stata statistical statistics sterilization surgical system
        systems tableau tax technique techniques technologies technology terminology test testing
        theories theory therapy tool tools toolset troubleshooting typescript typing ultrasound
        understanding venipuncture video visualisation visualization warehouse welding windows
        wiring word working writing
        """
    ),
    "superior": _terms(
        """
        ability able capable capacity demonstrated excellent exceptional genuine good great high
        highly impeccable keen natural outstanding proven solid sound strong superb very
        """
    ),
    "person": _terms(
        """
        colleagues communicator coworkers everyone individual leader learner listener manner others
        peers people person personality player presence self someone starter thinker who
        """
    ),
}

# How a text is put.
FORMS: dict[str, re.Pattern[str]] = {
    "opens_ing": re.compile(r"^\W*[A-Za-z-]+ing\b"),
    "opens_s": re.compile(r"^(?:[A-Z][a-z-]+ly )?[A-Z][a-z-]+(?<![suio'])s\b(?= (?!and |or |,))"),
    "opens_ed": re.compile(r"^[A-Z][a-z-]+ed\b"),
    "opens_adj": re.compile(
        r"^[A-Z][a-z-]+(?:ive|ful|ous|able|ible|ent|ant|al|ic|ary|minded|oriented|driven|less"
        r"|ate|y)\b(?! of)"
    ),
    "experience": re.compile(r"(?i)\bexperienced?\b"),
    "experience_opens": re.compile(r"(?i)^(?:\S+ ){0,3}experienced?\b"),
    "experience_ends": re.compile(r"(?i)\bexperience$"),
    "experience_doing": re.compile(r"(?i)\bexperience (?:of |in |with )?\w+ing\b"),
    "name_inside": re.compile(r"(?<=[a-z,] )[A-Z][\w.+#]*"),
    "abbr": re.compile(r"\b[A-Z]{2,}\d?\b"),
    "many_names": re.compile(r"[A-Z]\w+.*[ ,(]\b[A-Z]\w+.*[ ,(]\b[A-Z]\w+"),
    "money": re.compile(r"[$\u20ac\u00a3]|\bmillion\b"),
    "examples": re.compile(r"(?i)such as|e\.g\.|for example|\(|\blike\b"),
    "comma_list": re.compile(r",.*,"),
    "semicolon": re.compile(r"[;:]"),
    "one_two": re.compile(r"^\S+(?: \S+)?$"),
    "three_four": re.compile(r"^\S+(?: \S+){2,3}$"),
    "long": re.compile(r"^\S+(?: \S+){13,}"),
    "skills_end": re.compile(r"(?i)\bskills$"),
    "know": re.compile(
        r"(?i)^(?:\w+ ){0,3}(?:knowledge|understanding|familiarity|proficien\w+|familiar"
        r"|fluency|expertise|competen\w+|grasp|command)\b"
    ),
    "able": re.compile(r"(?i)^(?:\w+ ){0,2}(?:ability|able|capable|capacity)\b"),
    "track": re.compile(r"(?i)track record|proven record|history of|success (?:in|with)"),
    "tool": re.compile(
        r"(?i)\b(?:software|tools?|systems?|platforms?|excel|sql|python|programming|code"
        r"|frameworks?|languages?|databases?|packages?|apps?)\b"
    ),
}

# By group of features. A class may open a text, stand second, end it, stand in it (`has`), stand
# in it twice (`two`), or fill a share of it (`share`, which the votes are multiplied by).
VOTES: dict[str, dict[str, Votes]] = {
    "form": _table(
        """
        abbr -14 -4 -2 20 | able -1 4 -1 -2 | comma_list -1 -1 4 -2 | duty_s 1 8 -1 -8
        | examples -12 8 3 0 | experience -3 -1 10 -6 | experience_doing 7 -11 2 2
        | experience_ends -3 3 2 -2 | experience_opens -6 8 6 -8 | know -5 5 -5 4
        | long -2 0 0 1 | many_names -8 3 -6 12 | money -6 -3 10 -1 | name_inside -11 10 -2 3
        | one_two -3 3 -2 2 | opens_adj 9 -1 -3 -5 | opens_ed 4 -2 -3 1 | opens_ing 2 -1 1 -2
        | opens_s 16 -7 -2 -8 | semicolon 10 0 -10 0 | skills_end 7 -4 -2 -1
        | three_four -1 -2 0 3 | tool -2 7 1 -6 | track 0 -4 4 -1
        """
    ),
    "opens": _table(
        """
        character 10 -1 -4 -5 | duty -2 0 12 -9 | duty_noun -2 0 4 -2 | person -6 2 4 0
        | skill -3 6 2 -5 | superior 10 1 -5 -7
        """
    ),
    "second": _table(
        """
        duty 1 0 2 -4 | duty_noun -3 1 5 -3 | person 6 0 -8 2 | skill -1 0 -3 3
        | superior -10 7 4 -2
        """
    ),
    "ends": _table(
        """
        character 2 2 -1 -4 | duty -5 3 2 0 | duty_noun 1 -1 2 -3 | person -2 5 -1 -1
        | skill 3 2 3 -8
        """
    ),
    "has": _table(
        """
        character 14 -4 -2 -8 | duty 0 -5 4 1 | duty_noun -1 -2 6 -3 | person 3 -4 0 2
        | skill -5 11 1 -7 | superior 10 0 -6 -3
        """
    ),
    "two": _table(
        """
        character 8 -2 -3 -3 | duty 0 -1 3 -2 | duty_noun -2 1 6 -5 | person 2 4 -6 -1
        | skill -3 6 -1 -2 | superior -2 3 -1 -1
        """
    ),
    "share": _table(
        """
        character 13 -6 -4 -3 | duty -2 1 -2 2 | duty_noun -2 -1 3 0 | skill -1 3 1 -3
        | superior 1 1 -2 -1
        """
    ),
    "first": _table(
        """
        abil -3 -1 4 -1 | agil -7 4 3 -1 | build 5 -2 -2 -1 | champion 7 -2 -5 -1
        | clear 9 -4 -3 -1 | coach 6 -3 -7 4 | current -1 -3 -2 7 | data -1 5 -3 -2
        | deep 7 1 -7 -1 | design -2 -5 7 0 | draft -1 -7 8 0 | effect 7 -2 -4 -1
        | epic -2 7 -5 -1 | excel 5 -2 -3 0 | experi -5 5 4 -4 | hands-on 7 0 -5 -2
        | integr 2 3 -6 0 | knowledg -1 7 -5 -1 | lead 0 -5 3 2 | licens -1 -2 -3 7
        | manag 5 -4 1 -1 | negoti 1 5 -5 0 | prepar -1 -4 5 0 | present -8 5 4 0
        | profici -1 5 -2 -2 | proven -4 -4 9 -1 | regist -1 -3 -1 6 | social -2 7 -3 -1
        | supervis -3 -2 6 0 | track 5 -2 -3 0 | train -2 7 -4 -1 | understand -8 6 2 0
        """
    ),
    "word": _table(
        """
        a 3 -3 -1 1 | abl 4 3 -6 -1 | account -4 -5 1 8 | accur -4 7 -2 0 | across -3 0 4 -1
        | act 6 -2 -3 0 | activ -5 3 -1 3 | administr -5 2 5 -2 | advanc -2 1 -4 5
        | advis 7 -1 -6 0 | advoc 9 -6 -2 -1 | agil -9 6 3 -1 | aid -3 -4 -1 8 | an -5 6 1 -2
        | analys 8 -10 2 0 | analysi -3 4 0 -1 | analyz -7 7 0 0 | and 1 7 4 -12 | api 2 -8 7 0
        | applic -3 -4 6 1 | apprais -6 5 1 0 | architectur 3 -7 4 0 | as 2 -3 1 1
        | assess -4 4 0 0 | assist -1 1 -5 6 | at 5 -4 2 -3 | attent 9 -5 -4 0
        | audit -3 -4 7 -1 | autom 2 8 -5 -4 | awar 8 0 -7 -1 | aws -1 -9 9 1
        | background -3 -8 14 -3 | behavior -2 8 -6 0 | belt 0 -8 -2 11 | board -2 -2 4 -1
        | budget 0 3 -2 -1 | build 7 3 -9 -1 | busi 3 -7 5 -1 | calm 8 -2 -6 0 | capit -1 -6 8 0
        | captur -1 8 -6 0 | certif -6 -20 -11 37 | challeng 5 -2 -3 0 | champion 10 -2 -6 -1
        | chang -3 7 -3 -1 | claim -5 -3 11 -2 | clear 6 2 -8 -1 | close -2 4 -2 0
        | coach 11 -3 -14 6 | code -1 6 -5 -1 | collabor 5 -1 -3 -1 | comfort -3 7 -4 0
        | commerci -1 -4 6 -2 | communic -6 3 5 -1 | communiti 6 -5 0 -1 | compet 7 -7 -2 3
        | complianc 0 1 3 -4 | confid 4 2 -6 0 | confidenti 4 2 -5 0 | construct -6 0 7 -1
        | consult -5 -2 7 0 | content -3 5 -2 -1 | contract -5 4 2 -1 | control -7 7 1 -2
        | cost 0 -3 3 -1 | counsel -7 4 4 -1 | cpa -1 -5 -2 9 | credenti -2 -5 -6 12
        | crm -1 6 -4 -2 | cultur 11 -6 -4 -1 | current -2 -5 -3 10 | customer 7 -4 -2 -1
        | data -5 9 2 -6 | deep 10 0 -9 -1 | deliv -2 -5 4 3 | demonstr -2 -5 7 -1
        | design -2 -3 -2 7 | develop 7 3 -8 -2 | differ 7 -1 -5 0 | digit -1 6 -3 -1
        | direct 2 -5 2 0 | domain -2 -6 11 -2 | drive -6 -3 10 0 | effect 3 4 -6 -1
        | electron -2 7 -2 -3 | employe 0 -8 9 -1 | endors -1 -5 -4 10 | engag -3 -4 8 0
        | engin 2 2 -4 0 | environ -5 -2 8 -2 | epic -2 6 -2 -2 | erp 0 7 -6 -1
        | ethic 5 -2 -2 0 | excel 6 -1 -3 -1 | execut 0 -6 8 -2 | experi 0 -4 9 -6
        | explain 7 -3 -4 0 | extern 5 -1 -3 -1 | facilit -9 10 1 -1 | feedback -1 -4 5 0
        | file -4 -4 10 -2 | first 0 -2 -5 7 | for 9 -3 -2 -4 | from 3 -1 0 -2
        | global -2 -4 7 -2 | govern -3 -3 7 -1 | handl 6 3 -8 -1 | hands-on 7 0 -5 -2
        | health -5 -3 6 2 | high 5 -2 -1 -2 | higher -1 -4 -3 8 | improv 4 -7 5 -2
        | in 7 -2 2 -7 | includ 4 1 -4 -2 | industri 2 -7 2 4 | influenc 5 -6 2 -1
        | inform 5 -3 -2 0 | initi -3 -2 5 0 | integr 1 7 -6 -2 | interest 6 -5 -1 -1
        | investig 1 -9 10 -1 | investor 3 -6 4 -1 | it 8 -5 -2 -1 | keep 6 -2 -3 -1
        | knowledg 1 5 -6 -1 | labor -6 7 -1 0 | languag 5 -5 0 0 | lead -4 -6 8 2
        | leader -7 1 6 0 | leadership -6 -5 12 -1 | learn 7 -1 -5 -1 | level -2 -5 -2 8
        | licens -7 -9 -12 28 | make 6 -3 -2 -1 | manag -1 3 -3 1 | map -2 7 -5 -1
        | market 7 3 -8 -2 | masteri -1 8 -7 0 | materi -5 3 2 0 | measur -7 9 -1 -1
        | mechan -3 8 -4 0 | media -4 2 4 -2 | medic 4 -5 1 1 | meet 6 -8 3 -1
        | member 5 -4 -4 4 | mentor 12 -3 -8 -1 | metric 2 8 -8 -1 | mindset 6 -3 -3 0
        | model -2 2 2 -1 | multipl 0 -6 5 0 | need 4 -7 3 0 | negoti -5 12 -7 -1
        | new 2 -10 10 -1 | of 1 -2 4 -3 | offic -1 -5 -1 7 | on 1 3 -3 -1 | open -6 -3 10 -1
        | or -6 0 4 3 | organiz 2 4 -5 0 | other 9 -1 -7 0 | oversight -1 -5 7 -1
        | partner 12 -10 -2 0 | patient -9 0 9 0 | payrol -3 -6 9 -1 | plan -3 -2 7 -2
        | pmp -1 -4 -3 7 | portfolio -1 -5 7 0 | prepar 6 -1 -4 -1 | present -7 7 0 -1
        | price -4 -2 6 0 | procedur 2 -7 5 0 | process 6 -1 -1 -5 | product -1 -2 5 -2
        | production 1 6 -4 -3 | profession -2 -6 0 9 | profici -2 4 0 -2 | program -3 0 4 -2
        | project -6 6 -1 1 | proven -6 0 7 -1 | public 0 1 3 -4 | python -1 7 -5 -1
        | qualif -3 -5 -9 17 | qualifi -3 -3 -2 8 | qualiti -4 -3 9 -2 | reconcili -1 -7 8 0
        | record 1 4 -4 -2 | recruit -4 -4 8 0 | regist -1 -4 -1 6 | regul -5 5 2 -3
        | relationship 1 -4 4 0 | releas -7 5 2 0 | report -2 4 2 -4 | research -9 8 3 -2
        | respons -12 -2 14 0 | revenu -5 3 1 0 | review -5 -3 8 0 | safeti 5 -4 -4 2
        | sale 4 -4 2 -1 | sap 0 12 -7 -5 | scale -3 -3 8 -2 | sens 5 -1 -4 0 | servic 5 3 -8 0
        | set 6 -1 -5 0 | share 7 -6 -1 0 | ship -2 -6 9 -1 | similar 0 5 -4 -1
        | site -3 -3 6 -1 | skill 7 8 -13 -3 | social -6 11 -4 -1 | sql 0 5 -4 -2
        | staff 4 0 -3 -1 | stakehold 5 0 -5 -1 | standard 0 -5 6 -1 | strategi -6 -5 9 1
        | strong 2 4 -5 -1 | structur -5 14 -8 -1 | student -2 -4 7 0 | success -5 -5 11 -1
        | such -2 6 -5 1 | supervis 1 -4 4 0 | system -1 0 4 -3 | talent 12 -6 -5 0
        | teach 3 0 -6 3 | team -6 -5 15 -4 | technic -5 5 1 -1 | technician 1 -7 1 5
        | technolog 7 -1 -4 -1 | the 6 -10 5 -1 | time 5 -1 -3 -1 | to 9 0 -2 -7
        | tool -1 3 -2 -1 | track 2 9 -10 0 | train -8 0 -8 17 | understand -5 6 -1 0
        | union -5 -1 7 -1 | use -5 8 -2 -1 | user -2 -4 7 -1 | valu -7 8 -1 0
        | vendor -3 -3 6 -1 | video -1 7 -5 -1 | web -4 8 -2 -2 | well 13 -4 -9 0
        | when 11 -4 -6 0 | with 7 4 -1 -10 | without 8 -3 -5 0 | work 16 -14 -4 2
        | writer -4 6 -2 -1 | written 5 0 -4 -1
        """
    ),
    "opening": _table(
        """
        -on 7 0 -5 -2 | ack 5 -2 -3 0 | ads 4 -3 0 0 | ar 8 1 -4 -5 | are -2 -2 7 -3
        | ate -4 0 3 1 | ble 3 -2 1 -2 | cal -1 1 -3 3 | ce 0 7 0 -7 | ck 7 -7 2 -2
        | ct 5 2 -6 -1 | dge -3 6 -2 -1 | ear 9 -4 -3 -1 | ed 4 -2 -3 1 | el -1 -7 6 2
        | ent -1 -7 3 4 | er -2 -6 5 3 | ery -2 9 -6 0 | es 1 2 2 -4 | ess 9 1 -5 -5
        | et -3 -3 6 -1 | ge -5 0 7 -2 | ges -6 5 2 -1 | ial 1 5 -8 2 | ic 5 -3 -2 1
        | ied -1 -3 -1 5 | ile -6 3 4 -1 | ing 2 -1 1 -2 | ins 3 2 -6 0 | ion -2 -4 8 -2
        | ity -4 4 1 -1 | ive 4 -2 -3 1 | lds 3 -5 1 1 | le -7 -1 7 0 | ly 4 -3 -4 4
        | ms -6 -2 8 -1 | nal -6 1 5 0 | nce 1 0 4 -5 | nd -2 5 -1 -2 | nds -5 10 -5 0
        | ng 2 2 0 -4 | nt -1 4 -4 2 | on 3 2 1 -5 | ons -2 0 5 -3 | or -3 3 2 -1
        | ory -3 -2 7 -2 | ps 7 -1 -6 0 | ql -2 8 -3 -3 | ra 0 8 -2 -6 | ral 2 -6 5 0
        | red -1 -1 -3 6 | ry -8 5 2 1 | se 7 1 -6 -2 | sed 4 0 -7 2 | ss 6 0 -3 -3
        | st 1 -1 -5 4 | te -5 6 0 -1 | ted 0 -4 7 -2 | tes 0 8 -7 -1 | ts -6 5 2 -1
        | us 3 1 -5 1 | ve 3 1 -2 -2 | ven 3 -5 3 -1
        """
    ),
    "ending": _table(
        """
        ach -1 -4 6 0 | ack -2 -5 7 0 | acy 1 -6 4 1 | ain 5 -12 6 0 | als -10 0 5 6
        | ams -3 -1 5 0 | ans 0 -6 7 -1 | ant -3 -6 1 8 | ase -6 1 5 -1 | ata -1 9 -6 -2
        | ate -11 6 -2 6 | ble 4 2 -5 -2 | cal 2 -4 1 1 | cer -1 -6 -2 9 | ces -1 -1 3 -1
        | cts -7 -1 11 -3 | ect -2 -3 4 1 | egy -5 -3 7 1 | els -3 -1 5 0 | ems -1 4 -1 -1
        | ent -1 3 -1 -1 | ers -2 -4 5 1 | ery -5 3 4 -2 | ess 5 -1 -1 -3 | ets 2 -8 7 -1
        | ety 4 -3 -3 2 | get -3 0 4 0 | ght -4 -1 6 -1 | her 5 -3 -8 5 | hip -1 -3 2 2
        | ial 0 -4 -1 5 | ian -1 -5 -1 7 | ice 3 -8 6 -1 | ics -8 4 7 -2 | ied -4 -5 -2 11
        | ies -1 1 2 -3 | ign 3 5 -6 -2 | ine -6 9 -1 -2 | ing -1 3 1 -3 | ion -7 1 1 6
        | ior 4 3 -6 0 | ips 0 -4 4 -1 | ise -8 4 1 3 | its -4 1 4 -1 | ity 5 -2 1 -4
        | ive 0 9 -6 -2 | ize -1 8 -6 0 | lar 0 7 -5 -2 | led -5 5 0 0 | les -4 -4 10 -1
        | lic 5 -2 -4 0 | lio -1 -4 5 0 | lls 8 5 -9 -3 | low -3 8 -4 -1 | mer 8 -4 -2 -2
        | nal -2 -3 0 5 | nce -8 4 6 -2 | ner 5 -7 3 -2 | ngs -7 3 5 -1 | nic 2 4 -6 0
        | nse -7 -5 2 9 | nts -5 1 4 0 | nue -5 3 1 0 | ods -1 7 -5 0 | oft 0 9 -6 -3
        | ogy -2 4 -1 -2 | ons -6 1 11 -5 | ord 4 -4 2 -1 | ork -3 -6 10 -1 | ors 8 -6 3 -5
        | ort 0 4 -3 -1 | ous 2 -5 4 -1 | out 8 0 -5 -2 | ple 9 -3 -5 -1 | ral 2 1 -3 -1
        | rce -5 0 6 -1 | rch -9 8 2 -2 | rds -2 11 -8 -1 | res -3 -3 7 -1 | rly 0 -5 6 0
        | rts -1 4 -2 -1 | sed -7 7 1 -1 | ses 8 -3 -3 -2 | set 6 -3 -3 0 | sis -3 4 0 -2
        | sly 9 -4 -5 0 | sts 6 -10 5 -1 | tal -9 1 8 0 | ted -2 -11 7 6 | tem 1 -3 4 -2
        | ten 6 -2 -3 -1 | ter -1 -7 6 2 | tic -1 -7 8 0 | tly 0 5 -6 1 | tor -1 -11 3 9
        | und 3 -8 7 -3 | ure 3 -3 2 -2 | vel -1 12 -10 0 | ves 4 -3 1 -2
        """
    ),
}
