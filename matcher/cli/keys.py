"""`matcher keys`: make the keys of a server, list them, end them."""

from __future__ import annotations

import re
import time
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from matcher.cli.inputs import settings_of
from matcher.cli.shell import Shell, one_line
from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.keys.key import Key
    from matcher.keys.store import KeyStore, Tenant

_DAY = 86_400
_AGES = {"d": _DAY, "w": 7 * _DAY, "y": 365 * _DAY}
_AGE = re.compile(r"([1-9]\d{0,3})([dwy])")
_NEVER = "never"


def run(args: Namespace, shell: Shell) -> int:
    """Do what is asked with the keys of the data folder."""
    from matcher.keys.store import KeyStore

    work: Callable[[Namespace, Shell, KeyStore], None]
    work = {"create": _create, "list": _list, "revoke": _revoke}[args.what]
    with KeyStore(settings_of(args, shell).data) as store:
        work(args, shell, store)
    return 0


def _create(args: Namespace, shell: Shell, store: KeyStore) -> None:
    from matcher.keys.key import Scope

    given = ",".join(args.scope or ["read,write"])
    wanted = [one.strip() for one in given.split(",") if one.strip()]
    if not wanted or not set(wanted) <= set(Scope):
        raise BadRequest(f"--scope is {given!r}; it must be some of read,write,admin.")
    now = int(time.time())
    ends = expiry(args.expires, now)
    known = {tenant.name for tenant in store.tenants()}
    scopes = frozenset(Scope(one) for one in wanted)
    key, secret = store.create(args.name, scopes, args.tenant, now=now, expires_at=ends)
    tenant = next(one for one in store.tenants() if one.id == key.tenant)
    if args.json:
        shell.write_json({**as_json(key, tenant, now), "key": secret.text})
    else:
        shell.out.write(secret.text + "\n")
    if args.tenant not in known:
        shell.say(f"{args.tenant} is a new tenant, with a corpus of its own")
    until = "does not end by itself" if ends is None else f"ends on {_day(ends)}"
    shell.say(f"the key is shown this once; it {until}. Its id is {key.id}")


def _list(args: Namespace, shell: Shell, store: KeyStore) -> None:
    now = time.time()
    tenants = {tenant.id: tenant for tenant in store.tenants()}
    rows = [as_json(key, tenants[key.tenant], now) for key, _ in store.all()]
    if args.json:
        shell.write_json({"keys": rows})
        return
    for row in rows:
        said = (
            row["id"],
            f"{row['state']:<8}",
            f"{','.join(row['scopes']):<16}",
            f"{row['tenant']:<12}",
            f"until {(row['expires'] or _NEVER)[:10]:<10}",
            f"used {row['last_used'] or _NEVER:<10}",
            row["name"],
        )
        shell.out.write(one_line("  ".join(said)) + "\n")
    if not rows:
        shell.say("there are no keys yet; `matcher keys create NAME` makes one")


def _revoke(args: Namespace, shell: Shell, store: KeyStore) -> None:
    ended = store.revoke(args.id, int(time.time()))
    shell.say(f"{args.id} is revoked" if ended else f"{args.id} had been revoked before")


def as_json(key: Key, tenant: Tenant, now: float) -> dict[str, Any]:
    """A key as `--json` shows it: all but its secret."""
    return {
        "id": key.id,
        "name": key.name,
        "state": key.state(now),
        "scopes": sorted(key.scopes),
        "tenant": tenant.name,
        "tenant_id": tenant.id,
        "created": _moment(key.created_at),
        "expires": None if key.expires_at is None else _moment(key.expires_at),
        "revoked": None if key.revoked_at is None else _moment(key.revoked_at),
        "last_used": key.used_on,
    }


def expiry(text: str, now: int) -> int | None:
    """When a key ends: after an age such as 90d, 12w or 1y; at a day's end; or never.

    >>> expiry("90d", 0) == 90 * 86400, expiry("1970-01-02", 0) == 2 * 86400, expiry("never", 0)
    (True, True, None)
    """
    if text == _NEVER:
        return None
    age = _AGE.fullmatch(text)
    if age:
        return now + int(age[1]) * _AGES[age[2]]
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        day = None
    if day is None or day.timestamp() + _DAY <= now:
        raise BadRequest(
            f"--expires is {text!r}; it must be an age such as 90d, 12w or 1y, a day to come such "
            "as 2027-06-30, or never."
        )
    return int(day.timestamp()) + _DAY


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(seconds: int) -> str:
    return _moment(seconds)[:10]
