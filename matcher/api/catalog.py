"""Every problem that can be answered: its code, its status, and what a caller can do about it.

This table is the only place where codes meet statuses. `/problems/{code}` shows its rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import Fault

INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem (RFC 9457).

    `told`: the fault's own sentence is the answer's detail. Otherwise the detail is `meaning` and
    `remedy`: the sentence names a file, or, from status 500 on, is the operator's (it may name
    folders) and goes to the log.
    `retry_after` is in seconds, None where trying again does not help.
    """

    code: str
    status: int
    title: str
    meaning: str
    remedy: str
    told: bool = True
    retry_after: int | None = None

    @property
    def type(self) -> str:
        """The relative reference under which the problem is documented."""
        return f"/problems/{self.code}"

    @property
    def detail(self) -> str:
        """What is said where no fault has a sentence of its own."""
        return f"{self.meaning} {self.remedy}"


_ALL = (
    # ---- what was sent
    Problem(
        "invalid_request",
        422,
        "The request is not as it must be",
        "The body, a field of it, or a parameter does not follow the schema.",
        "`errors` names the fields; /openapi.json has the schema.",
    ),
    Problem(
        "bad_request",
        400,
        "The request cannot be followed",
        "Every field is well-formed, but together or for this posting they cannot be used.",
        "Change what the detail names.",
    ),
    Problem(
        "unknown_type",
        415,
        "This type of file cannot be read",
        "Its content, whatever its name says, is of none of the types that are read.",
        "Send PDF, DOCX, ODT, RTF, HTML, plain text, Markdown or JSON.",
    ),
    Problem(
        "too_large",
        413,
        "The file is too large",
        "The request or the file in it passes a limit of this server.",
        "Send a shorter file; GET /v1 shows the limits.",
    ),
    Problem(
        "too_slow",
        408,
        "The request took too long to arrive",
        "The body did not arrive in time.",
        "Send it again over a faster connection.",
        retry_after=1,
    ),
    Problem(
        "document_error",
        422,
        "The file cannot be read as a document",
        "The file did not become a document.",
        "Open it in its own program, save it anew and send that.",
    ),
    Problem(
        "empty_document",
        422,
        "There is no text in the file",
        "The file holds no text.",
        "Send a file that has text in it.",
    ),
    Problem(
        "no_text_layer",
        422,
        "The file is a scan without text",
        "The pages of the file are pictures.",
        "Send the file from which it was printed, or one with recognised text.",
    ),
    Problem(
        "encrypted",
        422,
        "The file needs a password",
        "The file is encrypted.",
        "Save it without a password and send that.",
    ),
    Problem(
        "unreadable",
        422,
        "The file is damaged",
        "The file is damaged, or is not what it claims to be.",
        "Open it in its own program, save it anew and send that.",
    ),
    Problem(
        "took_too_long",
        422,
        "Reading the file takes too long",
        "Reading the file passed this server's limit of time.",
        "Save it anew in its own program, or send a simpler file.",
    ),
    Problem(
        "too_much_memory",
        422,
        "Reading the file needs too much memory",
        "Reading the file passed this server's limit of memory.",
        "Save it anew in its own program, or send a smaller file.",
    ),
    Problem(
        "reader_crashed",
        422,
        "The reader failed on the file",
        "The process that read the file ended before it was done; the server itself goes on.",
        "Open it in its own program, save it anew and send that.",
    ),
    Problem(
        "posting_error",
        422,
        "The document is no posting",
        "The document cannot be used as a posting.",
        "Send a job posting.",
    ),
    Problem(
        "no_requirements",
        422,
        "The posting asks for nothing",
        "No responsibility or qualification was found in the posting.",
        "Send the whole posting, with the headings of its lists.",
    ),
    Problem(
        "resume_error",
        422,
        "The document is no resume",
        "The document cannot be used as a resume.",
        "Send a resume.",
    ),
    Problem(
        "nothing_to_quote",
        422,
        "Nothing in the resume can be evidence",
        "The resume holds nothing but names, addresses or headings.",
        "Send a resume that says what was done and learned.",
        told=False,
    ),
    # ---- what was asked for
    Problem(
        "not_found",
        404,
        "There is nothing at this address",
        "No operation has this path.",
        "/openapi.json lists the paths.",
    ),
    Problem(
        "method_not_allowed",
        405,
        "This address does not know the method",
        "The path exists, but not with this method.",
        "The Allow header lists its methods.",
    ),
    Problem(
        "unknown_document",
        404,
        "There is no such document",
        "No kept document has this id, or more than one id starts with it.",
        "Use the id that the upload answered; what was removed has to be sent again.",
    ),
    Problem(
        "no_picture",
        404,
        "The page cannot be shown as a picture",
        "The resume has no such page, is in a format without pages, or its file was not kept.",
        "Show its text instead; a file that was not kept can be sent again.",
    ),
    Problem(
        "unknown_job",
        404,
        "There is no such job",
        "No batch job has this id; jobs that ended are forgotten after 30 days.",
        "GET /v1/jobs lists the jobs.",
    ),
    Problem(
        "unknown_feedback",
        404,
        "There is no such feedback",
        "No feedback has this id. It goes with its resume and with its posting.",
        "GET /v1/feedback lists what there is.",
    ),
    Problem(
        "job_state",
        409,
        "The job is past that",
        "What is asked of the job cannot be done in the state that it is in.",
        "GET the job to see its state.",
    ),
    Problem(
        "precondition_required",
        428,
        "The edit does not say what it changes",
        "An edit needs the header If-Match, so that nobody's edit is lost unseen.",
        "GET it, and send its ETag as If-Match; * stands for whatever is there.",
    ),
    Problem(
        "precondition_failed",
        412,
        "It has changed meanwhile",
        "What is to be edited is not what If-Match names any more.",
        "GET it anew, look at what changed, and send the edit with the new ETag.",
    ),
    Problem(
        "idempotency_key_reused",
        422,
        "The Idempotency-Key is another request's",
        "The Idempotency-Key came with another request within the last 24 hours.",
        "Use a new key for a new request.",
    ),
    Problem(
        "idempotency_key_in_use",
        409,
        "The first request goes on",
        "A request with this Idempotency-Key is still being answered.",
        "Send it again after the seconds in Retry-After.",
        retry_after=1,
    ),
    # ---- who asks
    Problem(
        "unauthorized",
        401,
        "A key is needed",
        "The request has no key of this server, or one that has expired or was revoked.",
        "Send a key as `Authorization: Bearer rpm_...`; `matcher keys create` makes one.",
    ),
    Problem(
        "forbidden",
        403,
        "The key may not do this",
        "The key has not the scope that this operation needs.",
        "Use a key with that scope; `matcher keys create --scope` makes one.",
    ),
    Problem(
        "cross_site",
        403,
        "Another site's page may not do this",
        "The browser says that a page of another site sent the request, and no key came with it.",
        "Use the server's own page or a key, or have its operator set MATCHER_ORIGINS.",
    ),
    Problem(
        "unknown_host",
        421,
        "The server does not go by this name",
        "Without keys the server answers to addresses, localhost and the names that were set.",
        "Use one of those, or have its operator set MATCHER_HOSTS.",
    ),
    Problem(
        "rate_limited",
        429,
        "The key asks too often",
        "The key has used up the requests or uploads that it may send a minute.",
        "Try again after the seconds in Retry-After.",
        retry_after=1,
    ),
    Problem(
        "too_many_at_once",
        429,
        "The key asks too much at once",
        "As many requests of the key are open as may be.",
        "Wait for an answer before you send the next request.",
        retry_after=1,
    ),
    Problem(
        "bad_http",
        400,
        "This is no HTTP",
        "What was sent does not follow HTTP/1.1.",
        "Use an HTTP client library.",
    ),
    # ---- the server's own state
    Problem(
        "serving_error",
        503,
        "The server cannot take the request",
        "The server cannot take the request now.",
        "Try again later.",
        retry_after=5,
    ),
    Problem(
        "busy",
        503,
        "The server is busy",
        "As many requests are at work and waiting as this server takes.",
        "Try again after the seconds in Retry-After.",
        retry_after=5,
    ),
    Problem(
        "not_ready",
        503,
        "The server is not ready",
        "The model or the corpus is not open.",
        "Try again after the seconds in Retry-After.",
        retry_after=5,
    ),
    Problem(
        "store_busy",
        503,
        "The corpus is being written",
        "Another process has been writing to the corpus for too long to wait.",
        "Try again after the seconds in Retry-After.",
        told=False,
        retry_after=5,
    ),
    Problem(
        "rebuild_needed",
        503,
        "The corpus is being made ready",
        "Resumes were made ready by another version of the program, or by another model.",
        "Try again later: a server makes them ready by itself; `matcher rebuild` does it at once.",
        told=False,
        retry_after=60,
    ),
    Problem(
        "disk_full",
        507,
        "The disk is full",
        "The server has no space left to keep anything more.",
        "Tell its operator. What is kept is still answered, and can still be removed.",
        told=False,
    ),
    Problem(
        "store_error",
        500,
        "The corpus cannot be used",
        "The data folder of the server cannot be used.",
        "Tell its operator the request_id; the log says what is wrong.",
        told=False,
    ),
    Problem(
        "store_corrupt",
        500,
        "The corpus is damaged",
        "The data folder of the server is damaged.",
        "Tell its operator the request_id; the log says what is wrong.",
        told=False,
    ),
    Problem(
        "store_read_only",
        500,
        "The corpus can only be read",
        "The data folder of the server cannot be written.",
        "Tell its operator. What is kept is still answered; nothing is added, changed or removed.",
        told=False,
    ),
    Problem(
        "store_too_new",
        500,
        "The corpus was written by a later version",
        "The data folder of the server was written by a later version.",
        "Tell its operator the request_id; the log says what is wrong.",
        told=False,
    ),
    Problem(
        "model_error",
        500,
        "The model cannot be used",
        "The embedding model of the server cannot be used.",
        "Tell its operator the request_id; the log says what is wrong.",
        told=False,
    ),
    Problem(
        "model_missing",
        500,
        "The model is missing",
        "The server has no weights of its embedding model.",
        "Tell its operator the request_id; the log says what is wrong.",
        told=False,
    ),
    Problem(
        "model_corrupt",
        500,
        "The model is damaged",
        "The weights of the server's embedding model are not the pinned ones.",
        "Tell its operator the request_id; the log says what is wrong.",
        told=False,
    ),
    Problem(
        "model_mismatch",
        503,
        "The corpus is being embedded anew",
        "The corpus was embedded by another model than this server's.",
        "Try again later: `/readyz` says how far the server is with embedding it. One that may "
        "not write has to be started again with the corpus's model.",
        told=False,
        retry_after=120,  # more than a client waits: it takes as long as it takes
    ),
    Problem(
        INTERNAL,
        500,
        "Something went wrong in the server",
        "The server met something that nobody foresaw.",
        "Tell its operator the request_id; the log says where it happened.",
        told=False,
    ),
)

PROBLEMS = {problem.code: problem for problem in _ALL}


def problem_of(fault: Fault) -> Problem:
    """The row of a fault: of its own code, else of the nearest class above that has one.

    >>> from index.errors import Encrypted
    >>> problem_of(Encrypted("a password is needed")).status
    422
    """
    for kind in type(fault).__mro__:
        problem = PROBLEMS.get(getattr(kind, "code", ""))
        if problem is not None:
            return problem
    return PROBLEMS[INTERNAL]
