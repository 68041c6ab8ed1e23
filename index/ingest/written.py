"""Writing what was made: a group in one transaction, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from index.corpus import Corpus, Outcome, Settled, Settling
from index.ingest.work import WHOLE, Told, Work, failed
from index.types import Progress

R = TypeVar("R")


class Writing(Generic[R]):
    """Writes the sources of one pass, and tells each when it is safe on disk."""

    def __init__(self, corpus: Corpus, work: Work[R]) -> None:
        self._corpus = corpus
        self._work = work
        self._done = 0
        self.added = False

    def store(self, group: Sequence[Told[R]], total: int) -> Iterator[Progress]:
        """Add a group in one transaction; one by one if they do not go together."""
        try:
            new = self._add(group)
        except WHOLE:
            raise
        except Exception:  # noqa: BLE001 - one of them does not go; it is looked for
            group, new = self._added_singly(group)
        self.added |= bool(new)
        for left, told in zip(range(len(group))[::-1], group, strict=True):
            step = self._step(told, told.made is not None and told.made.document.id in new, total)
            yield replace(step, more=left > 0)

    def _add(self, group: Sequence[Told[R]]) -> set[str]:
        """Add the group and remember its sources; gives the ids of documents that are new."""
        made = [told.made for told in group if told.made is not None]
        done = [self._settled(told) for told in group if told.fresh]
        settling = Settling(done, self._work.version, self._work.maker)
        if not made:
            if done:
                self._corpus.settle(settling)
            return set()
        items = [(one.document, one.passages) for one in made]
        added = self._corpus.add_many(items, settling)
        return {one.document.id for one, is_new in zip(made, added, strict=True) if is_new}

    def _added_singly(self, group: Sequence[Told[R]]) -> tuple[list[Told[R]], set[str]]:
        failures: dict[str, Outcome] = {}
        new: set[str] = set()
        told_now: list[Told[R]] = []
        for told in group:
            known = told.outcome.document_id if told.outcome else None
            if known in failures:  # the same bytes as of one before
                told = replace(told, outcome=failures[known or ""])
            try:
                new |= self._add([told])
            except WHOLE:
                raise
            except Exception as error:  # noqa: BLE001 - as above
                told = replace(failed(told, error), made=None)
                if told.outcome:
                    failures[told.id] = told.outcome
                self._add([told])
            told_now.append(told)
        return told_now, new

    def _settled(self, told: Told[R]) -> Settled:
        item, made = told.item, told.made
        if made is None:
            return Settled(item.place, item.stamp, told.outcome or Outcome(told.id))
        traits = made.traits and replace(made.traits, dated=item.dated)
        outcome = Outcome(made.document.id)
        original = told.data or None
        return Settled(item.place, item.stamp, outcome, made.note, original, traits)

    def _step(self, told: Told[R], is_new: bool, total: int) -> Progress:
        self._done += 1
        outcome = told.outcome or Outcome(told.made.document.id if told.made else told.id)
        total = max(self._done, total)
        if outcome.document_id is None:
            return Progress(
                self._done, total, told.item.name, failure=outcome.sentence, code=outcome.code
            )
        return Progress(self._done, total, told.item.name, outcome.document_id, is_new)
