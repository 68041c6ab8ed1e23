"""Who answers: health, readiness, versions, and what the problem codes mean."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.exceptions import HTTPException

from matcher.api.bodies import Health, LimitsOut, ProblemKind, ProblemKinds, ServiceInfo
from matcher.api.catalog import PROBLEMS, Problem
from matcher.api.documented import answers, problems
from matcher.api.faults import NotReady
from matcher.api.turns import opened
from matcher.service import Service
from matcher.version import __version__

router = APIRouter(tags=["service"])
Opened = Annotated[Service, Depends(opened)]


@router.get(
    "/livez",
    operation_id="livez",
    summary="The process answers",
    responses=answers(200, Health, "It does.") | problems(),
)
async def livez() -> Health:
    """Says nothing about model and corpus: restart the server if this fails."""
    return Health()


@router.get(
    "/readyz",
    operation_id="readyz",
    summary="Model and corpus are open",
    responses=answers(200, Health, "They are.") | problems("not_ready"),
)
def readyz(request: Request, service: Opened) -> Health:
    """Send requests here only while this is 200: not yet at the start, and not while it ends."""
    if request.app.state.gate.draining:
        raise NotReady("the server is about to stop.")
    corpus = service.resumes
    if corpus.embedded_by not in (None, corpus.model):
        under_way = service.renewal.words
        done = f"It is embedded anew: {under_way}." if under_way else "Its operator can mend that."
        raise NotReady(f"the corpus was embedded by another model. {done}")
    return Health()


@router.get("/v1/", include_in_schema=False)
@router.get(
    "/v1",
    operation_id="info",
    summary="Version, policy, model and limits",
    responses=answers(200, ServiceInfo, "Who answers.") | problems("not_ready"),
)
def info(service: Opened) -> ServiceInfo:
    """The same policy and model give the same score for the same files."""
    limits = service.limits
    return ServiceInfo(
        version=__version__,
        policy=service.policy.name,
        model=service.model,
        limits=LimitsOut(bytes=limits.bytes, pages=limits.pages, characters=limits.characters),
    )


@router.get(
    "/problems",
    operation_id="listProblems",
    summary="Every problem code",
    responses=answers(200, ProblemKinds, "All of them.") | problems(),
)
async def list_problems() -> ProblemKinds:
    """What can go wrong, and what to do about it."""
    return ProblemKinds(problems=[_kind(problem) for problem in PROBLEMS.values()])


@router.get(
    "/problems/{code}",
    operation_id="getProblem",
    summary="What a problem code means",
    responses=answers(200, ProblemKind, "The code.") | problems("invalid_request", "not_found"),
)
async def get_problem(code: Annotated[str, Path(max_length=64)]) -> ProblemKind:
    """The page that the `type` of a problem refers to."""
    problem = PROBLEMS.get(code)
    if problem is None:
        raise HTTPException(404)
    return _kind(problem)


def _kind(problem: Problem) -> ProblemKind:
    return ProblemKind(
        type=problem.type,
        code=problem.code,
        status=problem.status,
        title=problem.title,
        meaning=problem.meaning,
        remedy=problem.remedy,
    )
