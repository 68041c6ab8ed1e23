"""One service a tenant: opened when asked for, closed when idle, and never two on one folder."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import StoreError
from matcher import tenants as tenants_room
from matcher.errors import TooManyTenants
from matcher.service import Service
from matcher.settings import Settings
from matcher.tenants import DEFAULT, Tenants, folder_of, with_desks
from tests.api_door import RESUME, in_memory
from tests.fakes import FakeEmbedder

A, B, C = ("a" * 16, "b" * 16, "c" * 16)


class Told(Service):
    """A service that remembers whether it was closed."""

    closed = False

    def close(self) -> None:
        assert not self.closed
        self.closed = True
        super().close()


class Opener:
    """Opens services in memory, and remembers which."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.services: list[Told] = []

    def __call__(self, tenant: str) -> Service:
        self.opened.append(tenant)
        service = in_memory(Told)
        assert isinstance(service, Told)
        self.services.append(service)
        return service


def test_a_tenant_is_opened_once_and_sees_nothing_of_another() -> None:
    opener = Opener()
    with Tenants(opener) as tenants:
        with tenants.using(A) as service:
            service.add_resume(RESUME, "resume.txt")
        with tenants.using(B) as service:
            assert len(service.resumes) == 0
        with tenants.using(A) as service:
            assert len(service.resumes) == 1
        assert opener.opened == [A, B]
    assert all(service.closed for service in opener.services)


def test_the_one_unused_for_longest_makes_room_and_one_in_use_never_does() -> None:
    opener = Opener()
    with Tenants(opener, most_open=2) as tenants:
        for tenant in (A, B, A):
            with tenants.using(tenant):
                pass
        with tenants.using(A):
            with tenants.using(C):
                assert tenants.names == [A, C]
                with pytest.raises(
                    TooManyTenants, match="as many are served at this moment as may be"
                ):
                    tenants.take(B)
            with tenants.using(B):
                assert tenants.names == [A, B]
        assert opener.opened == [A, B, C, B]
        assert [service.closed for service in opener.services] == [False, True, True, False]


def owing(service: Service, id: str = "1" * 32) -> None:
    """Give a service a job that is never worked off: its worker was not started."""
    service.desk.jobs.add(id, "cvs.zip", 1, "cvs.zip", None)


def test_who_has_jobs_is_closed_last_and_opened_again_when_there_is_room() -> None:
    opener = Opener()
    owes = {A: True, C: False}
    with Tenants(opener, most_open=2, owes=owes.__getitem__) as tenants:
        with tenants.using(A) as service:
            owing(service)
        for tenant in (B, C):
            with tenants.using(tenant):
                pass
        assert tenants.names == [A, C]  # B was used after A, and has no jobs
        with tenants.using(C) as service:
            owing(service, "2" * 32)
        with tenants.using(B):
            assert tenants.names == [C, B]  # both had jobs, A was unused for longest
            tenants.go_on()
            assert tenants.names == [C, B]  # B is in use
        tenants.go_on()
        assert tenants.names == [C, A]
        tenants.go_on()
        assert opener.opened == [A, B, C, B, A]


def test_jobs_of_tenants_go_on_after_a_restart_without_a_request() -> None:
    opener = Opener()
    asked: list[str] = []
    there = threading.Event()

    def owes(tenant: str) -> bool:
        asked.append(tenant)
        if tenant == B:
            raise StoreError("the folder cannot be used.")
        if tenant == C:
            there.set()
        return tenant == C

    with Tenants(opener, owes=owes) as tenants:
        tenants.keep_going([A, B, C])
        assert there.wait(60)
        with tenants.using(DEFAULT):  # waits for the thread that opens
            assert tenants.names == [C, DEFAULT]
        assert asked == [A, B, C]


def test_tenants_that_nobody_asks_for_are_made_ready_for_another_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path)
    models = [FakeEmbedder(256, "fake-256"), FakeEmbedder(256, "fake-256b")]
    monkeypatch.setattr(tenants_room, "load_model", lambda *_: models[0])
    with Tenants.open(settings) as tenants:
        for one in (A, B):
            with tenants.using(one) as service:
                service.add_resume(RESUME, "jo.txt")
    monkeypatch.setattr(tenants_room, "load_model", lambda *_: models[1])
    monkeypatch.setattr(tenants_room, "_LOOKED", 0.05)
    with Tenants.open(settings, most_open=2) as tenants:  # room for one beside the default one
        end = time.monotonic() + 60
        while any(made_by(tmp_path, one, models[1]) != "fake-256b" for one in (A, B)):
            assert time.monotonic() < end
            time.sleep(0.05)


def made_by(data: Path, tenant: str, model: FakeEmbedder) -> str | None:
    with Corpus.open(folder_of(data, tenant) / "resumes", model) as corpus:
        return corpus.embedded_by


def test_whose_desks_are_there_is_seen_in_the_folder(tmp_path: Path) -> None:
    for name in (A, B, "nobody"):
        (tmp_path / "tenants" / name).mkdir(parents=True)
    for name in (A, "nobody"):
        (tmp_path / "tenants" / name / "desk.sqlite").touch()
    assert with_desks(tmp_path) == [A]


def test_many_who_come_at_once_share_one_service() -> None:
    opener = Opener()
    together = threading.Barrier(8)

    def ask(_: int) -> int:
        together.wait(60)
        with tenants.using(A) as service:
            return id(service)

    with Tenants(opener) as tenants, ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
        assert opener.opened == [A]


def test_closing_waits_for_nobody_and_the_last_user_closes() -> None:
    opener = Opener()
    tenants = Tenants(opener)
    with tenants.using(A):
        tenants.close()
        assert not opener.services[0].closed
        with pytest.raises(StoreError, match="closed"):
            tenants.take(B)
    assert opener.services[0].closed


def test_a_tenant_that_cannot_be_opened_can_be_tried_again() -> None:
    opener = Opener()
    faults: list[Callable[[str], Service]] = []

    def failing(tenant: str) -> Service:
        if not faults:
            faults.append(opener)
            raise StoreError("the folder cannot be used.")
        return opener(tenant)

    with Tenants(failing) as tenants:
        with pytest.raises(StoreError):
            tenants.take(A)
        with tenants.using(A) as service:
            assert len(service.resumes) == 0


def test_a_single_service_is_the_default_tenants_and_is_left_open() -> None:
    service = in_memory(Told)
    assert isinstance(service, Told)
    with Tenants.of_one(service) as tenants:
        with tenants.using(DEFAULT) as found:
            assert found is service
        with pytest.raises(StoreError, match="no data folder"):
            tenants.take(A)
    assert not service.closed
    service.close()


@pytest.mark.parametrize("name", ["", "..", "../../etc", "A" * 16, "a" * 15, "a" * 16 + "/x"])
def test_a_name_that_is_no_id_is_no_folder(name: str) -> None:
    with pytest.raises(ValueError, match="not the id of a tenant"):
        folder_of(Path("data"), name)
