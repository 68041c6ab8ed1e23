"""Settings, read once from a file and the environment, and then frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from index.embedder.precision import Precision
from index.readers.content import Limits
from index.sandbox.allowance import Allowance
from matcher.config import PREFIX, Gathered, gather
from matcher.errors import BadRequest
from matcher.serving import Serving, number
from matcher.types import Month
from matcher.webhooks.addresses import Network, networks_of

_MAY_BE_NONE = ("ocr_pages",)
_LEAST_MEMORY = 64_000_000  # below that no file of any kind can be read


def default_data(environ: Mapping[str, str]) -> Path:
    """Where the corpus lives unless told otherwise: the platform's place for a user's data."""
    home = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "resume-matcher"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. `matcher.config.KNOWN` says what each means and how it is named."""

    data: Path
    cache: Path | None = None
    model: str = "default"
    precision: Precision | None = None
    threads: int = 0
    originals: bool = True
    as_of: Month | None = None
    limits: Limits = field(default_factory=Limits)
    allowance: Allowance = field(default_factory=Allowance)
    archive_bytes: int = 200_000_000
    webhook_networks: tuple[Network, ...] = ()
    serving: Serving = field(default_factory=Serving)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read what is set; `BadRequest` names what cannot be used."""
        return cls.of(gather(environ))

    @classmethod
    def of(cls, gathered: Gathered) -> Settings:
        """The settings of what was gathered; `BadRequest` names what cannot be used."""
        env = gathered.environ
        return cls(
            data=Path(env[f"{PREFIX}DATA"]) if env.get(f"{PREFIX}DATA") else default_data(env),
            cache=Path(env[f"{PREFIX}CACHE"]) if env.get(f"{PREFIX}CACHE") else None,
            model=env.get(f"{PREFIX}MODEL") or "default",
            precision=_precision(env),
            threads=number(env, "THREADS", 0, least=0),
            originals=bool(number(env, "KEEP_ORIGINALS", 1, least=0)),
            as_of=month_of(env.get(f"{PREFIX}AS_OF", ""), f"{PREFIX}AS_OF"),
            limits=_limits(env),
            allowance=_allowance(env),
            archive_bytes=number(env, "MAX_ARCHIVE", 200_000_000),
            webhook_networks=networks_of(
                env.get(f"{PREFIX}WEBHOOK_NETWORKS", ""), f"{PREFIX}WEBHOOK_NETWORKS"
            ),
            serving=Serving.from_environment(env),
        )


def _limits(env: Mapping[str, str]) -> Limits:
    usual = Limits()
    found: dict[str, Any] = {}
    for bound in fields(Limits):
        given = getattr(usual, bound.name)
        least = 0 if bound.name in _MAY_BE_NONE else 1
        found[bound.name] = type(given)(
            number(env, f"MAX_{bound.name.upper()}", round(given), least)
        )
    return Limits(**found)


def _allowance(env: Mapping[str, str]) -> Allowance:
    usual = Allowance()
    return Allowance(
        cpu_seconds=number(env, "MAX_CPU_SECONDS", usual.cpu_seconds),
        seconds=float(number(env, "MAX_SECONDS", round(usual.seconds))),
        memory=number(env, "MAX_MEMORY", usual.memory, least=_LEAST_MEMORY),
        answer=number(env, "MAX_ANSWER", usual.answer),
    )


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
