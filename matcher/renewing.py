"""What is kept of resumes, made anew for another version of the program or another model.

The old goes on answering those who ask for it until the new is whole: notes of both makers, and
vectors of both models, stand side by side. Every step is kept, so it may be stopped and run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from index.corpus import Corpus
from index.errors import DocumentError, UnknownDocument
from index.types import Progress, Tokens, Vectors
from matcher.asked import Embed
from matcher.errors import ResumeError
from matcher.late import Embedded
from matcher.prepared import Remembered
from matcher.profile import Profile
from matcher.types import Resume

AT_ONCE = 50  # resumes whose passages are embedded together

Make = Callable[[str], Profile]


def renewed(corpus: Corpus, maker: str, make: Make) -> Iterator[Progress]:
    """Note what `make` makes of every resume that has no note by `maker`; a step a resume.

    Then the present model's vectors are made the corpus's, and what others noted is erased.
    """
    total, done, place = corpus.behind(maker), 0, 0
    while True:
        place, ids = corpus.unnoted(maker, place, AT_ONCE)
        if not ids:
            break
        for found in ids:
            done += 1
            yield _one(corpus, maker, make, found, done, max(done, total))
        corpus.embed_ahead(ids)
    if corpus.embedded_by not in (None, corpus.model):
        corpus.rebuild()
    corpus.erase_notes(maker)


def _one(
    corpus: Corpus, maker: str, make: Make, document_id: str, done: int, total: int
) -> Progress:
    try:
        corpus.note(document_id, maker, make(document_id).to_bytes(), beside=True)
    except UnknownDocument:  # erased meanwhile
        return Progress(done, total, document_id[:12])
    except (DocumentError, ResumeError) as error:
        return Progress(done, total, document_id[:12], failure=str(error), code=error.code)
    return Progress(done, total, document_id[:12], document_id, True)


def profile_anew(resume: Resume, older: Sequence[bytes], embed: Embed) -> Profile:
    """The profile of `resume`; what an older profile knows of the same texts is not embedded again.

    `older` are profiles as bytes, of whatever program; those of another model, or of a form that is
    not read any more, are no help.
    """
    known = [found for one in older if (found := _known(resume, one)) is not None]

    def remembering(texts: Sequence[str]) -> Vectors:
        fresh: Vectors | None = None
        for one in known:
            if one.vectors.model == model:
                fresh = one.embed(texts)
            if fresh is not None:
                return fresh
        return embed(texts)

    model = embed([]).model
    return Profile.of(resume, remembering)


def _known(resume: Resume, older: bytes) -> Remembered | None:
    try:
        profile = Profile.from_bytes(resume.document_id, "", older)
    except ValueError:
        return None
    texts = tuple(offer.compared for offer in profile.offers)
    return Remembered(texts, vectors_of(profile.embedded))


def vectors_of(held: Embedded) -> Vectors:
    """The vectors that `Embedded.of` would make `held` of again, to the last bit.

    They are no queries: their gates, which say what a query asks for, are 0.
    """
    rows = held.rows.astype(np.float32) * held.scales[:, None]
    if held.tokens is None:
        return Vectors(held.model, rows)
    gates = np.zeros(len(held.tokens), np.float32)
    return Vectors(held.model, rows, Tokens(held.tokens, held.starts, gates, held.priors))
