"""What can be set about serving: where, to whom, and how much at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from typing import TypeVar
from urllib.parse import urlsplit

from matcher.config import PREFIX
from matcher.errors import BadRequest

T = TypeVar("T", bound=StrEnum)


class Keys(StrEnum):
    """Whether a request needs a key. AUTO: once a key was ever made, it does."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class LogFormat(StrEnum):
    """How a line of the log is written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Serving:
    """Rates are a minute, of one key; 0 is no limit. `jobs` 0: one a core, and two at least."""

    host: str = "127.0.0.1"
    port: int = 8000
    keys: Keys = Keys.AUTO
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    jobs: int = 0
    waiting: int = 32
    patience: int = 20
    rate: int = 1200
    burst: int = 100
    upload_rate: int = 300
    upload_burst: int = 60
    at_once: int = 32
    open_tenants: int = 32
    drain_seconds: int = 20
    log: LogFormat = LogFormat.TEXT
    traces: bool = False

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Serving:
        """Read the variables of `matcher.config.KNOWN`; `BadRequest` names one that is wrong."""
        usual = cls()
        return cls(
            host=env.get(f"{PREFIX}HOST", "").strip() or usual.host,
            port=number(env, "PORT", usual.port, least=0, most=65_535),
            keys=_one_of(env, "KEYS", Keys, usual.keys),
            hosts=tuple(_host(one) for one in _listed(env, "HOSTS")),
            origins=tuple(_origin(one) for one in _listed(env, "ORIGINS")),
            jobs=number(env, "JOBS", usual.jobs, least=0),
            waiting=number(env, "WAITING", usual.waiting, least=0),
            patience=number(env, "PATIENCE", usual.patience),
            rate=number(env, "RATE", usual.rate, least=0),
            burst=number(env, "BURST", usual.burst),
            upload_rate=number(env, "UPLOAD_RATE", usual.upload_rate, least=0),
            upload_burst=number(env, "UPLOAD_BURST", usual.upload_burst),
            at_once=number(env, "AT_ONCE", usual.at_once, least=0),
            open_tenants=number(env, "OPEN_TENANTS", usual.open_tenants),
            drain_seconds=number(env, "DRAIN_SECONDS", usual.drain_seconds, least=0),
            log=_one_of(env, "LOG", LogFormat, usual.log),
            traces=bool(number(env, "TRACES", int(usual.traces), least=0, most=1)),
        )

    @property
    def loopback(self) -> bool:
        """Whether only this machine can ask.

        >>> Serving(host="localhost").loopback, Serving(host="::1").loopback
        (True, True)
        >>> Serving(host="0.0.0.0").loopback, Serving(host="").loopback
        (False, False)
        """
        if self.host.lower() == "localhost":
            return True
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False


def number(
    env: Mapping[str, str], name: str, usual: int, least: int = 1, most: int = 10**12
) -> int:
    """The whole number that a variable holds; `BadRequest` where it is none from `least` up."""
    raw = env.get(PREFIX + name, "").strip()
    if not raw:
        return usual
    if not (raw.isascii() and raw.isdecimal()) or not least <= int(raw[:13]) <= most:
        upper = "up" if most == 10**12 else f"to {most:,}"
        raise BadRequest(
            f"{PREFIX}{name} is {raw!r}; it must be a whole number from {least} {upper}."
        )
    return int(raw)


def _one_of(env: Mapping[str, str], name: str, kind: type[T], usual: T) -> T:
    raw = env.get(PREFIX + name, "").strip()
    if raw and raw not in list(kind):
        raise BadRequest(f"{PREFIX}{name} is {raw!r}; it must be {' or '.join(kind)}.")
    return kind(raw) if raw else usual


def _listed(env: Mapping[str, str], name: str) -> list[str]:
    return [one.strip() for one in env.get(PREFIX + name, "").split(",") if one.strip()]


def _host(raw: str) -> str:
    if "/" in raw or "*" in raw or any(c.isspace() for c in raw):
        raise BadRequest(
            f"{PREFIX}HOSTS names {raw!r}; it must be a host such as matcher.example.org."
        )
    return raw.lower()


def _origin(raw: str) -> str:
    """An origin as browsers write it."""
    split = urlsplit(raw)
    if split.scheme not in ("http", "https") or not split.hostname or split.path.strip("/"):
        raise BadRequest(
            f"{PREFIX}ORIGINS names {raw!r}; it must be an origin such as https://ats.example.org."
        )
    return f"{split.scheme}://{split.netloc}".lower()
