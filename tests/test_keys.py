"""Keys: what one reads like, where they are kept, how one is told."""

import json
import os
import re
import stat
from pathlib import Path

import apsw
import pytest

from index.errors import StoreCorrupt, StoreError
from matcher.cli.main import main
from matcher.errors import BadRequest
from matcher.keys.key import DEFAULT, Scope, Secret
from matcher.keys.ring import Keyring
from matcher.keys.store import FILE, KeyStore
from matcher.serving import Keys
from tests.test_cli import Ran, run

READ = frozenset({Scope.READ})
DAY = 86_400


class Clock:
    """A clock that is moved by hand."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


# ---- the text


def test_a_key_is_told_from_what_only_looks_like_one() -> None:
    made = Secret.new()
    assert re.fullmatch(r"rpm_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}", made.text)
    assert Secret.of(made.text) == made
    for at in range(4, len(made.text)):
        if made.text[at] != "_":
            other = "0" if made.text[at] != "0" else "1"
            assert Secret.of(made.text[:at] + other + made.text[at + 1 :]) is None
    for wrong in ("", "rpm__", made.text + "a", made.text[:-1], " " + made.text, made.text + "\n"):
        assert Secret.of(wrong) is None


def test_no_two_keys_are_alike_and_none_shows_itself() -> None:
    made = [Secret.new() for _ in range(200)]
    assert len({one.text for one in made}) == len({one.id for one in made}) == 200
    assert made[0].text not in repr(made[0])
    assert made[0].id in repr(made[0])


# ---- the store


def test_nothing_of_a_secret_is_kept_but_its_hash(tmp_path: Path) -> None:
    with KeyStore(tmp_path) as store:
        key, secret = store.create("ats", READ, DEFAULT, now=1000, expires_at=2000)
        assert store.all() == [(key, secret.digest)]
    body = secret.text.removeprefix(f"rpm_{key.id}_")
    for file in tmp_path.iterdir():
        assert body.encode() not in file.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_file_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    KeyStore(tmp_path).close()
    (tmp_path / FILE).chmod(0o644)
    KeyStore(tmp_path).close()
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_file_that_cannot_be_closed_to_others_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KeyStore(tmp_path) as store:
        _, secret = store.create("ats", READ, DEFAULT, now=1000)
    (tmp_path / FILE).chmod(0o644)

    def refused(path: Path, mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refused)
    ring = Keyring(tmp_path)
    assert ring.find(secret.text) is not None
    ring.close()


def test_a_tenant_is_made_once_and_goes_by_an_opaque_id(tmp_path: Path) -> None:
    with KeyStore(tmp_path) as store:
        first, _ = store.create("one", READ, "acme", now=1)
        second, _ = store.create("two", READ, "acme", now=2)
        other, _ = store.create("three", READ, DEFAULT, now=3)
        assert first.tenant == second.tenant
        assert re.fullmatch(r"[0-9a-f]{16}", first.tenant)
        assert other.tenant == DEFAULT
        assert [tenant.name for tenant in store.tenants()] == ["acme", DEFAULT]


@pytest.mark.parametrize("tenant", ["", "..", "a/b", "-a", "a b", "a" * 64])
def test_a_tenants_name_is_plain(tmp_path: Path, tenant: str) -> None:
    with KeyStore(tmp_path) as store, pytest.raises(BadRequest, match="tenant's name"):
        store.create("one", READ, tenant, now=1)
    with KeyStore(tmp_path) as store:
        assert store.all() == []


def test_what_is_no_store_of_keys_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"something else" * 100)
    with pytest.raises(StoreCorrupt, match="damaged"):
        KeyStore(tmp_path)
    (tmp_path / FILE).unlink()
    KeyStore(tmp_path).close()
    db = apsw.Connection(str(tmp_path / FILE))
    db.execute("PRAGMA user_version = 9")
    db.close()
    with pytest.raises(StoreError, match="later version"):
        KeyStore(tmp_path)


# ---- the ring


def test_keys_are_needed_once_one_was_made_and_stay_needed(tmp_path: Path) -> None:
    clock = Clock(1000)
    ring = Keyring(tmp_path, clock=clock)
    assert not ring.needed
    assert list(tmp_path.iterdir()) == []
    with KeyStore(tmp_path) as store:
        key, secret = store.create("ats", READ, DEFAULT, now=1000)
        assert not ring.needed  # it has looked less than a second ago
        clock.now += 1
        assert ring.needed
        assert ring.usable
        assert ring.find(secret.text) == key
        assert store.revoke(key.id, 1001)
        clock.now += 1
        assert ring.find(secret.text) is None
        assert ring.needed
        assert not ring.usable
    ring.close()


def test_a_new_key_is_taken_within_a_tenth_of_a_second(tmp_path: Path) -> None:
    clock = Clock(1000)
    with KeyStore(tmp_path) as store:
        store.create("first", READ, DEFAULT, now=1000)
        ring = Keyring(tmp_path, clock=clock)
        assert ring.needed
        key, secret = store.create("ats", READ, DEFAULT, now=1000)
        assert ring.find(secret.text) is None  # the file is not read for every wrong key
        clock.now += 0.11
        assert ring.find(secret.text) == key
        ring.close()


def test_a_key_ends_on_the_second(tmp_path: Path) -> None:
    clock = Clock(1000)
    with KeyStore(tmp_path) as store:
        key, secret = store.create("ats", READ, DEFAULT, now=1000, expires_at=1000 + DAY)
    ring = Keyring(tmp_path, clock=clock)
    clock.now = 1000 + DAY - 0.001
    assert ring.find(secret.text) == key
    clock.now = 1000 + DAY
    assert ring.find(secret.text) is None
    ring.close()


def test_another_keys_secret_does_not_fit(tmp_path: Path) -> None:
    with KeyStore(tmp_path) as store:
        key, _ = store.create("one", READ, DEFAULT, now=1)
        store.create("two", READ, DEFAULT, now=1)
    ring = Keyring(tmp_path, clock=Clock(5))
    forged = Secret.new().text
    body = f"rpm_{key.id}_{forged.split('_')[2][:43]}"
    from matcher.keys.key import _sum

    found = body + _sum(body)
    assert Secret.of(found) is not None
    assert ring.find(found) is None
    assert ring.find(forged) is None
    ring.close()


def test_modes(tmp_path: Path) -> None:
    with KeyStore(tmp_path) as store:
        store.create("one", READ, DEFAULT, now=1)
    off, on = Keyring(tmp_path, Keys.OFF), Keyring(tmp_path / "none", Keys.ON)
    assert not off.needed
    assert on.needed
    assert not on.usable


@pytest.mark.parametrize("damage", ["gone", "overwritten"])
def test_keys_that_cannot_be_read_let_nobody_in(tmp_path: Path, damage: str) -> None:
    clock = Clock(1000)
    with KeyStore(tmp_path) as store:
        _, secret = store.create("one", READ, DEFAULT, now=1)
    ring = Keyring(tmp_path, clock=clock)
    assert ring.find(secret.text)
    (tmp_path / FILE).unlink()
    if damage == "overwritten":
        (tmp_path / FILE).write_bytes(b"x" * 5000)
    clock.now += 2
    assert ring.needed
    assert ring.find(secret.text) is None
    clock.now += 2
    assert ring.needed
    ring.close()


def test_the_day_of_use_is_noted_once_a_day(tmp_path: Path) -> None:
    clock = Clock(1_700_000_000)  # 2023-11-14
    with KeyStore(tmp_path) as store:
        _, secret = store.create("one", READ, DEFAULT, now=1)
    ring = Keyring(tmp_path, clock=clock)

    def use() -> bool:
        key = ring.find(secret.text)
        assert key
        if not ring.unnoted(key):
            return False
        ring.note(key)
        return True

    assert [use(), use()] == [True, False]
    with KeyStore(tmp_path) as store:
        assert store.all()[0][0].used_on == "2023-11-14"
    clock.now += DAY
    assert [use(), use()] == [True, False]
    with KeyStore(tmp_path) as store:
        assert store.all()[0][0].used_on == "2023-11-15"
    ring.close()


# ---- the command


def keys(folder: Path, *argv: str) -> Ran:
    return run("keys", *argv, "--data", str(folder))


def test_a_key_is_printed_once_listed_and_revoked(tmp_path: Path) -> None:
    made = keys(tmp_path, "create", "ats", "--tenant", "acme", "--expires", "90d")
    text = made.out.strip()
    found = Secret.of(text)
    assert found
    assert made.code == 0
    assert "acme is a new tenant" in made.err
    assert found.id in made.err
    assert text not in made.err
    (row,) = json.loads(keys(tmp_path, "list", "--json").out)["keys"]
    assert (row["id"], row["name"], row["tenant"]) == (found.id, "ats", "acme")
    assert (row["scopes"], row["state"], row["last_used"]) == (["read", "write"], "active", None)
    assert "revoked" in keys(tmp_path, "revoke", found.id).err
    assert "had been revoked before" in keys(tmp_path, "revoke", found.id).err
    listed = keys(tmp_path, "list").out
    assert "revoked" in listed
    assert text.split("_")[2] not in listed


@pytest.mark.parametrize(
    ("given", "scopes"),
    [
        ((), ["read", "write"]),
        (("--scope", "read"), ["read"]),
        (("--scope", "read", "--scope", "admin"), ["admin", "read"]),
        (("--scope", "read, write", "--scope", "read"), ["read", "write"]),
    ],
)
def test_a_key_has_every_scope_that_is_given(
    tmp_path: Path, given: tuple[str, ...], scopes: list[str]
) -> None:
    made = json.loads(keys(tmp_path, "create", "x", *given, "--json").out)
    assert made["scopes"] == scopes


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("create", "x", "--scope", "all"), "read,write,admin"),
        (("create", "x", "--scope", ""), "read,write,admin"),
        (("create", "x", "--expires", "soon"), "90d"),
        (("create", "x", "--expires", "2020-01-01"), "a day to come"),
        (("create", " "), "needs a name"),
        (("revoke", "nobody"), "no key of this id"),
        (("burn",), "invalid choice"),
    ],
)
def test_what_cannot_be_done_with_keys_is_said(
    tmp_path: Path, argv: tuple[str, ...], told: str
) -> None:
    ran = keys(tmp_path, *argv)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


# ---- matcher config


def test_config_shows_values_and_where_they_come_from(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    file.write_text("max_pages = 7\nthreads = 1\n")
    environ = {"MATCHER_THREADS": "2", "MATCHER_AS_OF": "2026-03", "MATCHER_TREADS": "9"}
    argv = ("config", "--json", "--config", str(file), "--data", "d")
    ran = run(*argv, environ=environ)
    rows = {row["name"]: row for row in json.loads(ran.out)["settings"]}
    shown = {name: (rows[name]["value"], rows[name]["from"]) for name in rows}
    assert shown["MATCHER_MAX_PAGES"] == (7, f"file {file}")
    assert shown["MATCHER_THREADS"] == (2, "environment")
    assert shown["MATCHER_AS_OF"] == ("2026-03", "environment")
    assert shown["MATCHER_DATA"] == ("d", "option --data")
    assert shown["MATCHER_MAX_BYTES"] == (10_000_000, "usual")
    assert "did you mean MATCHER_THREADS?" in ran.err
    assert all(row["meaning"] for row in rows.values())
    assert (rows["MATCHER_MAX_SECONDS"]["unit"], rows["MATCHER_DATA"]["unit"]) == ("s", None)
    lines = run(*argv[:1], environ=environ).out.splitlines()
    assert len(lines) == len(rows)
    assert "10,000,000 bytes  " in next(x for x in lines if x.startswith("MATCHER_MAX_BYTES"))


def test_a_setting_that_cannot_be_used_is_said_by_config_too() -> None:
    ran = run("config", environ={"MATCHER_MAX_PAGES": "many"})
    assert (ran.code, ran.out) == (2, "")
    assert "MATCHER_MAX_PAGES" in ran.err


def test_help_names_the_scopes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["keys", "create", "--help"])
    assert "None implies" in capsys.readouterr().out
