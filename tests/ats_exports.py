"""Candidates as the public documentation of three applicant-tracking systems shows them."""

import base64
import json
from typing import Any

RESUME_TEXT = """Jo Ferrier
jo@example.org

Experience
Data Engineer, Harbour Freight Lines
January 2019 - Present
- Built streaming pipelines in Kafka for container tracking
- Wrote SQL models for the finance team

Education
Bachelor of Science in Physics, University of Tarn, 2016
"""
RESUME_BYTES = base64.b64encode(RESUME_TEXT.encode()).decode()

GREENHOUSE: dict[str, Any] = {
    "id": 57683957,
    "first_name": "Jo",
    "last_name": "Ferrier",
    "company": "Harbour Freight Lines",
    "title": "Data Engineer",
    "created_at": "2026-04-02T13:11:39.585Z",
    "updated_at": "2026-04-02T13:11:39.585Z",
    "last_activity": "2026-04-02T13:11:39.585Z",
    "is_private": False,
    "photo_url": None,
    "attachments": [
        {
            "filename": "Jo_Ferrier.pdf",
            "url": "https://files.example/prod/candidates/1/resume?X-Amz-Signature=a1b2",
            "type": "resume",
            "created_at": "2026-04-02T13:11:39.585Z",
        },
        {
            "filename": "letter.pdf",
            "url": "https://files.example/prod/candidates/1/letter?X-Amz-Signature=c3d4",
            "type": "cover_letter",
            "created_at": "2026-04-02T13:11:39.585Z",
        },
    ],
    "application_ids": [69306314],
    "phone_numbers": [{"value": "555-1212", "type": "mobile"}],
    "addresses": [{"value": "5 Quay Street, Tarn", "type": "home"}],
    "email_addresses": [{"value": "jo@example.org", "type": "personal"}],
    "website_addresses": [],
    "social_media_addresses": [],
    "recruiter": None,
    "coordinator": None,
    "can_email": True,
    "tags": ["Do not hire"],
    "applications": [{"id": 69306314, "attachments": [], "answers": []}],
    "educations": [
        {
            "id": 561227,
            "school_name": "University of Tarn",
            "degree": "Bachelor's Degree",
            "discipline": "Physics",
            "start_date": "2012-09-01T00:00:00.000Z",
            "end_date": "2016-06-01T00:00:00.000Z",
        }
    ],
    "employments": [
        {
            "id": 8485064,
            "company_name": "Harbour Freight Lines",
            "title": "Data Engineer",
            "start_date": "2019-01-15T00:00:00.000Z",
            "end_date": None,
        }
    ],
    "linked_user_ids": [],
    "custom_fields": {"desired_salary": "secret words"},
}

LEVER: dict[str, Any] = {
    "id": "250d8f03-738a-4bba-a671-8a3d73477145",
    "name": "Jo Ferrier",
    "headline": "Harbour Freight Lines, Quay Tools",
    "contact": "7f23e772-f2cb-4ebb-b33f-54b872999992",
    "emails": ["jo@example.org"],
    "phones": [{"type": "mobile", "value": "555-1212"}],
    "location": "Tarn",
    "links": ["https://jo.example"],
    "archived": None,
    "tags": ["Do not hire"],
    "sources": ["linkedin"],
    "stage": "00922a60-7c15-422b-b086-f62000824fd7",
    "stageChanges": [],
    "owner": "df0adaa6-172b-4cd6-8520-49b80660fe8d",
    "applications": ["cdb4ff14-f2c7-4ecc-be5d-ee3ff9c5d5a5"],
    "createdAt": 1407460071043,
}
LEVER_RESUME: dict[str, Any] = {
    "id": "51ec4f7c-8b1b-4b1e-8e67-1d0ba1d7d1a3",
    "createdAt": 1407460071043,
    "file": {
        "name": "jo.pdf",
        "ext": "pdf",
        "downloadUrl": "https://api.lever.example/v1/opportunities/250d/resumes/51ec/download",
        "uploadedAt": 1407460070874,
        "status": "processed",
        "size": 45102,
    },
    "parsedData": {
        "positions": [
            {
                "org": "Harbour Freight Lines",
                "title": "Data Engineer",
                "summary": "Built streaming pipelines in Kafka for container tracking",
                "location": "Tarn",
                "start": {"year": 2019, "month": 1},
                "end": None,
            }
        ],
        "schools": [
            {
                "org": "University of Tarn",
                "degree": "Bachelor of Science",
                "field": "Physics",
                "summary": None,
                "start": {"year": 2012, "month": None},
                "end": {"year": 2016, "month": 6},
            }
        ],
    },
}

ASHBY: dict[str, Any] = {
    "id": "3ae2b801-19f6-41ef-ad28-214bd731948f",
    "createdAt": "2026-05-01T18:02:11.000Z",
    "updatedAt": "2026-05-01T18:02:11.000Z",
    "name": "Jo Ferrier",
    "primaryEmailAddress": {"value": "jo@example.org", "type": "Personal", "isPrimary": True},
    "emailAddresses": [{"value": "jo@example.org", "type": "Personal", "isPrimary": True}],
    "primaryPhoneNumber": {"value": "555-1212", "type": "Personal", "isPrimary": True},
    "phoneNumbers": [],
    "socialLinks": [{"type": "LinkedIn", "url": "https://linkedin.example/in/jo"}],
    "tags": [{"id": "1", "title": "Do not hire", "isArchived": False}],
    "position": "Data Engineer",
    "company": "Harbour Freight Lines",
    "school": "University of Tarn",
    "applicationIds": ["e9ed20fd-d45f-4aad-8a00-a19bfba0083e"],
    "resumeFileHandle": {"id": "f1", "name": "jo.pdf", "handle": "eyJhbGciOi"},
    "fileHandles": [
        {"id": "f1", "name": "jo.pdf", "handle": "eyJhbGciOi"},
        {"id": "f2", "name": "portfolio.pdf", "handle": "eyJ0eXAiOi"},
    ],
    "customFields": [],
    "profileUrl": "https://app.ashby.example/candidates/3ae2",
}


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()
