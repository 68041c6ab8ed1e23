"""Open lists: what is no example of a list, and yet of the kind that it gives examples of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matcher.incidence import Incidence, Keys, keys_of
from matcher.lexicon.alike import UNSURE, kinds
from matcher.lexicon.words import terms
from matcher.types import Requirement
from matcher.verify.ruling import Ruling

# A list that takes others is met by one of them; one of mere examples is shown in part.
OTHERS, EXAMPLES = 0.75, 0.6
_TAKES_OTHERS = re.compile(
    r"\b(?:or|and)\s+(?:an?\s+|any\s+|some\s+)?"
    r"(?:others?|another|similar|related|equivalent|comparable|the like)\b|\betc\b",
    re.IGNORECASE,
)
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """What an open list of things takes beside its examples.

    `keys` are those of the other things of the kind of its examples, which are shown as `names`.
    `sure` are the keys of the kind, examples too, that are nothing else in any line. `worth` is
    what one of the others covers, 0..1.
    """

    keys: Keys = field(repr=False)
    sure: Keys = field(repr=False)
    names: tuple[str, ...]
    worth: float

    @classmethod
    def of(cls, requirement: Requirement) -> Self | None:
        """That of a requirement which is one open list, most of it of one kind; else None."""
        if len(requirement.all_of) != 1 or not requirement.all_of[0].open_ended:
            return None
        listed = [terms(part.text) for part in requirement.all_of[0].parts]
        for kind in kinds():
            named = [found & kind.keys() for found in listed]
            if 2 * sum(map(bool, named)) <= len(listed):
                continue
            examples = frozenset().union(*named)
            others = {term: name for term, name in kind.items() if term not in examples}
            worth = OTHERS if _TAKES_OTHERS.search(requirement.text) else EXAMPLES
            sure = sorted(term for term, name in kind.items() if name not in UNSURE)
            return cls(keys_of(tuple(others)), keys_of(sure), tuple(others.values()), worth)
        return None

    def weigh(self, held: Incidence, clear: Incidence, plain: NDArray[np.bool_]) -> Ruling | None:
        """What a resume covers by a thing of the kind of the examples; None where it shows none.

        A name that is often something else counts only beside a sure one in the same passage.
        `held`, `clear` and `plain` are those of its passages (`matcher.profile.Profile`).
        """
        if not held.has_any(self.keys):
            return None  # as of most resumes, which cost next to nothing

        def shows(keys: Keys) -> NDArray[np.bool_]:
            """Whether each passage shows each thing, and plainly; shape (things, passages)."""
            clearly: NDArray[np.bool_] = clear.marked(keys, len(plain)) > 0
            return (held.marked(keys, len(plain)) * plain > 0) | clearly

        unsure = np.array([name in UNSURE for name in self.names])
        others = shows(self.keys) & (shows(self.sure).any(axis=0) | ~unsure[:, None])
        shown = np.flatnonzero(others.any(axis=0)).tolist()[:_MOST_SHOWN]
        if not shown:
            return None
        name = self.names[int(others[:, shown[0]].argmax())]
        said = f"it names {name}, which is of the kind that the list gives examples of"
        return Ruling(self.worth, tuple(shown), (said,), at_least=True, alone=True)
