"""What hiring can refuse, on top of `index.errors`. Each has a stable `code`.

::

    index.errors.Fault
     +-- PostingError
     |    +-- NoRequirements      no_requirements    nothing in the posting asks for anything
     +-- ResumeError
     |    +-- NothingToQuote      nothing_to_quote   nothing in the resume can be evidence
     |    +-- NoPicture           no_picture         a page of the resume cannot be shown
     +-- BadRequest               bad_request        an option or a field cannot be used
     +-- TooManyTenants           busy               as many tenants are served as may be
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
