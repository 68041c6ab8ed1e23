"""What a resume alone determines, made ready to be held against any posting.

Terms, stance, vectors and the facts that rules go by are worked out once, when a resume is read. In
a corpus a profile is kept beside its document as a note, so that ranking reads it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from index.types import Quality, Vectors
from matcher.blind import blind
from matcher.incidence import Incidence
from matcher.kept import Contents, Told, Untold, read, written
from matcher.late import Embedded
from matcher.lexicon.aside import as_lessened, lessened_in, without_contrast
from matcher.lexicon.clauses import COURSES, OF_ALL, clauses_of
from matcher.lexicon.denials import without_denials
from matcher.lexicon.releases import as_release, releases
from matcher.lexicon.stance import Stance, stance
from matcher.lexicon.words import as_mistaken, length, mistaken, shown, usual
from matcher.offers import Lines, Offer
from matcher.types import Resume
from matcher.verify.facts import Facts, facts_of

Embed = Callable[[Sequence[str]], Vectors]
_Places = dict[str, list[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A resume's passages with their vectors and terms, and its facts.

    `held` gives for each term the passages that hold it, `clear` those that are not plain but hold
    it in a clause that is: "Python, SQL (basic)" is clear of Python. Places are those in `offers`.
    `quality` tells how far the resume could be read.
    """

    document_id: str
    name: str
    quality: Quality
    embedded: Embedded = field(repr=False)
    lines: Lines = field(repr=False)
    held: Incidence = field(repr=False)
    clear: Incidence = field(repr=False)
    told: Told | Untold = field(repr=False)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The passages, in order."""
        return self.told.offers

    @property
    def facts(self) -> Facts:
        """What rules go by."""
        return self.told.facts

    @property
    def whereabouts(self) -> str:
        """The place that the resume states, "" for none: for filters, and compared with nothing."""
        return self.told.whereabouts

    @property
    def model(self) -> str:
        """The fingerprint of the model that embedded it."""
        return self.embedded.model

    def __len__(self) -> int:
        return len(self.lines)

    @classmethod
    def of(cls, resume: Resume, embed: Embed) -> Profile:
        """The profile of `resume`; `embed` is asked once, for all of its passages.

        It is asked in another thread: while the model works, terms and stance are looked for.
        """
        texts = [compared_of(passage.text, resume.candidate) for passage in resume.passages]
        with ThreadPoolExecutor(1) as pool:
            embedding = pool.submit(embed, texts)
            offers, held, clear = _offered(resume, texts)
            told = Told(offers, facts_of(resume), resume.whereabouts)
            vectors = embedding.result()
        return cls(
            document_id=resume.document_id,
            name=resume.name,
            quality=resume.legibility.quality,
            embedded=Embedded.of(vectors),
            lines=Lines.of(offers),
            held=Incidence.of(held),
            clear=Incidence.of(clear),
            told=told,
        )

    def to_bytes(self) -> bytes:
        """As bytes, without the document's id and name, which are kept beside it."""
        return written(
            Contents(self.quality, self.embedded, self.lines, self.held, self.clear, self.told)
        )

    @classmethod
    def from_bytes(cls, document_id: str, name: str, content: bytes) -> Profile:
        """What `to_bytes` wrote. Raises `ValueError` for anything else."""
        found = read(content)
        return cls(
            document_id,
            name,
            found.quality,
            found.embedded,
            found.lines,
            found.held,
            found.clear,
            found.told,
        )


def compared_of(text: str, candidate: str) -> str:
    """`text` of a resume as it is compared: blind, and with its names in their usual spelling.

    A name that it only sets against another ("Podman instead of Docker") is left out, and what it
    says that it is not beside what it is: "Pass medications; no IV therapy".
    """
    return usual(without_contrast(without_denials(blind(text, candidate))))


def _offered(resume: Resume, texts: Sequence[str]) -> tuple[tuple[Offer, ...], _Places, _Places]:
    """The passages of `resume`, compared as `texts`, and what `held` and `clear` are made of."""
    offers: list[Offer] = []
    held: _Places = {}
    clear: _Places = {}
    studied = _under_courses(resume)
    for place, (passage, compared) in enumerate(zip(resume.passages, texts, strict=True)):
        how = stance(compared)
        offers.append(
            Offer(
                text=passage.text,
                span=passage.span,
                label=passage.label,
                compared=compared,
                words=length(compared),
                stance=replace(how, slight=True) if place in studied else how,
            )
        )
        for term in shown(compared):
            held.setdefault(term, []).append(place)
        for name in mistaken(compared):
            held.setdefault(as_mistaken(name), []).append(place)
        for name, version in releases(compared):
            held.setdefault(as_release(name, version), []).append(place)
        for term in lessened_in(compared):
            held.setdefault(as_lessened(term), []).append(place)
        for term in () if place in studied else _clear_terms(offers[-1]):
            clear.setdefault(term, []).append(place)
    return tuple(offers), held, clear


def _under_courses(resume: Resume) -> frozenset[int]:
    """Places of what stands under a heading that tells of a course, courses or a class project.

    Whoever did exercises in an evening course did them there.
    """
    sections = [s.span for s in resume.sections if COURSES.match(s.heading)]
    found: set[int] = set()
    entry, course = "", False
    for place, passage in enumerate(resume.passages):
        if passage.context != entry:
            entry = passage.context
            course = bool(entry) and OF_ALL.search(passage.text) is not None
        elif course:
            found.add(place)
        if COURSES.match(passage.text):
            course = True  # a heading that was not told from what stands before it
        if any(span.contains(passage.span) for span in sections):
            found.add(place)
    return frozenset(found)


def _plain(how: Stance) -> bool:
    return not (how.denies or how.slight or how.pending)


def _clear_terms(offer: Offer) -> frozenset[str]:
    """The terms of the plain clauses of a passage that is not plain as a whole."""
    if _plain(offer.stance):
        return frozenset()
    clauses = clauses_of(offer.compared)
    return frozenset().union(*(shown(c) for c in clauses if _plain(stance(c))))
