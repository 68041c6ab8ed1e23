"""Where work is published, shown and honoured: venues by field, and the words for the rest."""

from __future__ import annotations

import re

# Venues of a field stand on one line; asked for one "or similar", another of its line will do.
_VENUES = """
NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|AISTATS|UAI|COLT|JMLR|TMLR|MLSys|CoRL
ACL|EMNLP|NAACL|EACL|COLING|TACL|CoNLL|INTERSPEECH|ICASSP
CVPR|ICCV|ECCV|WACV|BMVC|3DV|TPAMI|IJCV|MICCAI|SIGGRAPH
KDD|WWW|WSDM|CIKM|RecSys|SIGIR|ICDM|SDM|TheWebConf
SIGMOD|VLDB|ICDE|PODS|EDBT|CIDR
SOSP|OSDI|NSDI|EuroSys|USENIX ATC|ASPLOS|ISCA|MICRO|HPCA|SIGCOMM|FAST|SC|PPoPP
CCS|USENIX Security|IEEE S&P|NDSS|CRYPTO|EUROCRYPT|Black Hat|DEF CON
ICSE|FSE|ASE|PLDI|POPL|OOPSLA|ISSTA|ECOOP
CHI|UIST|CSCW|DIS|UbiComp|IUI
ICRA|IROS|RSS|CoRL|T-RO
STOC|FOCS|SODA|ICALP
Nature|Science|Cell|PNAS|PLOS ONE|Nature Medicine|Nature Communications|Science Advances|eLife
NEJM|New England Journal of Medicine|Lancet|JAMA|BMJ|Annals of Internal Medicine|PLOS Medicine
American Economic Review|AER|Econometrica|QJE|Quarterly Journal of Economics
Journal of Finance|Journal of Financial Economics|Review of Financial Studies
Physical Review Letters|PRL|Physical Review|Nature Physics
JACS|Angewandte Chemie|ACS Nano|Nano Letters|Advanced Materials|Nature Materials
"""
VENUES: dict[str, int] = {
    name: n
    for n, line in enumerate(_VENUES.strip().splitlines())
    for name in reversed(line.split("|"))
}
# Venues written out, or under an older name.
OTHER_VENUE_NAMES = {
    "NIPS": "NeurIPS",
    "Neural Information Processing Systems": "NeurIPS",
    "International Conference on Machine Learning": "ICML",
    "International Conference on Learning Representations": "ICLR",
    "Journal of Machine Learning Research": "JMLR",
    "Association for Computational Linguistics": "ACL",
    "Empirical Methods in Natural Language Processing": "EMNLP",
    "Computer Vision and Pattern Recognition": "CVPR",
    "International Conference on Computer Vision": "ICCV",
    "European Conference on Computer Vision": "ECCV",
    "Knowledge Discovery and Data Mining": "KDD",
    "Human Factors in Computing Systems": "CHI",
    "International Conference on Robotics and Automation": "ICRA",
    "Proceedings of the National Academy of Sciences": "PNAS",
}
_WRITTEN = sorted(map(re.escape, {*VENUES, *OTHER_VENUE_NAMES}), key=len, reverse=True)
VENUE = re.compile(rf"(?<![\w-])(?:{'|'.join(_WRITTEN)})(?![\w+])")
# Names that are words or other things too: only beside a year, a paper or another venue.
PLAIN_VENUES = frozenset(
    "ACL CHI DIS SC MICRO FAST RSS Science Cell Nature ASE CCS PODS AER CRYPTO CIDR WWW SDM PRL "
    "COLT "
    "RecSys UAI FSE".split()
)
VENUE_CUE = re.compile(
    r"\b(?:papers?|publi(?:cation|sh)\w*|proceedings|conference|workshop|journal|author\w*"
    r"|accepted|poster|oral|arXiv"
    r"|venues?|reviewer|published in|peer[- ]review\w*|et al)\b",
    re.IGNORECASE,
)
WORKSHOP = re.compile(
    r"\bworkshop\b|\bunder review\b|\bsubmitted\b|\bin preparation\b|\barXiv\b|\bposters?\b",
    re.IGNORECASE,
)

# What was sent in and not taken.
REFUSED = re.compile(r"\brejected\b|\bnot accepted\b|\bdeclined\b", re.IGNORECASE)
# Going to a venue or judging for it; and what tells of a paper of one's own all the same.
BESIDE = re.compile(
    r"(?:^\W{0,3}|(?<=[^\w-]))(?<!peer )(?:attend(?:ed|ee)|reads?|cite[sd]?"
    r"|(?:sub-?|peer[- ])?review(?:er|ers|ing|s)|(?<!peer-)(?:sub-?)?reviewed"
    r"|peer[- ]reviewed(?= (?:for|\d+|[a-z]+ (?:submissions|manuscripts)))"
    r"|volunteer\w*|organi[sz](?:ed|er)|(?:program(?:me)? committee|PC) member|area chair"
    r"|visited|registered|editorial (?:board|assistant)|(?:associate|managing|staff|sports)"
    r" editor|staff (?:member|editor|writer))\b"
    r"(?! (?:journal|articles? in|publications?))"
    r"(?: (?:[\w-]{1,15} ){0,3}(?:papers?|submissions?|manuscripts?|publications|journals))?",
    re.IGNORECASE,
)
OWN_PAPER = re.compile(
    r"\b(?:papers?|publi\w+|author\w*|co-?author\w*|accepted|posters?|present\w+|oral|proceedings"
    r"|arXiv|et al|articles?)\b",
    re.IGNORECASE,
)

# A patent is one's own where it is counted, claimed, numbered or in a state; others are advised on,
# valued and searched.
_OF_PATENTS = (
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|multiple|numerous|us|u\.s|european"
    r"|international|provisional|utility|issued|granted|pending|filed|held|holds?|holder"
    r"|(?:co-?)?invent(?:ed|ors?)|author\w*|awarded|registered|approved|obtained|named on"
    r"|resulting in|led to"
)
_NO_PATENT = (
    r" (?:pending department|laws?|attorneys?|agents?|searches|examiners?|portfolios?|litigation"
    r"|prosecution|offices?|clerks?|infring\w+|disputes?)\b"
)
_SCHOLARS = (
    r"fulbright|rhodes|marshall|gates(?: millennium)?|gates[- ]cambridge|schwarzman|truman"
    r"|goldwater"
    r"|chevening|mitchell|visiting|research|post-?doctoral|knight-hennessy|commonwealth|erasmus"
)
SCHOLARSHIP = "a scholarship"  # some of what a fellowship is
# Scholarships for others.
GIVEN = re.compile(
    r"\b(?:establish|creat|administ|manag|review|fundrais|rais(?:e|ed|ing)\b|process|provid|offer"
    r"|coordinat|oversaw|overse|monitor|evaluat|distribut"
    r"|help|assist|organi[sz]|giv(?:es|ing|e) out|gave out)\w*\b[^.;]{0,60}\bscholarship"
    r"|\baward(?:ed|ing|s)? [^.;]{0,30}\bscholarships? to\b",
    re.IGNORECASE,
)

# A grant is one's own where it was won or written; others' are kept in the books.
_WON = (
    r"won|winning|award\w*|receiv\w+|recipient|secur\w+|obtain\w+|attract\w+|raised|garner\w+"
    r"|writ(?:es|ing|ten)|wrote|(?:co-)?authored|submitted|successful\w*"
)
_GIVERS = (
    r"nsf|nih|neh|nea|erc|darpa|usda|epa|federal|government|research|travel|seed|foundation"
    r"|fulbright|start-?up|competitive"
)
_HANDLED = r"(?:manag|compl|admin|account|report|fund|project|expend|requir|stipul|contract|budget)"
# A talk is given where people gather, not to every customer.
_SPOKEN = (
    r"spoke|speak(?:er|s|ing)?|talks?|lectur\w+|present(?:ed|er|ing|ations?)|panel(?:l?ists?)?"
    r"|keynotes?|sessions?"
)
_GATHERING = (
    r"conferences?|summits?|meet-?ups?|symposi\w+|congress(?:es)?|conventions?|forums?|webinars?"
    r"|annual meetings?|(?:py|js|def|kube|droid|gopher|react|rust)con"
)

# Sorts of record: what asks for it, what states it.
RECORDS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (name, re.compile(asks, re.IGNORECASE), re.compile(states, re.IGNORECASE))
    for name, asks, states in (
        (
            "publications",
            r"\bpublications?\b|\bpublication record\b|\bpublished (?:research|work|papers?)\b"
            r"|\bpeer[- ]reviewed\b"
            r"|\bfirst[- ]author\w*|\bpublishing record\b|\bresearch papers\b",
            r"(?:(?<![$\d.,])\b(?:\d+(?! (?:thousand|million|billion))|one|two|three|four|five"
            r"|six|several|many|multiple|numerous|peer|journal|conference|research|scientific"
            r"|scholarly|academic|refereed|author\w*|selected"
            r"|accepted|submitted|list of|my)\b[^.;]{0,24} |^\W*)publications?\b"
            r"|\bpublications? (?:in|at|on|include|record|list)\b"
            r"|\bpeer[- ]reviewed\b|\bfirst[- ]author\w*"
            r"|\bco-?author(?:ed|ing)\b|(?<!& )(?<!with )(?<![a-z], )\bco-?authors?\b"
            r"|\bjournal of\b"
            r"|\bproceedings\b|\bet al\b|\b(?:\d+|one|two|three|four|five|six"
            r"|several) (?:\w+ )?(?:papers?|articles?)\b"
            r"|\b(?:second|lead|senior)[- ]author\b"
            r"|(?<!sunday )(?<!daily )(?<!weekly )(?<!local )(?<!news )\bpapers? (?:in|at|on)\b"
            r"|\barxiv\b|\bdoi\b"
            r"|\bpublished (?:in|at|a paper|two|three|\d)\b|\bjournal article|\bmonograph\b"
            r"|^\W*published: ?[\"“”'‘«][^\n]*\b(?:19|20)\d\d\b",
        ),
        (
            "a patent",
            r"\bpatents?\b",
            rf"(?:\b(?:{_OF_PATENTS})\b[^.;]{{0,40}} |^\W*)patents?\b(?!{_NO_PATENT})"
            r"|\bpatents? (?:[^.;]{0,24} )?(?:pending|filed|granted|issued|applications?|awarded"
            r"|disclosures?|no\b|number|for\b)|\bpatents?\W{0,3}\d|\bpatent[- ]pending\b",
        ),
        (
            "grants",
            r"\b(?:record of|history of|secur\w+|obtain\w+|external|research|winning"
            r"|competitive)\b[^.;]{0,30}"
            r"\b(?:grants?|funding)\b",
            rf"(?:\b(?:{_WON})\b[^.;]{{0,60}} |\b(?:{_GIVERS}) |\b(?:\d[\w.,]*|one|two|three|four"
            rf"|five|six|several|multiple|numerous) (?:[\w-]+ ){{0,2}})grants?\b(?! {_HANDLED})"
            r"|\bgrants?\b[^.;]{0,30}\b(?:won|awarded|received|secured|obtained)\b|\bgrants?\s*:"
            r"|\bgrant[- ](?:writ\w+|proposals?|applications?|no\b|number)"
            r"|\bR01\b|\bfunded by\b|\bco-PI\b|\bprincipal investigator\b"
            r"|\b(?:won|secured|raised|obtained|attracted)\b[^.;]{0,12}\d[^.;]{0,40}\bfrom\b[^.;]{0,40}"
            r"\b(?:trusts?|foundations?|councils?|funds?|endowments?|charit(?:y|ies)|ministry|agenc(?:y|ies)"
            r"|lottery|government|donors)\b",
        ),
        (
            "a fellowship",
            r"\bfellowships?\b",
            r"\bfellowships?\b(?! (?:of christian|lunch|dinner|breakfast"
            r"|meal|hall|event|group|hour)s?\b)"
            r"|\b(?:research|post-?doc\w*|doctoral|graduate|clinical|teaching|visiting|senior|policy"
            r"|elected|named|honorary) fellow\b"
            r"|\bfellow\b(?= ?(?:$|[,;:()|–—\n-]|\d|(?:at|of|in)\b))"
            rf"|\b(?:{_SCHOLARS}) scholars?\b",
        ),
        (
            SCHOLARSHIP,
            r"(?!)",  # nobody asks for one by itself
            r"\bscholarships?\b(?! (?:societ\w+|funds?|committees?|applica\w+|students|recipients"
            r"|drives?|awards? to))",
        ),
        (
            "talks",
            r"\bconference (?:speak\w+|talks?|present\w+)|\bpublic speaking at\b|\bspeaking at\b",
            rf"\b(?:{_SPOKEN})\b[^.;]{{0,80}}\b(?:{_GATHERING}|at [^.;]{{0,40}}(?:19|20)\d\d)\b"
            rf"|\b(?:{_GATHERING})\b[^.;]{{0,60}}\b(?:{_SPOKEN})\b"
            r"|\b(?:keynote|invited|guest|featured|plenary|motivational)"
            r" (?:speaker|speaking|talks?|lectur\w+|address|speech)\b"
            r"|\bgave (?:[\w-]+ ){0,3}talks?\b|\blightning talks?\b|\btalks?\s*:|\bTED\w* talks?\b"
            r"|\bpanell?ist\b|\bspoke (?:at|on)\b",
        ),
        (
            "a portfolio",
            r"^(?:an? )?(?:\w+ )?portfolio\b(?! (?:manag|construct|compan|analy|risk|of \$))"
            r"|\bportfolio (?:link|site|required)"
            r"|\b(?:online|design|web|digital|creative) portfolio\b|\bportfolio of (?:\w+ ){0,3}"
            r"(?:work|works|projects|designs|samples|case studies|writing)\b"
            r"|\blinks? to (?:\w+ ){0,3}(?:work|works|projects|samples|portfolio|github|website)\b"
            r"|\bgithub (?:profile|page|account|link|url)\b|\b(?:personal|own) (?:web ?site|site)\b"
            r"|\bwork samples\b|\bdemo reel\b",
            r"\bportfolio\s*:|\bportfolio (?:at|on|site|available|online|link)|\bgithub\.com\b"
            r"|\bgithub\s*:|\bgitlab\.com\b"
            r"|\bbehance\b|\bdribbble\b|\bartstation\b|\bitch\.io\b|\bshowreel\b|\bdemo reel\b"
            r"|\bhttps?://|\bwww\."
            r"|\bkaggle\b|\bopen[- ]source\b|\bon github\b|\bportfolio\b(?! (?:manage|compan"
            r"|of \$|size|analy|review|risk))",
        ),
    )
)
