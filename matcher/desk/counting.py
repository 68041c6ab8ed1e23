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
    """Counts what came of a job's items, and tells of it now and then.

    A job that was interrupted goes over what it had done: until it is past that, its counts and
    failures stand as they were.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._added = job.counts.added  # what was added before is known when it is met again
        self._failed = self._done = self._total = 0
        self._failures: list[Failure] = []
        self._anew = True  # the failures take the place of those that were told before
        self._safe = True
        self._last = time.monotonic()

    def take(self, step: Progress) -> None:
        """Count an item."""
        self._safe = not step.more
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
        """Whether it is time to tell: soon after it was written, lest a kill make it forgotten."""
        if self._over:
            return time.monotonic() - self._last >= _TOLD
        return self._safe or len(self._failures) >= _FAILURES

    @property
    def safe(self) -> bool:
        """Whether all that was written is counted, so that the job may stop here."""
        return self._safe

    @property
    def _over(self) -> bool:
        return self._done < self._job.counts.done

    @property
    def ended(self) -> bool:
        """Whether the last item was counted."""
        return self._done >= self._total > 0

    def tell(self, jobs: Jobs) -> State | None:
        """Tell; gives what is asked for meanwhile."""
        self._last = time.monotonic()
        if self._over:
            return jobs.tell(self._job.id, self._job.counts, ())
        known = max(0, self._done - self._added - self._failed)
        counts = Counts(self._done, self._total, self._added, known, self._failed)
        some, self._failures = self._failures, []
        anew, self._anew = self._anew, False
        return jobs.tell(self._job.id, counts, some, anew=anew)


def item_name(name: str, archive: str) -> str:
    """The item's own name, without the folder in which its archive is kept.

    >>> item_name("/data/archives/ab12.zip!cvs/a.pdf", "cvs.zip")
    'cvs/a.pdf'
    >>> item_name("/data/archives/ab12.zip", "cvs.zip")
    'cvs.zip'
    """
    _, parted, inner = name.partition("!")
    return (inner if parted else archive)[:300]
