"""`/metrics`: what the server does, as Prometheus reads it. No name, no path, no text of anybody.

Labels are methods, templates of routes, classes of statuses and codes of problems: few, and known
beforehand. Sizes are those of all tenants together.
"""

from __future__ import annotations

import time
from collections import Counter as Counts
from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request, Response
from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from index.errors import Fault
from matcher.api.admission import Gate
from matcher.api.frame import Served
from matcher.api.operations import METRICS
from matcher.api.turns import Turns
from matcher.desk.counting import FAILED
from matcher.recent import asked
from matcher.tenants import DEFAULT, Tenants, folder_of
from matcher.version import __version__

disable_created_metrics()  # type: ignore[no-untyped-call]  # times that nobody reads
router = APIRouter(include_in_schema=False)

# What ends the child that reads a file, by the code of its problem.
ENDS = {
    "took_too_long": "time",
    "too_much_memory": "memory",
    "reader_crashed": "crash",
}
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)
_CORPORA = ("resumes", "postings")
_STORE = "corpus.db"


class Metrics:
    """What is counted, and what is looked up when it is asked for."""

    def __init__(self, turns: Turns, gate: Gate) -> None:
        self.registry = CollectorRegistry()
        self.state = State(turns, gate)
        self._seconds = Histogram(
            "matcher_http_request_duration_seconds",
            "From the head of a request to the end of its answer.",
            ("method", "route", "status"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._problems = Counter(
            "matcher_http_problems", "Answers that are problems.", ("code",), registry=self.registry
        )
        self.registry.register(self.state)
        ProcessCollector(registry=self.registry)
        GCCollector(registry=self.registry)

    def watch(self, served: Served) -> None:
        """Count an answer."""
        status = f"{served.status // 100}xx" if served.status else "none"
        self._seconds.labels(served.method, served.route, status).observe(served.seconds)
        if served.code:
            self._problems.labels(served.code).inc()
        if served.code in ENDS:
            self.state.ended[served.code] += 1

    def text(self) -> bytes:
        """All of it, as text."""
        return generate_latest(self.registry)


class State(Collector):
    """The queue, the tenants and their corpora, as they are now."""

    def __init__(self, turns: Turns, gate: Gate) -> None:
        self.tenants: Tenants | None = None
        self.data: Path | None = None
        self.ended: Counts[str] = Counts()  # children of requests, by the code of the problem
        self._turns = turns
        self._gate = gate

    def describe(self) -> list[Metric]:
        """Nothing beforehand: registering must not read the corpora."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Look everything up."""
        queue = GaugeMetricFamily(
            "matcher_queue_requests", "Requests that work, or wait for a turn.", labels=("state",)
        )
        queue.add_metric(("working",), self._turns.working)
        queue.add_metric(("waiting",), self._turns.waiting)
        yield queue
        yield GaugeMetricFamily(
            "matcher_queue_places", "As many may work and wait.", self._turns.places
        )
        yield GaugeMetricFamily("matcher_requests_open", "Requests let in.", self._gate.inside)
        yield GaugeMetricFamily("matcher_draining", "1 while it ends.", int(self._gate.draining))
        yield self._ends()
        yield _caches()
        if self.tenants is not None:
            yield from self._corpora(self.tenants)

    def _ends(self) -> Metric:
        family = CounterMetricFamily(
            "matcher_reader_ends",
            "Children that read a file of a request or a job and were ended, by what ended them.",
            labels=("reason",),
        )
        for code, reason in ENDS.items():
            family.add_metric((reason,), self.ended[code] + FAILED[code])
        return family

    def _corpora(self, tenants: Tenants) -> Iterator[Metric]:
        names = tenants.names
        yield GaugeMetricFamily("matcher_tenants_open", "Tenants held open.", len(names))
        documents = dict.fromkeys(_CORPORA, 0)
        passages = dict.fromkeys(_CORPORA, 0)
        info: dict[str, str] = {"version": __version__}
        for name in names:
            service = tenants.take_open(name)
            if service is None:  # closed meanwhile
                continue
            try:
                for what in _CORPORA:
                    corpus = getattr(service, what)
                    documents[what] += len(corpus)
                    passages[what] += corpus.passage_count
                info |= {"model": service.model, "policy": service.policy.name}
            except Fault:  # one that cannot be read is told by its own answers
                continue
            finally:
                tenants.give_back(name)
        yield InfoMetricFamily("matcher_build", "What answers.", info)
        yield _by_corpus("matcher_index_documents", "Documents of open tenants.", documents)
        yield _by_corpus("matcher_index_passages", "Passages of open tenants.", passages)
        if self.data is not None:
            yield _by_corpus(
                "matcher_index_age_seconds", "Since a corpus last changed.", _ages(self.data, names)
            )


@router.get(METRICS)
def metrics(request: Request) -> Response:
    """Everything that is counted, for who operates the server."""
    found: Metrics = request.app.state.metrics
    return Response(found.text(), media_type=CONTENT_TYPE_LATEST)


def _caches() -> Metric:
    family = CounterMetricFamily(
        "matcher_cache_requests",
        "What was looked for among what was made before, by whether it was there.",
        labels=("cache", "outcome"),
    )
    for labels, count in sorted(asked().items()):
        family.add_metric(labels, count)
    return family


def _by_corpus(name: str, meaning: str, values: dict[str, int] | dict[str, float]) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=("corpus",))
    for what, value in values.items():
        family.add_metric((what,), value)
    return family


def _ages(data: Path, names: list[str]) -> dict[str, float]:
    """Seconds since the store of any open tenant was last written."""
    found: dict[str, float] = {}
    now = time.time()
    for what in _CORPORA:
        files = [
            folder_of(data, name) / what / (_STORE + end)
            for name in [*names, DEFAULT]
            for end in ("", "-wal")
        ]
        times = [file.stat().st_mtime for file in files if file.exists()]
        if times:
            found[what] = max(0.0, now - max(times))
    return found
