"""Where keys and tenants are kept: a small database of its own, readable by its owner alone."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from index.errors import StoreBusy, StoreCorrupt, StoreError
from index.store.transaction import make_private, transaction
from matcher.errors import BadRequest
from matcher.keys.key import DEFAULT, Key, Scope, Secret

FILE = "keys.sqlite"
WAIT = 5.0  # seconds that one process waits for another

_APPLICATION_ID = 0x52504D4B
_VERSION = 1
_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_TABLES = (
    f"PRAGMA application_id = {_APPLICATION_ID}",
    f"PRAGMA user_version = {_VERSION}",
    """CREATE TABLE tenants (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE keys (
        id TEXT PRIMARY KEY,
        digest BLOB NOT NULL,
        name TEXT NOT NULL,
        tenant TEXT NOT NULL REFERENCES tenants (id),
        scopes TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER,
        revoked_at INTEGER,
        used_on TEXT
    ) STRICT""",
)
_INSERT = """INSERT INTO keys (id, digest, name, tenant, scopes, created_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_SELECT = """SELECT id, digest, name, tenant, scopes, created_at, expires_at, revoked_at, used_on
    FROM keys ORDER BY created_at, id"""


@dataclass(frozen=True, slots=True)
class Tenant:
    """Who has a corpus of their own: the opaque id names its folder, the name is for people."""

    id: str
    name: str


class KeyStore:
    """The keys of a data folder. Threads may share one; processes may share the file."""

    def __init__(self, folder: Path, wait: float = WAIT) -> None:
        """Open it, made if it is not there. Raises `StoreError` if it cannot be used.

        `wait` is how many seconds another process may keep it waiting.
        """
        self.path = folder / FILE
        self._lock = threading.Lock()
        with _faults(self.path):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(OSError):  # what is wrong with the folder is told by SQLite
                make_private(self.path)
            self._db = apsw.Connection(str(self.path))
            try:
                self._db.set_busy_timeout(int(wait * 1000))
                self._db.execute("PRAGMA foreign_keys = ON")
                self._db.execute("PRAGMA synchronous = FULL")
                if _version(self._db) != _VERSION:
                    with self._changing() as db:
                        _migrate(db)
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> KeyStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def create(
        self,
        name: str,
        scopes: frozenset[Scope],
        tenant: str,
        *,
        now: int,
        expires_at: int | None = None,
    ) -> tuple[Key, Secret]:
        """A new key, and its text, which nothing can show again.

        `tenant` is the name of one; who is not there yet is made. Raises `BadRequest`.
        """
        if not name.strip() or len(name) > 100 or not name.isprintable():
            raise BadRequest("a key needs a name of 1 to 100 printable characters.")
        if not scopes:
            raise BadRequest("a key needs a scope: read, write or admin.")
        if Scope.ADMIN in scopes and tenant != DEFAULT:
            raise BadRequest(f"the scope admin is the operator's, of the tenant {DEFAULT} alone.")
        secret = Secret.new()
        with self._changing() as db:
            found = _tenant(db, tenant, now)
            key = Key(secret.id, name, found.id, scopes, now, expires_at)
            row = (key.id, secret.digest, name, found.id, ",".join(sorted(scopes)), now, expires_at)
            db.execute(_INSERT, row)
        return key, secret

    def revoke(self, key_id: str, now: int) -> bool:
        """End a key now; False if it had been ended before. Raises `BadRequest` for no such key."""
        with self._changing() as db:
            row = db.execute("SELECT revoked_at FROM keys WHERE id = ?", (key_id,)).fetchone()
            if row is None:
                raise BadRequest("there is no key of this id. `matcher keys list` shows them.")
            db.execute(
                "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", (now, key_id)
            )
            return bool(db.changes())

    def used(self, key_id: str, day: str) -> None:
        """Remember that a key was used on `day`. A store that is busy forgets it."""
        with suppress(StoreBusy), self._changing() as db:
            db.execute(
                "UPDATE keys SET used_on = ? WHERE id = ? AND (used_on IS NULL OR used_on < ?)",
                (day, key_id, day),
            )

    def all(self) -> list[tuple[Key, bytes]]:
        """Every key that was ever made, with its digest, the oldest first."""
        with self._reading() as db:
            rows = db.execute(_SELECT).fetchall()
        return [_key(row) for row in rows]

    def tenants(self) -> list[Tenant]:
        """Every tenant, by name."""
        with self._reading() as db:
            rows = db.execute("SELECT id, name FROM tenants ORDER BY name").fetchall()
        return [Tenant(str(row[0]), str(row[1])) for row in rows]

    def version(self) -> int:
        """A number that another process's change moves."""
        with self._reading() as db:
            ((found,),) = db.execute("PRAGMA data_version").fetchall()
        return _whole(found)

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with _faults(self.path), self._lock:
            yield self._db

    @contextmanager
    def _changing(self) -> Iterator[apsw.Connection]:
        with _faults(self.path), self._lock, transaction(self._db):
            yield self._db


def _version(db: apsw.Connection) -> int:
    ((found,),) = db.execute("PRAGMA user_version").fetchall()
    return _whole(found)


def _migrate(db: apsw.Connection) -> None:
    version = _version(db)
    if version == 0:
        for statement in _TABLES:
            db.execute(statement)
        db.execute("INSERT INTO tenants VALUES (?, ?, 0)", (DEFAULT, DEFAULT))
    elif version != _VERSION:
        raise StoreError("the keys were written by a later version of this program.")


def _tenant(db: apsw.Connection, name: str, now: int) -> Tenant:
    if not _TENANT.fullmatch(name):
        raise BadRequest("a tenant's name has letters, digits, dots and dashes; 63 at most.")
    row = db.execute("SELECT id FROM tenants WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return Tenant(str(row[0]), name)
    made = Tenant(secrets.token_hex(8), name)
    db.execute("INSERT INTO tenants VALUES (?, ?, ?)", (made.id, name, now))
    return made


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise StoreCorrupt("the file of the keys is damaged.")
    return value


def _key(row: tuple[object, ...]) -> tuple[Key, bytes]:
    key_id, digest, name, tenant, scopes, created, expires, revoked, used = row
    if not isinstance(digest, bytes):
        raise StoreCorrupt("the file of the keys is damaged.")
    found = frozenset(one for one in Scope if one in str(scopes).split(","))
    ends = expires if isinstance(expires, int) else None
    ended = revoked if isinstance(revoked, int) else None
    last = str(used) if used is not None else None
    return Key(
        str(key_id), str(name), str(tenant), found, _whole(created), ends, ended, last
    ), digest


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except apsw.BusyError as error:
        raise StoreBusy(f"another process holds {path}. Try again in a while.") from error
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise StoreCorrupt(
            f"{path} is damaged. Restore it from a copy, or make new keys."
        ) from error
    except (apsw.Error, OSError) as error:
        raise StoreError(
            f"{path} cannot be used ({type(error).__name__}). Check the folder and its rights."
        ) from error
