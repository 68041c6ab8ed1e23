"""What each operation needs: which scope, a turn, a file. Known before its body is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from matcher.api.turns import at_work
from matcher.keys.key import Scope

# Nobody needs a key for these: they hold nothing of anybody.
OPEN = frozenset(
    ("/", "/web/{name}", "/livez", "/readyz", "/openapi.json", "/problems", "/problems/{code}")
)
METRICS = "/metrics"
# What is sent here is held against what is kept, and is not kept itself.
ASKING = ("/v1/counts", "/v1/matches", "/v1/rankings", "/v1/searches", "/v1/suitable")
_READERS = frozenset(("matcher.api.uploads", "matcher.api.parts"))  # what they read are files
_STREAMED = frozenset((("POST", "/v1/jobs"),))  # read as they arrive
_FOLLOWED = frozenset((("GET", "/v1/jobs/{id}/events"),))  # answered for as long as a job takes
_READING = frozenset(("GET", "HEAD"))


def scope_of(method: str, template: str) -> Scope | None:
    """The scope that an operation needs; None where no key is needed.

    >>> scope_of("POST", "/v1/rankings"), scope_of("POST", "/v1/resumes")
    (<Scope.READ: 'read'>, <Scope.WRITE: 'write'>)
    """
    if template in OPEN:
        return None
    if template == METRICS:
        return Scope.ADMIN
    asks = any(template == one or template.startswith(one + "/") for one in ASKING)
    return Scope.READ if method in _READING or asks else Scope.WRITE


@dataclass(frozen=True, slots=True)
class Operation:
    """`template` is the route's path. `works`: it waits for a turn. `takes_file`: an upload.

    `follows`: its answer is a stream that may take an hour.
    """

    template: str
    scope: Scope | None
    works: bool = False
    takes_file: bool = False
    follows: bool = False


UNKNOWN = Operation("-", Scope.READ)


class Operations:
    """Every operation of some routers, found by method and path."""

    def __init__(self, routers: Iterable[APIRouter]) -> None:
        self._found: list[tuple[re.Pattern[str], dict[str, Operation]]] = []
        for router in routers:
            for route in router.routes:
                if isinstance(route, APIRoute):
                    made = {method: _operation(method, route) for method in route.methods or ()}
                    self._found.append((route.path_regex, made))

    def plain(self, method: str) -> Iterator[tuple[str, Operation]]:
        """Paths without parameters, and their operations by `method`."""
        for _, made in self._found:
            if method in made and "{" not in made[method].template:
                yield made[method].template, made[method]

    def find(self, method: str, path: str) -> Operation:
        """The operation; `UNKNOWN` where there is none: only who has a key learns of that."""
        if method in _READING and path == "/openapi.json":
            return Operation(path, None)
        other = UNKNOWN
        for pattern, by_method in self._found:
            if pattern.match(path):
                if method in by_method:
                    return by_method[method]
                template = next(iter(by_method.values())).template
                other = Operation(template, scope_of("GET", template))
        return other


def _operation(method: str, route: APIRoute) -> Operation:
    calls = set(_calls(route.dependant))
    return Operation(
        template=route.path,
        scope=scope_of(method, route.path),
        works=at_work in calls,
        takes_file=(method, route.path) in _STREAMED
        or any(getattr(call, "__module__", "") in _READERS for call in calls),
        follows=(method, route.path) in _FOLLOWED,
    )


def _calls(dependant: Dependant) -> Iterable[Callable[..., object]]:
    for inner in dependant.dependencies:
        if inner.call is not None:
            yield inner.call
        yield from _calls(inner)
