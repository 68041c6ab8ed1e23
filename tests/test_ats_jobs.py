"""Jobs of Greenhouse, Lever and Ashby, in each shape that their public interfaces give."""

import html
import json
from typing import Any

import pytest

from matcher.isolated import read_posting

ASKS = "<ul><li>3 years of experience with SQL</li><li>Experience with Kafka</li></ul>"
ADVERT = f"<p>We move freight.</p><h3>Minimum qualifications</h3>{ASKS}"
LISTED = {
    "text": "Minimum qualifications",
    "content": "<li>3 years of experience with SQL</li><li>Experience with Kafka</li>",
}
GREENHOUSE_BOARD: dict[str, Any] = {  # boards-api, with ?content=true: the HTML is escaped
    "id": 127817,
    "internal_job_id": 144381,
    "title": "Data Engineer",
    "updated_at": "2026-01-14T10:55:28-05:00",
    "requisition_id": "50",
    "location": {"name": "NYC"},
    "absolute_url": "https://boards.example/jobs/127817",
    "metadata": None,
    "content": html.escape(ADVERT),
    "departments": [{"id": 1, "name": "Data", "parent_id": None, "child_ids": []}],
    "offices": [],
}
GREENHOUSE_HARVEST: dict[str, Any] = {  # GET /v1/job_posts
    "id": 123,
    "active": True,
    "live": True,
    "title": "Data Engineer",
    "location": {"id": 1, "name": "Denver", "office_id": None},
    "internal": False,
    "external": True,
    "job_id": 1,
    "content": ADVERT,
    "internal_content": None,
    "questions": [],
}
LEVER_SITE: dict[str, Any] = {  # the postings API of a jobs site
    "id": "5ac21346-8e0c-4494-8e7a-3eb92ff77902",
    "text": "Data Engineer",
    "categories": {"commitment": "Full-time", "location": "SF", "team": "Data"},
    "country": "US",
    "opening": "<div>We move freight.</div>",
    "openingPlain": "We move freight.",
    "description": "<div>We move freight.</div>",
    "descriptionPlain": "We move freight.",
    "descriptionBody": "<div></div>",
    "descriptionBodyPlain": "",
    "lists": [LISTED],
    "additional": "<div>Everybody is welcome.</div>",
    "additionalPlain": "Everybody is welcome.",
    "hostedUrl": "https://jobs.lever.example/freight/5ac21346",
    "workplaceType": "remote",
}
LEVER_INSIDE: dict[str, Any] = {  # GET /v1/postings/:posting of a customer's own account
    "id": "f2f01e16-27f8-4711-a728-7d49499795a0",
    "text": "Data Engineer",
    "state": "published",
    "categories": {"team": "Data", "department": "Engineering", "location": "SF"},
    "tags": [],
    "content": {
        "description": "We move freight.",
        "descriptionHtml": "<div>We move freight.</div>",
        "lists": [LISTED],
        "closing": "Everybody is welcome.",
        "closingHtml": "<div>Everybody is welcome.</div>",
        "customQuestions": [],
    },
    "createdAt": 1407779365624,
    "urls": {"list": "https://jobs.lever.example/freight", "show": "https://jobs.lever.example/f"},
}
ASHBY_BOARD: dict[str, Any] = {  # posting-api/job-board/:name
    "title": "Data Engineer",
    "location": "Houston, TX",
    "secondaryLocations": [],
    "department": "Product",
    "team": "Growth",
    "isListed": True,
    "isRemote": True,
    "descriptionHtml": ADVERT,
    "descriptionPlain": "We move freight.",
    "publishedAt": "2026-04-30T16:21:55.393+00:00",
    "employmentType": "FullTime",
    "jobUrl": "https://jobs.ashby.example/job",
    "applyUrl": "https://jobs.ashby.example/job/apply",
}
ASHBY_INFO: dict[str, Any] = {  # jobPosting.info
    "success": True,
    "results": {
        "id": "4ae2b801-19f6-41ef-ad28-214bd731948f",
        "title": "Data Engineer",
        "descriptionPlain": "We move freight.",
        "descriptionHtml": ADVERT,
        "descriptionSocial": "We move freight.",
        "descriptionParts": {
            "descriptionOpening": {"html": "<p>We move freight.</p>", "plain": "We move freight."},
            "descriptionBody": {"html": ASKS, "plain": ""},
            "descriptionClosing": None,
        },
        "departmentName": "Data",
        "jobId": "j1",
        "isListed": True,
    },
}


@pytest.mark.parametrize(
    "job",
    [
        GREENHOUSE_BOARD,
        {"jobs": [GREENHOUSE_BOARD], "meta": {"total": 1}},
        GREENHOUSE_HARVEST,
        [GREENHOUSE_HARVEST],
        LEVER_SITE,
        [LEVER_SITE],
        LEVER_INSIDE,
        {"data": LEVER_INSIDE},
        {"data": [LEVER_INSIDE], "hasNext": False},
        {"jobs": [ASHBY_BOARD], "apiVersion": "1"},
        ASHBY_INFO,
    ],
    ids=lambda job: next(iter(job)) if isinstance(job, dict) else "list",
)
def test_a_job_is_a_posting_with_its_title_and_what_it_asks(job: object) -> None:
    posting = read_posting(json.dumps(job).encode(), "job.json").posting
    assert posting.title == "Data Engineer"
    assert [(one.level.value, one.text) for one in posting.requirements] == [
        ("minimum", "3 years of experience with SQL"),
        ("minimum", "Experience with Kafka"),
    ]
