"""In which order the passages of a resume are quoted for a requirement."""

from __future__ import annotations

from itertools import islice

import numpy as np
from numpy.typing import NDArray

from matcher.asked import Ask
from matcher.judging import Judged
from matcher.lexicon.deeds import has_figure, is_brief, tells_deed
from matcher.lexicon.words import names
from matcher.offers import Lines, Offer
from matcher.pairing import Scores, Table, best_first
from matcher.policy import Policy
from matcher.profile import Profile
from matcher.types import Kind, SectionKind
from matcher.verify.ruling import Ruling

LISTS = (SectionKind.SKILLS.value, SectionKind.SUMMARY.value, SectionKind.INTERESTS.value)
_LOOKED_AT = 8  # passages, from the best on
_SAYS = 0.09  # of a requirement's words, by rarity: a line that holds less says none that tells
_CLAIMED = (Kind.TRAIT, Kind.SKILL, Kind.EXPERIENCE, Kind.OTHER)  # what is claimed of oneself

Places = NDArray[np.intp]


def order_of(
    ask: Ask, judged: Judged, scores: Scores, profile: Profile, made: Table, policy: Policy
) -> Places:
    """Places in `profile` of what may be quoted, best first.

    What a rule went by leads. Where a rule found nothing, what is near in meaning alone is no
    evidence of it: only lines that say a telling word of it are left. Years are asked of dates, so
    that such a line may still show the work.
    """
    ruling = judged.ruling
    if ruling is not None and ruling.shown:
        return best_first(_led_by(ruling, scores, profile.lines, policy), profile.lines)
    order = best_first(scores, profile.lines)
    if ruling is not None and judged.judgement.coverage < policy.partial and not ask.needs.years:
        queries = [ask.query, *(query for member in ask.members for query in member)]
        return order[(made.signals.lexical[queries][:, order] >= _SAYS).any(axis=0)]
    return _shown_first(ask, order, scores, profile, made, policy)


def _shown_first(
    ask: Ask,
    order: Places,
    scores: Scores,
    profile: Profile,
    made: Table,
    policy: Policy,
) -> Places:
    """`order`, but what shows a thing stands before what only names or claims it."""
    if not len(order):
        return order
    place = _in_use(ask, order, scores, profile, made, policy)
    if place is None:
        place = _done(ask, order, scores, profile, policy)
    return order if place is None else np.concatenate([[place], order[order != place]])


def _in_use(
    ask: Ask,
    order: Places,
    scores: Scores,
    profile: Profile,
    made: Table,
    policy: Policy,
) -> int | None:
    """The line that shows a thing in use where the best is a list that only names it.

    The line must name as much of the thing, or of one of the things, and score at most
    `policy.declared` less.
    """
    if profile.offers[order[0]].label not in LISTS:
        return None
    top = order[0]
    queries = [query for member in ask.members for query in member] or [ask.query]
    lexical = made.signals.lexical[queries]
    for place in order[1:_LOOKED_AT]:
        if scores[place] < scores[top] - policy.declared:
            break
        named = (lexical[:, place] >= lexical[:, top]) & (lexical[:, place] > 0)
        if named.any() and profile.offers[place].label not in LISTS:
            return int(place)
    return None


def _done(ask: Ask, order: Places, scores: Scores, profile: Profile, policy: Policy) -> int | None:
    """The line that shows by a deed what the best line only claims: a trait or a plain skill.

    A claim in the words of the requirement scores far above any deed, so no allowance is made:
    the deed must stand out among the lines that are no claims, as `policy.deed` says. Readers
    take a claim for evidence too, so that it covers what it covers.
    """
    offers = profile.offers
    if ask.requirement.kind not in _CLAIMED or not _claims(offers[order[0]]):
        return None
    if names(ask.requirement.text):
        return None  # a name is there or not: a line that does not say it shows nothing of it
    others = islice((int(place) for place in order[1:] if not _claims(offers[place])), 2)
    deed, following = next(others, None), next(others, None)
    if deed is None or offers[deed].label in LISTS or not tells_deed(offers[deed].compared):
        return None
    behind = policy.floor if following is None else max(policy.floor, float(scores[following]))
    score = float(scores[deed])
    return deed if score + (score - behind) >= policy.deed else None


def _claims(offer: Offer) -> bool:
    """Whether a passage only claims: in a list or in few words, with no deed and no figure."""
    text = offer.compared
    slight = offer.label in LISTS or is_brief(text)
    return slight and not has_figure(text) and not tells_deed(text)


def _led_by(ruling: Ruling, scores: Scores, lines: Lines, policy: Policy) -> Scores:
    """`scores` with those passages raised that a rule went by, the first most; a text once."""
    raised = scores.copy()
    once: dict[int, int] = {}
    for place in ruling.shown:
        once.setdefault(int(lines.texts[place]), place)
    for number, place in enumerate(list(once.values())[: policy.quotes]):
        raised[place] += policy.ranker.ruled * (1.0 - number / 4)
    return raised
