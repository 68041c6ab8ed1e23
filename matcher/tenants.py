"""Services that cannot see each other: one a tenant, each on a folder of its own, over one model.

The tenant of those who use no keys is `DEFAULT`; its corpora stand in the data folder itself. Any
other tenant goes by an opaque id, and has the folder ``tenants/<id>``. Whatever belongs to a tenant
is kept in its folder by its service, so that no query has to remember whom it may not show.
"""

from __future__ import annotations

import logging
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import Fault, StoreError
from matcher.desk.database import FILE
from matcher.errors import TooManyTenants
from matcher.keys.key import DEFAULT as DEFAULT
from matcher.service import Service, load_model
from matcher.settings import Settings

FOLDER = "tenants"
MOST_OPEN = 32  # services at once; each holds two corpora, with their search indexes

_LOOKED = 5.0  # seconds between two looks for tenants whose jobs wait

log = logging.getLogger("matcher.tenants")

_ID = re.compile(r"[0-9a-f]{16}")


def folder_of(data: Path, tenant: str) -> Path:
    """Where the tenant's data are, in the data folder `data`.

    >>> folder_of(Path("data"), "default").as_posix()
    'data'
    >>> folder_of(Path("data"), "0123456789abcdef").as_posix()
    'data/tenants/0123456789abcdef'
    """
    if tenant == DEFAULT:
        return data
    if not _ID.fullmatch(tenant):
        raise ValueError("not the id of a tenant")
    return data / FOLDER / tenant


@dataclass(slots=True)
class _Held:
    """An open service, and how many use it now."""

    service: Service
    users: int = 0


class Tenants:
    """Opens the service of a tenant when it is first asked for, and keeps the last used ones open.

    Safe for use by many threads. A service that somebody uses is never closed to make room; one
    that has jobs to work off is closed only where all have, and opened again as soon as may be.
    """

    def __init__(
        self,
        opener: Callable[[str], Service],
        most_open: int = MOST_OPEN,
        owes: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """`opener` makes the service of a tenant; it is called by one thread at a time.

        `owes` says of a tenant that is not open whether there is work of theirs to go on with:
        jobs, or what another version or model made.
        """
        self._opener = opener
        self._owes = owes
        self._waiting: set[str] = set()  # tenants that are not open, and may have such jobs
        self._ending = threading.Event()
        self._most_open = most_open
        self._held: OrderedDict[str, _Held] = OrderedDict()  # the last used last
        self._lock = threading.Lock()
        self._opening = threading.Lock()  # spans opening and closing: no folder has two services
        self._closed = False

    @classmethod
    def open(
        cls,
        settings: Settings,
        progress: Callable[[str], None] | None = None,
        most_open: int = MOST_OPEN,
    ) -> Tenants:
        """Load the model, and open the default tenant. Raises what `Service.open` raises."""
        model = load_model(settings, progress)

        def opener(tenant: str) -> Service:
            folder = folder_of(settings.data, tenant)
            service = Service.open(replace(settings, data=folder), model=model)
            if not service.resumes.read_only:
                service.worker.start()  # jobs that were interrupted go on
            service.renewal.start()  # and what another version or model made is made anew
            return service

        def owes(tenant: str) -> bool:
            folder = folder_of(settings.data, tenant)
            with Service.open(replace(settings, data=folder), model=model) as service:
                return service.desk.jobs.owing() or service.outdated()

        tenants = cls(opener, most_open, owes)
        with tenants.using(DEFAULT):
            pass
        tenants.keep_going(with_desks(settings.data))
        return tenants

    @classmethod
    def of_one(cls, service: Service) -> Tenants:
        """The default tenant alone, with a service that its caller closes."""

        def opener(tenant: str) -> Service:
            raise StoreError(f"this server has no data folder for the tenant {tenant}.")

        tenants = cls(opener)
        tenants._held[DEFAULT] = _Held(service, users=1)  # never idle, and so never closed here
        return tenants

    def close(self) -> None:
        """Close every service that nobody uses, and open none any more.

        One that is still in use is closed by the last that uses it.
        """
        self._ending.set()
        with self._opening:
            with self._lock:
                self._closed = True
                idle = [name for name, held in self._held.items() if not held.users]
                services = [self._held.pop(name).service for name in idle]
            for service in services:
                service.close()

    def __enter__(self) -> Tenants:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def names(self) -> list[str]:
        """The tenants whose service is open now."""
        with self._lock:
            return list(self._held)

    @contextmanager
    def using(self, tenant: str) -> Iterator[Service]:
        """The tenant's service for the `with` block, opened if it is not open. See `take`."""
        service = self.take_open(tenant) or self.take(tenant)
        try:
            yield service
        finally:
            self.give_back(tenant)

    def take_open(self, tenant: str) -> Service | None:
        """As `take` if the service is open, else None. Waits for nothing."""
        with self._lock:
            held = self._held.get(tenant)
            if held is None:
                return None
            held.users += 1
            self._held.move_to_end(tenant)
            return held.service

    def take(self, tenant: str) -> Service:
        """The tenant's service, opened if it is not open; `give_back` says that it is done with.

        Raises `TooManyTenants` if as many are in use as may be, `StoreError` once this is closed,
        and what `Service.open` raises.
        """
        with self._opening:
            service = self.take_open(tenant)
            if service is not None:
                return service
            if self._closed:
                raise StoreError("the corpora are closed.")
            self._make_room()
            return self._opened(tenant, users=1)

    def give_back(self, tenant: str) -> None:
        """Say that a service that was taken is done with."""
        with self._lock:
            held = self._held[tenant]
            held.users -= 1
            last = self._closed and not held.users
            if last:
                del self._held[tenant]
        if last:
            held.service.close()

    def keep_going(self, suspects: Iterable[str]) -> None:
        """Have the jobs of tenants that are not open go on, without anybody asking for them.

        `suspects` may have such jobs; those that are closed with jobs join them.
        """
        self._waiting.update(suspects)

        def work() -> None:
            while not self._ending.is_set():
                self.go_on()
                self._ending.wait(_LOOKED)

        threading.Thread(target=work, name="tenants", daemon=True).start()

    def go_on(self) -> None:
        """Open the tenants whose jobs wait, as far as nobody with jobs must be closed for it."""
        for tenant in sorted(self._waiting):
            with self._opening:
                if self._closed or not self._has_room():
                    return
                self._waiting.discard(tenant)
                if tenant in self._held:
                    continue
                try:
                    if self._owes(tenant):
                        self._make_room()
                        self._opened(tenant)
                except TooManyTenants:
                    self._waiting.add(tenant)
                except Exception as error:  # noqa: BLE001 - one must not stop the others
                    kind = type(error).__name__  # whoever asks for the tenant is told the whole
                    log.warning("jobs of the tenant %s stand still: %s", tenant, kind)

    def _opened(self, tenant: str, users: int = 0) -> Service:
        opened = self._opener(tenant)
        with self._lock:
            self._held[tenant] = _Held(opened, users)
        self._waiting.discard(tenant)
        return opened

    def _idle(self) -> list[tuple[str, bool]]:
        """The open tenants that nobody uses, and whether they have jobs: the first to close first.

        The one that was unused for longest is, among those without jobs.
        """
        with self._lock:
            idle = [(name, held.service) for name, held in self._held.items() if not held.users]
        found = [(name, _owing(service)) for name, service in idle]
        return sorted(found, key=lambda one: one[1])

    def _has_room(self) -> bool:
        """Whether one more may be opened, and none with jobs be closed for it."""
        return len(self._held) < self._most_open or not all(owing for _, owing in self._idle())

    def _make_room(self) -> None:
        """Close services until one more may be opened. Raises `TooManyTenants`."""
        while len(self._held) >= self._most_open:
            idle = self._idle()
            if not idle:
                raise TooManyTenants(  # how many others there are is nobody's business
                    "as many are served at this moment as may be. Try again in a while."
                )
            name, owing = idle[0]
            with self._lock:
                if self._held[name].users:  # somebody came meanwhile
                    continue
                held = self._held.pop(name)
            if owing:
                self._waiting.add(name)
            held.service.close()


def with_desks(data: Path) -> list[str]:
    """The tenants, but for the default one, of whom jobs could be kept in the data folder."""
    return [
        file.parent.name
        for file in data.glob(f"{FOLDER}/*/{FILE}")
        if _ID.fullmatch(file.parent.name)
    ]


def _owing(service: Service) -> bool:
    try:
        return service.renewal.pending or service.desk.jobs.owing()
    except Fault:
        return False
