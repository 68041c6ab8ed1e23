"""How a request's key is told: from memory, and from the file again when that has changed."""

from __future__ import annotations

import hmac
import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from index.errors import StoreBusy, StoreError
from matcher.keys.key import Key, Secret
from matcher.keys.store import FILE, KeyStore
from matcher.serving import Keys

FRESH = 1.0  # seconds that memory is trusted: a revoked key ends within them
_NEWER = 0.1  # of these, for a key that is not known: it may have been made just now

_WAIT = 0.1  # seconds for another process to end a change; the event loop waits with it
# Compared with where there is no such key, so that comparing takes as long. It hides no id: for one
# that is not known the file is looked at, ten times a second at most. Ids are no secrets.
_NOBODY = bytes(32)

log = logging.getLogger("matcher.keys")


class Keyring:
    """The keys of a data folder, for a server. It opens the file once there is one.

    Keys can be made and revoked while it runs. What cannot be read lets nobody in.
    """

    def __init__(
        self,
        folder: Path,
        mode: Keys = Keys.AUTO,
        *,
        fresh: float = FRESH,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._path = folder / FILE
        self._mode = mode
        self._fresh = fresh
        self._clock = clock
        self._store: KeyStore | None = None
        self._inode: int | None = None
        self._version = -1
        self._keys: dict[str, tuple[Key, bytes]] = {}
        self._looked = float("-inf")
        self._unreadable = False
        self._lock = threading.Lock()
        self._days: dict[str, str] = {}

    @property
    def needed(self) -> bool:
        """Whether a request needs a key now.

        Unless told otherwise it does once any key was ever made: revoking the last one must not
        open the door.
        """
        if self._mode is Keys.OFF:
            return False
        self._look()
        return self._mode is Keys.ON or bool(self._keys) or self._unreadable

    @property
    def usable(self) -> bool:
        """Whether there is a key that lets somebody in."""
        self._look()
        now = self._clock()
        return any(key.state(now) == "active" for key, _ in self._keys.values())

    def find(self, text: str) -> Key | None:
        """The active key whose text this is. All else, whatever is wrong with it, is None."""
        self._look()
        secret = Secret.of(text)
        if secret is None:
            return None
        if secret.id not in self._keys:
            self._look(self._fresh * _NEWER)
        key, digest = self._keys.get(secret.id, (None, _NOBODY))
        same = hmac.compare_digest(digest, secret.digest)
        return key if same and key and key.state(self._clock()) == "active" else None

    def stands(self, id: str) -> bool:
        """Whether the key of this id is active now. For a request that was let in by it before."""
        self._look()
        key, _ = self._keys.get(id, (None, _NOBODY))
        return key is not None and key.state(self._clock()) == "active"

    def unnoted(self, key: Key) -> bool:
        """Whether today's use of `key` has yet to be noted; asked once a day, True once."""
        today = self._today()
        if self._days.get(key.id, key.used_on) == today:
            return False
        self._days[key.id] = today
        return True

    def note(self, key: Key) -> None:
        """Note that `key` was used today. Waits for other processes: not for the event loop."""
        with suppress(StoreError), KeyStore(self._path.parent) as store:
            store.used(key.id, self._today())

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None

    def _today(self) -> str:
        return time.strftime("%Y-%m-%d", time.gmtime(self._clock()))

    def _look(self, fresh: float | None = None) -> None:
        """Read the keys again if the file has changed, and was looked at `fresh` seconds ago."""
        fresh = self._fresh if fresh is None else fresh
        if self._clock() < self._looked + fresh or self._mode is Keys.OFF:
            return
        with self._lock:
            self._looked = self._clock()
            try:
                self._follow()
                self._unreadable = False
            except StoreBusy:  # what is known is good for another look
                self._unreadable = self._version < 0
            except StoreError as error:
                if not self._unreadable:
                    log.error(  # noqa: TRY400 - the sentence says it all
                        "the keys cannot be read, so that none is taken: %s", error
                    )
                self._keys, self._version, self._unreadable = {}, -1, True

    def _follow(self) -> None:
        try:
            inode = self._path.stat().st_ino
        except FileNotFoundError:
            if self._store is not None:
                raise StoreError(f"{self._path} is gone.") from None
            return
        if self._store is None or inode != self._inode:
            if self._store is not None:
                self._store.close()
                self._store = None
            self._store, self._inode, self._version = (
                KeyStore(self._path.parent, wait=_WAIT),
                inode,
                -1,
            )
        version = self._store.version()
        if version != self._version:
            self._keys = {key.id: (key, digest) for key, digest in self._store.all()}
            self._version = version
