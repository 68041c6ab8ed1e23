"""The page's files: all there, all ours, and under a policy that leaves no room for others'."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from matcher.api.web import POLICY, TYPES, assets
from tests.api_door import door, in_memory, problem

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "matcher" / "web").iterdir())
NAMES = [file.name for file in FILES]
_REFERENCE = re.compile(r"""(?:href|src)="([^"#]+)"|from "\./([^"]+)"|import\("\./([^"]+)"\)""")
_HOST = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"  # a name, and no address
# What makes elements, styles or programs of text; the policy forbids them too.
_DANGEROUS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    r"|setAttribute\(\s*[\"'](?:style|on)|javascript:|srcdoc|createContextualFragment"
)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def test_the_page_is_served_under_a_strict_policy(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TYPES["html"]
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_policy_allows_this_server_alone() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert not re.search(r"unsafe|\*|https?:|data:", POLICY)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_served_as_what_it_is(client: TestClient, name: str) -> None:
    answer = client.get(f"/web/{name}")
    assert answer.content == (ROOT / "matcher" / "web" / name).read_bytes()
    assert answer.headers["content-type"] == TYPES[name.rpartition(".")[2]]
    assert answer.headers["content-security-policy"] == POLICY
    again = client.get(f"/web/{name}", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["none.js", "..%2Fapi%2Fapp.py", "app.py", "%00", "index.html.js"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    problem(client.get(f"/web/{name}"), "not_found")


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_every_file_that_is_named_is_there(file: Path) -> None:
    for found in _REFERENCE.finditer(file.read_text()):
        name = next(group for group in found.groups() if group)
        assert name == "/" or name.removeprefix("/web/") in assets(), name


def test_every_file_is_used() -> None:
    named = {"index.html"}
    for file in FILES:
        for found in _REFERENCE.finditer(file.read_text()):
            named.add(next(group for group in found.groups() if group).removeprefix("/web/"))
    assert set(NAMES) <= named


def test_every_module_is_asked_for_at_once() -> None:
    """And not one after the other, as each is found to need the next."""
    page = (ROOT / "matcher" / "web" / "index.html").read_text()
    asked = re.findall(r'<link rel="modulepreload" href="/web/([^"]+)">', page)
    assert asked == [name for name in NAMES if name.endswith(".js") and name != "app.js"]


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_no_file_names_another_host(file: Path) -> None:
    assert set(_HOST.findall(file.read_text())) <= {_SVG.rpartition("/2000")[0]}


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_no_file_makes_programs_or_styles_of_text(file: Path) -> None:
    text = file.read_text()
    assert not _DANGEROUS.search(text)
    if file.suffix == ".html":
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_the_files_are_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 180_000


def test_the_page_is_no_part_of_the_interface(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert not [path for path in paths if path == "/" or path.startswith("/web")]


@pytest.mark.skipif(not find_spec("hatchling"), reason="hatchling, which builds wheels, is absent")
def test_the_wheel_holds_the_files(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = zipfile.ZipFile(wheel).namelist()
    assert {f"matcher/web/{name}" for name in NAMES} <= set(held)
