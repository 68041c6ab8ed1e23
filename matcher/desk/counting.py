"""What comes of the items of a job, counted as they are read."""

from __future__ import annotations

import time
from collections import Counter

from index.types import Progress
from matcher.desk.job import Counts, Failure, Job, State
from matcher.desk.jobs import Jobs

INTERNAL = "internal"  # the code of what nobody foresaw would fail
FAILED: Counter[str] = Counter()  # items of jobs that failed in this process, by their codes

_TOLD = 0.25  # seconds between two words on how far a job is
_FAILURES = 100  # that are held back meanwhile


class Counting:
    """Counts what came of a job's items, and tells of it now and then."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._before = job.counts.added  # an interrupted job meets what it added as known
        self._added = self._failed = self._done = self._total = 0
        self._failures: list[Failure] = []
        self._last = time.monotonic()

    def take(self, step: Progress) -> None:
        """Count an item."""
        self._done, self._total = step.done, step.total
        if step.failure is not None:
            self._failed += 1
            FAILED[step.code or INTERNAL] += 1
            name = item_name(step.name, self._job.name)
            self._failures.append(Failure(name, step.code or INTERNAL, step.failure))
        elif step.added:
            self._added += 1

    @property
    def due(self) -> bool:
        """Whether it is time to tell."""
        waited = time.monotonic() - self._last
        return waited >= _TOLD or len(self._failures) >= _FAILURES

    @property
    def ended(self) -> bool:
        """Whether the last item was counted."""
        return self._done >= self._total > 0

    def tell(self, jobs: Jobs) -> State | None:
        """Tell; gives what is asked for meanwhile."""
        added = self._before + self._added
        known = max(0, self._done - added - self._failed)
        counts = Counts(self._done, self._total, added, known, self._failed)
        some, self._failures = self._failures, []
        self._last = time.monotonic()
        return jobs.tell(self._job.id, counts, some)


def item_name(name: str, archive: str) -> str:
    """The item's own name, without the folder in which its archive is kept.

    >>> item_name("/data/archives/ab12.zip!cvs/a.pdf", "cvs.zip")
    'cvs/a.pdf'
    >>> item_name("/data/archives/ab12.zip", "cvs.zip")
    'cvs.zip'
    """
    _, parted, inner = name.partition("!")
    return (inner if parted else archive)[:300]
