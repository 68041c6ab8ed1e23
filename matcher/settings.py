"""Settings, read once from the environment and then frozen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from index.embedder.precision import Precision
from index.readers.content import Limits
from index.sandbox.allowance import Allowance
from matcher.errors import BadRequest
from matcher.types import Month
from matcher.webhooks.addresses import Network, networks_of

PREFIX = "MATCHER_"
_MAY_BE_NONE = ("ocr_pages",)
_LEAST_MEMORY = 64_000_000  # below that no file of any kind can be read


def default_data(environ: Mapping[str, str]) -> Path:
    """Where the corpus lives unless told otherwise: the platform's place for a user's data."""
    home = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "resume-matcher"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set.

    ==================== =========================== =======================================
    field                environment variable        meaning
    ==================== =========================== =======================================
    data                 MATCHER_DATA                folder of the corpus
    model                MATCHER_MODEL               "default", a folder, or a model's name
    precision            MATCHER_PRECISION           "int8" (usual) or "f32": exact, slower
    cache                MATCHER_CACHE               folder of models fetched from a hub
    as_of                MATCHER_AS_OF               month in which jobs that go on end, such
                                                     as 2026-11; unset: the present one
    threads              MATCHER_THREADS             threads for embedding; 0: all cores
    originals            MATCHER_KEEP_ORIGINALS      1 (usual) keeps the files of resumes, so that
                                                     their pages can be shown; 0 does not
    limits.bytes         MATCHER_MAX_BYTES           largest file
    limits.pages         MATCHER_MAX_PAGES           most pages of a file
    limits.characters    MATCHER_MAX_CHARACTERS      most characters of text in a file
    limits.members       MATCHER_MAX_MEMBERS         most files in a DOCX or ODT, which are zips
    limits.unpacked      MATCHER_MAX_UNPACKED        most bytes of those files together
    limits.ratio         MATCHER_MAX_RATIO           most bytes that a packed byte may become
    limits.pixels        MATCHER_MAX_PIXELS          most pixels of a picture
    limits.ocr_pages     MATCHER_MAX_OCR_PAGES       most pages of a file that are recognised; 0:
                                                     no text recognition
    limits.ocr_seconds   MATCHER_MAX_OCR_SECONDS     seconds after which no further page is begun
    allowance.cpu_...    MATCHER_MAX_CPU_SECONDS     processor time that reading a file may take
    allowance.seconds    MATCHER_MAX_SECONDS         seconds on the clock that it may take
    allowance.memory     MATCHER_MAX_MEMORY          bytes of memory that it may take
    allowance.answer     MATCHER_MAX_ANSWER          bytes that may come of it
    webhook_networks     MATCHER_WEBHOOK_NETWORKS    networks besides public addresses to which
                                                     webhooks may go, such as 10.0.0.0/8
    ==================== =========================== =======================================
    """

    data: Path
    cache: Path | None = None
    model: str = "default"
    precision: Precision | None = None
    threads: int = 0
    originals: bool = True
    as_of: Month | None = None
    limits: Limits = field(default_factory=Limits)
    allowance: Allowance = field(default_factory=Allowance)
    webhook_networks: tuple[Network, ...] = ()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the variables above; `BadRequest` names one that cannot be used."""
        env = os.environ if environ is None else environ
        return cls(
            data=Path(env[f"{PREFIX}DATA"]) if env.get(f"{PREFIX}DATA") else default_data(env),
            cache=Path(env[f"{PREFIX}CACHE"]) if env.get(f"{PREFIX}CACHE") else None,
            model=env.get(f"{PREFIX}MODEL") or "default",
            precision=_precision(env),
            threads=_number(env, "THREADS", 0, least=0),
            originals=bool(_number(env, "KEEP_ORIGINALS", 1, least=0)),
            as_of=month_of(env.get(f"{PREFIX}AS_OF", ""), f"{PREFIX}AS_OF"),
            limits=_limits(env),
            allowance=_allowance(env),
            webhook_networks=networks_of(
                env.get(f"{PREFIX}WEBHOOK_NETWORKS", ""), f"{PREFIX}WEBHOOK_NETWORKS"
            ),
        )


def _limits(env: Mapping[str, str]) -> Limits:
    usual = Limits()
    found: dict[str, Any] = {}
    for bound in fields(Limits):
        given = getattr(usual, bound.name)
        least = 0 if bound.name in _MAY_BE_NONE else 1
        found[bound.name] = type(given)(
            _number(env, f"MAX_{bound.name.upper()}", round(given), least)
        )
    return Limits(**found)


def _allowance(env: Mapping[str, str]) -> Allowance:
    usual = Allowance()
    return Allowance(
        cpu_seconds=_number(env, "MAX_CPU_SECONDS", usual.cpu_seconds),
        seconds=float(_number(env, "MAX_SECONDS", round(usual.seconds))),
        memory=_number(env, "MAX_MEMORY", usual.memory, least=_LEAST_MEMORY),
        answer=_number(env, "MAX_ANSWER", usual.answer),
    )


def _number(env: Mapping[str, str], name: str, usual: int, least: int = 1) -> int:
    raw = env.get(PREFIX + name, "").strip()
    if not raw:
        return usual
    if not raw.isdecimal() or int(raw) < least:
        raise BadRequest(f"{PREFIX}{name} is {raw!r}; it must be a whole number from {least} up.")
    return int(raw)


def _precision(env: Mapping[str, str]) -> Precision | None:
    raw = env.get(f"{PREFIX}PRECISION", "").strip()
    if raw and raw not in list(Precision):
        raise BadRequest(f"{PREFIX}PRECISION is {raw!r}; it must be {' or '.join(Precision)}.")
    return Precision(raw) if raw else None


def month_of(raw: str, name: str) -> Month | None:
    """The month written as "2026-11"; None for nothing, `BadRequest` naming `name` for else."""
    if not raw.strip():
        return None
    year, dash, month = raw.strip().partition("-")
    right = dash and len(year) == 4 and (year + month).isdecimal() and len(month) == 2
    if not right or not 1 <= int(month) <= 12:
        raise BadRequest(f"{name} is {raw!r}; it must be a month such as 2026-11.")
    return Month(int(year), int(month))
