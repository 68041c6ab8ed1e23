"""What hiring can refuse, on top of `index.errors`. Each has a stable `code`.

::

    index.errors.Fault
     +-- PostingError
     |    +-- NoRequirements      no_requirements    nothing in the posting asks for anything
     +-- ResumeError
     |    +-- NothingToQuote      nothing_to_quote   nothing in the resume can be evidence
     |    +-- NoPicture           no_picture         a page of the resume cannot be shown
     +-- BadRequest               bad_request        an option or a field cannot be used
     +-- RebuildNeeded            rebuild_needed     most resumes are another version's or model's
     +-- TooManyTenants           busy               as many tenants are served as may be
     +-- UnknownJob               unknown_job        no batch job has this id
     +-- JobState                 job_state          the job is past what is asked of it
     +-- UnknownFeedback          unknown_feedback   no feedback has this id
     +-- PreconditionRequired     precondition_required     an edit says not of what it is one
     +-- PreconditionFailed       precondition_failed       what is edited has changed meanwhile
     +-- KeyReused                idempotency_key_reused    a key came with another request before
     +-- KeyInUse                 idempotency_key_in_use    the first request with it goes on
"""

from __future__ import annotations

from index.errors import Fault


class PostingError(Fault):
    """A document is no posting."""

    code = "posting_error"


class NoRequirements(PostingError):
    """Nothing in the posting asks for anything."""

    code = "no_requirements"


class ResumeError(Fault):
    """A document is no resume."""

    code = "resume_error"


class NothingToQuote(ResumeError):
    """Nothing in the resume can be evidence."""

    code = "nothing_to_quote"


class NoPicture(ResumeError):
    """A page of a kept resume cannot be shown as a picture."""

    code = "no_picture"


class BadRequest(Fault):
    """An option or a field cannot be used."""

    code = "bad_request"


class TooManyTenants(Fault):
    """As many tenants are served at this moment as may be."""

    code = "busy"


class UnknownJob(Fault):
    """No batch job has this id."""

    code = "unknown_job"


class JobState(Fault):
    """The job is past what is asked of it."""

    code = "job_state"


class UnknownFeedback(Fault):
    """No feedback has this id."""

    code = "unknown_feedback"


class PreconditionRequired(Fault):
    """An edit does not say of which version it is one."""

    code = "precondition_required"


class PreconditionFailed(Fault):
    """What is edited has changed meanwhile."""

    code = "precondition_failed"


class KeyReused(Fault):
    """An idempotency key came with another request before."""

    code = "idempotency_key_reused"


class KeyInUse(Fault):
    """The first request with an idempotency key is still being answered."""

    code = "idempotency_key_in_use"


class RebuildNeeded(Fault):
    """Most of what is kept was made ready by another version or model: `rebuild` does it anew."""

    code = "rebuild_needed"
