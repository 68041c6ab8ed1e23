"""The examples of the OpenAPI document: one small posting, one small resume, their match.

They show the shape. Coverages and similarities are those of the policy and model that they name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matcher.api.catalog import PROBLEMS, Problem

Json = dict[str, Any]

POSTING_TEXT = """Data Engineer

Minimum qualifications:
- 3 years of experience building data pipelines
- Experience with Python or Scala

Preferred qualifications:
- Experience with Kafka
"""
RESUME_TEXT = """Alex Example
alex@example.org

Experience
Data Engineer, Example Insurance
2019 - 2023
- Built data pipelines in Python that load claims every night
- Cut the cost of storage by a third

Education
BSc Statistics, Example University, 2018
"""
POSTING_ID = "4bdb4f71080f618b41ec576fc146043cc6ca3a333fb9ea6c483e3ccddc96ccaa"
RESUME_ID = "3cb8efc50830ceea64a79fa132006c60c3f4f272ee1f2e66aa4830abab002120"
POLICY = "late-4"
MODEL = "all-MiniLM-L6-v2/53aa51172d14+87de77cc626c/openvino-2026.4/w8a8"

_YEARS = "3 years of experience building data pipelines"
_LANGUAGES = "Experience with Python or Scala"
_KAFKA = "Experience with Kafka"
_PIPELINES = "Built data pipelines in Python that load claims every night"
_STORAGE = "Cut the cost of storage by a third"
_ROLE = "Data Engineer, Example Insurance\n2019 - 2023"
_DEGREE = "BSc Statistics, Example University, 2018"


def _place(text: str, whole: str) -> Json:
    start = whole.index(text)
    return {"start": start, "end": start + len(text)}


def _requirement(text: str, level: str, kind: str, *parts: str) -> Json:
    members = [{"text": part} | _place(part, POSTING_TEXT) for part in parts or (text,)]
    asked = {"text": text, "level": level, "kind": kind} | _place(text, POSTING_TEXT)
    return asked | {"all_of": [{"any_of": members, "open_ended": False}]}


def _evidence(quote: str, similarity: float) -> Json:
    where: Json = {"page": None, "box": None, "boxes": []} | _place(quote, RESUME_TEXT)
    return {"quote": quote} | where | {"similarity": similarity}


def _part(
    choices: list[str], shown: str, coverage: float, verdict: str, evidence: Json | None
) -> Json:
    return {
        "text": shown,
        "choices": choices,
        "coverage": coverage,
        "verdict": verdict,
        "evidence": evidence,
    }


def _pair(
    number: int,
    requirement: Json,
    coverage: float,
    verdict: str,
    weight: float,
    evidence: list[Json],
    reasons: list[str],
    parts: Sequence[Json] = (),
    whole: float | None = None,
) -> Json:
    return {
        "number": number,
        "must_have": False,
        "requirement": requirement,
        "coverage": coverage,
        "verdict": verdict,
        "weight": weight,
        "evidence": evidence,
        "reasons": reasons,
        "parts": list(parts),
        "whole": whole,
    }


def _passage(text: str, context: str, label: str) -> Json:
    where: Json = {"page": None, "box": None, "boxes": []} | _place(text, RESUME_TEXT)
    return {"text": text, "context": context, "label": label} | where


def _month_range(start: str, end: str) -> Json:
    return {"start": start, "end": end, "present": False}


_QUALITY: Json = {
    "source": "file",
    "unreadable": [],
    "doubtful": [],
    "confidence": None,
    "unknown": 0.0,
    "foreign": 0.0,
}
_REQUIREMENTS = (
    _requirement(_YEARS, "minimum", "years"),
    _requirement(_LANGUAGES, "minimum", "skill", "Python", "Scala"),
    _requirement(_KAFKA, "preferred", "experience"),
)
_PAIRS = (
    _pair(
        1,
        _REQUIREMENTS[0],
        0.7405,
        "met",
        2.0,
        [
            _evidence(_PIPELINES, 0.380145),
            _evidence(_ROLE, 0.442609),
        ],
        [
            "3 years are asked for; 1 job near to it adds up to 4.1 (to 2026-11)",
            "by the rule 87 %, by the lines 63 %; the rule counts for 45 %",
        ],
    ),
    _pair(
        2,
        _REQUIREMENTS[1],
        0.9212,
        "met",
        2.0,
        [_evidence(_PIPELINES, 0.530316)],
        ["the line quoted shows it"],
        [_part(["Python", "Scala"], "Python", 0.9789, "met", _evidence(_PIPELINES, 0.515215))],
        0.8634,
    ),
    _pair(
        3,
        _REQUIREMENTS[2],
        0.0273,
        "missing",
        1.0,
        [],
        ["nothing in the resume comes near"],
    ),
)

# ---- requests

POSTING_REQUESTS: Json = {
    "text": {
        "summary": "A posting as text",
        "value": {"text": POSTING_TEXT, "name": "data-engineer"},
    }
}
MATCH_REQUESTS: Json = {
    "kept": {
        "summary": "A kept posting",
        "value": {"posting_id": POSTING_ID, "resume_id": RESUME_ID},
    },
    "text": {
        "summary": "A posting that is not kept, its minimum qualifications only",
        "value": {"posting_text": POSTING_TEXT, "resume_id": RESUME_ID, "level": "minimum"},
    },
    "weighted": {
        "summary": "Weights of its own; requirement 3 is left out",
        "value": {
            "posting_id": POSTING_ID,
            "resume_id": RESUME_ID,
            "weights": {"minimum": 3, "preferred": 1, "requirements": {"3": 0}},
        },
    },
}
RANKING_REQUESTS: Json = {
    "kept": {"summary": "The ten best", "value": {"posting_id": POSTING_ID}},
    "text": {
        "summary": "The three best for a posting that is not kept",
        "value": {"posting_text": POSTING_TEXT, "top": 3},
    },
    "where": {
        "summary": "Among those with a degree, two years and a skill",
        "value": {
            "posting_id": POSTING_ID,
            "where": {"degree": "bachelor", "years": 2, "skills": ["Python"]},
        },
    },
    "nearby": {
        "summary": "Among those in Texas with a tag, who meet requirement 1",
        "value": {
            "posting_id": POSTING_ID,
            "where": {"locations": ["Texas"], "tags": ["spring 2026"], "must_meet": [1]},
        },
    },
}

# ---- answers

POSTING: Json = {
    "id": POSTING_ID,
    "name": "data-engineer",
    "title": "Data Engineer",
    "notices": [],
    "requirements": [
        requirement | {"number": number, "weight": weight, "must_have": False, "edited": False}
        for number, (requirement, weight) in enumerate(
            zip(_REQUIREMENTS, (2.0, 2.0, 1.0), strict=True), 1
        )
    ],
}
RESUME_ADDED: Json = {
    "id": RESUME_ID,
    "name": "resume.txt",
    "new": True,
    "media_type": "text/plain",
    "pages": 0,
    "sections": [
        {"kind": "contact", "heading": "", "entries": 0},
        {"kind": "experience", "heading": "Experience", "entries": 1},
        {"kind": "education", "heading": "Education", "entries": 1},
    ],
    "passages": 4,
    "quality": _QUALITY,
    "notices": [],
    "tags": [],
}
RESUME_KNOWN: Json = RESUME_ADDED | {"new": False}
RESUME_LIST: Json = {
    "resumes": [
        {
            "id": RESUME_ID,
            "name": "resume.txt",
            "media_type": "text/plain",
            "added_at": "2026-01-31T09:30:00+00:00",
            "passages": 4,
            "superseded_by": None,
            "tags": ["spring 2026"],
        }
    ],
    "total": 1,
    "next_cursor": None,
}
RESUME: Json = {
    "id": RESUME_ID,
    "name": "resume.txt",
    "location": "",
    "media_type": "text/plain",
    "pages": 0,
    "quality": _QUALITY,
    "notices": [],
    "hidden": [],
    "remarks": [],
    "sections": [
        {
            "kind": "experience",
            "heading": "Experience",
            "start": RESUME_TEXT.index("Experience"),
            "end": RESUME_TEXT.index(_STORAGE) + len(_STORAGE),
            "entries": [
                {
                    "role": "Data Engineer",
                    "employer": "Example Insurance",
                    "dates": _month_range("2019-01", "2023-01"),
                    "start": RESUME_TEXT.index(_ROLE),
                    "end": RESUME_TEXT.index(_STORAGE) + len(_STORAGE),
                    "bullets": [
                        {"text": text} | _place(text, RESUME_TEXT)
                        for text in (_PIPELINES, _STORAGE)
                    ],
                }
            ],
        }
    ],
    "passages": [
        _passage(_PIPELINES, _ROLE.replace("\n", ", "), "experience"),
        _passage(_STORAGE, _ROLE.replace("\n", ", "), "experience"),
        _passage(_DEGREE, _DEGREE, "education"),
    ],
}
MATCH: Json = {
    "posting": {"id": POSTING_ID, "title": "Data Engineer", "notices": []},
    "resume": {
        "id": RESUME_ID,
        "name": "resume.txt",
        "quality": _QUALITY,
        "hidden": {"words": 0, "reasons": [], "pages": []},
        "notices": [],
        "reads_as_posting": False,
    },
    "coverage": {
        "overall": 0.6701,
        "at_least": False,
        "by_level": {"minimum": 0.8309, "preferred": 0.0273},
    },
    "knocked_out": False,
    "must_haves": {"unmet": [], "unclear": [], "left_out": []},
    "feedback": [],
    "pairs": list(_PAIRS),
    "policy": POLICY,
    "model": MODEL,
    "as_of": "2026-11",
}
RANKING: Json = {
    "posting": MATCH["posting"],
    "matches": [MATCH],
    "considered": 1,
    "corpus_size": 1,
    "unknown_location": None,
}
HEALTH: Json = {"status": "ok"}
INFO: Json = {
    "version": "0.1.0",
    "policy": POLICY,
    "model": MODEL,
    "limits": {"bytes": 10_000_000, "pages": 50, "characters": 400_000},
}


def problem(kind: Problem) -> Json:
    """The answer that `kind` happened."""
    answer: Json = {
        "type": kind.type,
        "title": kind.title,
        "status": kind.status,
        "detail": kind.detail,
        "code": kind.code,
        "request_id": "7f0c1d5e9a3b4c6f8e2d1a0b9c8d7e6f",
    }
    if kind.code == "invalid_request":
        wrong = {"field": "body.resume_id", "message": "Field required", "type": "missing"}
        answer["errors"] = [wrong]
    return answer


PROBLEM_KIND: Json = {
    "type": PROBLEMS["busy"].type,
    "code": "busy",
    "status": PROBLEMS["busy"].status,
    "title": PROBLEMS["busy"].title,
    "meaning": PROBLEMS["busy"].meaning,
    "remedy": PROBLEMS["busy"].remedy,
}
PROBLEM_KINDS: Json = {"problems": [PROBLEM_KIND]}

_CONTACT = "Alex Example\nalex@example.org"
RESUME_SHEET: Json = {
    "id": RESUME_ID,
    "name": f"Candidate {RESUME_ID[:6]}",
    "blind": True,
    "pages": [],
    "text": RESUME_TEXT.replace(_CONTACT, "████ ███████\n████████████████").rstrip("\n"),
    "blocks": [
        _place(_CONTACT, RESUME_TEXT) | {"kind": "paragraph", "page": None, "hidden": None},
    ],
    "withheld": [_place(_CONTACT, RESUME_TEXT)],
    "hidden": [],
}
ANSWERS: dict[str, Json] = {
    "Health": HEALTH,
    "MatchOut": MATCH,
    "PostingOut": POSTING,
    "ProblemKind": PROBLEM_KIND,
    "ProblemKinds": PROBLEM_KINDS,
    "RankingOut": RANKING,
    "ResumeAdded": RESUME_ADDED,
    "ResumeKnown": RESUME_KNOWN,
    "ResumeList": RESUME_LIST,
    "ResumeOut": RESUME,
    "ServiceInfo": INFO,
    "SheetOut": RESUME_SHEET,
}
