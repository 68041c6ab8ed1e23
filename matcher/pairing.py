"""Which passages of a resume stand nearest to a requirement.

Exact and without an index: every requirement meets every passage of the one resume.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatch
from index.types import Passage, Vectors
from matcher.lexicon.stance import PRONOUNS, denies, pending
from matcher.lexicon.words import length, terms
from matcher.policy import Policy
from matcher.types import Kind, Requirement, Scored

_NAME = re.compile(r"[^\W\d_]+")
_PRONOUN = re.compile(rf"\b(?:{'|'.join(PRONOUNS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A passage made ready for many requirements: its telling terms, its length in words.

    `text` is what is compared: the passage without the candidate's name and without what tells
    women and men apart. `denies`: it says that something is not there ("no experience with
    Python"). `pending`: it is only begun, or over ("PMP, in progress").
    """

    passage: Passage
    text: str
    terms: frozenset[str]
    words: int
    denies: bool
    pending: bool


def offers(passages: Sequence[Passage], candidate: str = "") -> tuple[Offer, ...]:
    """Passages made ready, in their own order; `candidate` is the name to leave out."""
    return tuple(_offer(passage, blind(passage.text, candidate)) for passage in passages)


def _offer(passage: Passage, text: str) -> Offer:
    return Offer(passage, text, terms(text), length(text), denies(text), pending(text))


def blind(text: str, candidate: str) -> str:
    """`text` without the name `candidate`, and with "they" for every pronoun.

    The name goes whole, with its initials, and by each of its words; an initial alone stays,
    because C and R are languages.

    >>> blind("Ann C. Lee leads her team in C; Ann is on call", "Ann C. Lee")
    ' leads their team in C;  is on call'
    """
    parts = _NAME.findall(candidate)
    whole = r"\W{0,3}".join(re.escape(part) for part in parts)
    shown = re.sub(rf"\b{whole}\b", "", text, flags=re.IGNORECASE) if parts else text
    name = frozenset(part.casefold() for part in parts if len(part) > 1)
    shown = _NAME.sub(lambda m: "" if m.group().casefold() in name else m.group(), shown)
    shown = _PRONOUN.sub(lambda m: PRONOUNS[m.group().casefold()], shown)
    return shown if any(c.isalnum() for c in shown) else text


def similarities(requirements: Vectors, passages: Vectors) -> NDArray[np.float64]:
    """Cosines, shape (requirements, passages), in float64; `ModelMismatch` for two models.

    Summed element by element rather than by BLAS: a BLAS product's last bits depend on the shape
    of the whole matrix, and one resume must have one score whatever stands beside it.
    """
    if requirements.model != passages.model:
        raise ModelMismatch(
            f"the requirements were embedded by {requirements.model} and the resume by "
            f"{passages.model}; such vectors cannot be compared. Rebuild the index with one model."
        )
    left, right = requirements.rows.astype(np.float64), passages.rows.astype(np.float64)
    cosines: NDArray[np.float64] = np.einsum("rd,pd->rp", left, right, optimize=False)
    return cosines


Asks = tuple[tuple[frozenset[str], ...], ...]


def asks(requirement: Requirement, policy: Policy) -> Asks:
    """What the words of a requirement ask for: members that all count, each a choice of terms.

    A list of names ("Python, C++ or Java") asks for its names and not for the words around them;
    anything else asks for all of its telling terms, each one a member.
    """
    listed = len(requirement.all_of) > 1 or len(requirement.all_of[0].parts) > 1
    members = [tuple(terms(part.text) for part in choice.parts) for choice in requirement.all_of]
    named = [
        choices
        for choices, member in zip(members, requirement.all_of, strict=True)
        if all(choices) and all(length(p.text) <= policy.name_words for p in member.parts)
    ]
    if listed and named:
        return tuple(named)
    return tuple((frozenset({one}),) for one in sorted(terms(requirement.text)))


def share(asked: Asks, held: frozenset[str]) -> float:
    """How much of `asked` the terms `held` show, 0..1: of each member its best choice, averaged.

    >>> share(((frozenset({"python"}), frozenset({"java"})),), frozenset({"python"}))
    1.0
    """
    if not asked:
        return 0.0
    best = (max(len(choice & held) / len(choice) for choice in member) for member in asked)
    return fsum(best) / len(asked)


def nearest(
    requirement: Requirement,
    offered: Sequence[Offer],
    cosines: NDArray[np.float64],
    policy: Policy,
) -> tuple[Scored, ...]:
    """All of `offered`, best first; `cosines` has one number for each.

    A text that stands twice is one candidate. Equal scores are ordered by text, so that the order
    of a resume's bullets changes nothing.
    """
    asked = asks(requirement, policy)
    denial = 0.0 if denies(requirement.text) else policy.denial
    certified = requirement.kind is Kind.CERTIFICATION and not pending(requirement.text)
    unfinished = policy.unfinished if certified else 0.0
    best: dict[str, Scored] = {}
    for offer, cosine in zip(offered, cosines, strict=True):
        shared = share(asked, offer.terms)
        brief = max(0.0, 1.0 - offer.words / policy.full_words)
        similarity = round(float(cosine), 6)
        score = similarity + policy.lexical * shared - policy.brevity * brief
        score -= denial * offer.denies + unfinished * offer.pending
        score = round(score, 6)
        best.setdefault(offer.passage.text, Scored(offer.passage, similarity, shared, score))
    return tuple(sorted(best.values(), key=lambda s: (-s.score, s.passage.text)))
