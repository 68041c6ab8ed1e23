"""More examples of the OpenAPI document: edits, searches, batches, jobs, feedback and files."""

from __future__ import annotations

from matcher.api.catalog import PROBLEMS
from matcher.api.examples import (
    MATCH,
    MODEL,
    POLICY,
    POSTING_ID,
    RESUME_ADDED,
    RESUME_ID,
    Json,
    problem,
)

_JOB_ID = "0d9c6a5f8b1e4c0f9a7d3e2b1c0f5a4e"
_FEEDBACK_ID = "5b2f6f0a3c1d4e8f9b7a6c5d4e3f2a1b"
_AT = "2026-01-31T09:30:00+00:00"
_CURSOR = "m0rLDv2c4V8lNVBhWzJd"

# ---- requests

EDIT_REQUESTS: Json = {
    "must-have": {
        "summary": "Requirement 1 is a must-have, 3 counts twice and is a minimum",
        "value": {
            "requirements": {"1": {"must_have": True}, "3": {"level": "minimum", "weight": 2}}
        },
    },
    "back": {"summary": "Requirement 3 as it was", "value": {"requirements": {"3": None}}},
}
TAG_REQUESTS: Json = {
    "add": {"summary": "One more tag", "value": {"add_tags": ["spring 2026"]}},
    "change": {
        "summary": "One for another",
        "value": {"add_tags": ["hired"], "remove_tags": ["spring 2026"]},
    },
}
MATCH_MANY_REQUESTS: Json = {
    "full": {
        "summary": "Every quote",
        "value": {"posting_id": POSTING_ID, "resume_ids": [RESUME_ID]},
    },
    "brief": {
        "summary": "Numbers alone",
        "value": {"posting_id": POSTING_ID, "resume_ids": [RESUME_ID], "detail": "brief"},
    },
}
SEARCH_REQUESTS: Json = {
    "text": {"summary": "A line of text", "value": {"text": "Experience with Kafka", "top": 5}},
    "kept": {
        "summary": "A requirement of a kept posting",
        "value": {"posting_id": POSTING_ID, "number": 2},
    },
}
COUNT_REQUESTS: Json = {
    "all": {"summary": "Of all", "value": {}},
    "some": {"summary": "Of those who speak German", "value": {"where": {"languages": ["German"]}}},
}
SUITING_REQUESTS: Json = {
    "best": {"summary": "The ten best", "value": {"resume_id": RESUME_ID}},
    "minimum": {
        "summary": "By minimum qualifications alone",
        "value": {"resume_id": RESUME_ID, "level": "minimum"},
    },
}
FEEDBACK_REQUESTS: Json = {
    "override": {
        "summary": "A reviewer sees what the model does not",
        "value": {
            "posting_id": POSTING_ID,
            "resume_id": RESUME_ID,
            "requirement": 3,
            "verdict": "partial",
            "reason": "The pipelines that are described run on Kafka.",
            "reviewer": "A. Reviewer",
        },
    }
}

# ---- answers

VERSIONS: Json = {"newest": RESUME_ID, "versions": [RESUME_ID]}
RECEIPT: Json = {
    "document_id": RESUME_ID,
    "at": _AT,
    "passages": 4,
    "vectors": 4,
    "shared": 0,
    "notes": 1,
    "originals": 1,
    "snapshots": 0,
    "seal": "9f2c5d0b7a8e4f1c3d6b9a0e5f7c2d4b8a1e6f3c0d9b5a7e2f4c1d8b6a3e0f5c",
}
POSTING_RECEIPT: Json = RECEIPT | {"document_id": POSTING_ID, "originals": 0}
UPLOADS: Json = {
    "results": [
        {"name": "resume.txt", "status": 201, "resume": RESUME_ADDED, "problem": None},
        {
            "name": "scan.pdf",
            "status": 422,
            "resume": None,
            "problem": problem(PROBLEMS["no_text_layer"]) | {"errors": None},
        },
    ]
}
POSTING_LIST: Json = {
    "postings": [
        {
            "id": POSTING_ID,
            "name": "data-engineer",
            "title": "Data Engineer",
            "media_type": "text/plain",
            "added_at": _AT,
            "requirements": 3,
        }
    ],
    "total": 1,
    "next_cursor": None,
}
MATCHES: Json = {
    "posting": MATCH["posting"],
    "results": [{"resume_id": RESUME_ID, "match": MATCH, "brief": None, "problem": None}],
    "policy": POLICY,
    "model": MODEL,
    "as_of": "2026-11",
}
SEARCH: Json = {
    "requirement": MATCH["pairs"][1]["requirement"],
    "posting_id": POSTING_ID,
    "number": 2,
    "showings": [{"resume": MATCH["resume"], "pair": MATCH["pairs"][1]}],
    "considered": 1,
    "corpus_size": 1,
    "unknown_location": None,
    "policy": POLICY,
    "model": MODEL,
    "as_of": "2026-11",
}
COUNTS: Json = {
    "resumes": 1,
    "degrees": {
        "none": 0,
        "school": 0,
        "associate": 0,
        "bachelor": 1,
        "master": 0,
        "doctor": 0,
    },
    "years": {"0-2": 0, "2-5": 1, "5-10": 0, "10+": 0},
    "languages": {"german": 1},
    "places": {"Texas": 1, "United States": 1},
    "tags": {"spring 2026": 1},
}
POSTING_RANKING: Json = {
    "resume": MATCH["resume"],
    "matches": [MATCH],
    "considered": 1,
    "corpus_size": 1,
}
JOB: Json = {
    "id": _JOB_ID,
    "name": "resumes.zip",
    "bytes": 48_112_034,
    "state": "running",
    "wanted": None,
    "revision": 7,
    "created_at": "2026-01-31T09:30:00.000+00:00",
    "updated_at": "2026-01-31T09:30:05.250+00:00",
    "counts": {"done": 120, "total": 400, "added": 117, "known": 1, "failed": 2},
    "reason": None,
    "callback": None,
}
JOB_NEW: Json = JOB | {
    "state": "queued",
    "revision": 1,
    "updated_at": JOB["created_at"],
    "counts": {"done": 0, "total": 0, "added": 0, "known": 0, "failed": 0},
    "callback": {
        "url": "https://ats.example.org/hooks/matcher",
        "state": "pending",
        "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfGQmXnO1Y=",
    },
}
JOB_LIST: Json = {"jobs": [JOB], "next_cursor": _CURSOR}
FAILURE_LIST: Json = {
    "failures": [
        {
            "name": "scans/0017.pdf",
            "code": "no_text_layer",
            "detail": PROBLEMS["no_text_layer"].detail,
        }
    ],
    "next_cursor": None,
}
FEEDBACK: Json = FEEDBACK_REQUESTS["override"]["value"] | {
    "id": _FEEDBACK_ID,
    "created_at": _AT,
    "judged": {"verdict": "missing", "coverage": 0.0273, "policy": POLICY, "model": MODEL},
}
FEEDBACK_LIST: Json = {"feedback": [FEEDBACK], "next_cursor": None}

ANSWERS: dict[str, Json] = {
    "ResumeCountsOut": COUNTS,
    "FailureList": FAILURE_LIST,
    "FeedbackList": FEEDBACK_LIST,
    "FeedbackOut": FEEDBACK,
    "JobList": JOB_LIST,
    "JobNew": JOB_NEW,
    "JobOut": JOB,
    "MatchesOut": MATCHES,
    "PostingList": POSTING_LIST,
    "PostingRankingOut": POSTING_RANKING,
    "PostingReceipt": POSTING_RECEIPT,
    "ReceiptOut": RECEIPT,
    "SearchOut": SEARCH,
    "TagsOut": {"id": RESUME_ID, "tags": ["spring 2026"]},
    "UploadsOut": UPLOADS,
    "VersionsOut": VERSIONS,
}

# ---- files and streams

FILES = {
    "RankingFile": "rank,resume,id,overall %\r\n1,Candidate 3cb8ef," + RESUME_ID + ",63\r\n",
    "FeedbackFile": "id,posting,resume,requirement,verdict\r\n"
    + f"{_FEEDBACK_ID},{POSTING_ID},{RESUME_ID},3,partial\r\n",
}
EVENTS = 'id: 7\nevent: progress\ndata: {"id": "' + _JOB_ID + '", "state": "running"}\n\n'
