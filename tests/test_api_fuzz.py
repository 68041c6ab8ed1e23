"""Schemathesis over every operation, all checks, a few requests each.

The long form is `scripts/fuzz_api.py`. What a request that follows the schema may be refused for
stands beside it, in `scripts/fuzzing/`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.python import asgi

from index.corpus import Corpus
from index.readers.content import Limits
from matcher.api import examples
from matcher.api.app import create_app
from matcher.keys.key import Scope
from matcher.keys.store import KeyStore
from matcher.policy import shipped
from matcher.service import Service
from matcher.serving import Keys, Serving
from matcher.settings import Settings
from tests.fakes import FakeEmbedder

CONFIG = Path(__file__).parents[1] / "scripts" / "fuzzing" / "schemathesis.toml"
LIMITS = Limits(bytes=100_000, ocr_pages=0)  # recognising text takes seconds
EACH = 4  # requests of an operation, of each mode


def operations() -> list[str]:
    """Every operation, as METHOD and path."""
    paths = create_app(Settings(data=Path("never-used"))).openapi()["paths"]
    return [f"{method.upper()} {path}" for path, item in paths.items() for method in item]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, dict[str, str]]]:
    """The schema of an application that needs a key, and the header that has one."""
    data = tmp_path_factory.mktemp("data")
    with KeyStore(data) as store:
        _, secret = store.create("fuzz", frozenset(Scope), "default", now=0)
    limitless = Serving(keys=Keys.ON, hosts=(asgi.HOST,), rate=0, upload_rate=0, at_once=0)
    model = FakeEmbedder()
    service = Service(Corpus.in_memory(model), Corpus.in_memory(model), shipped(), LIMITS)
    service.add_resume(examples.RESUME_TEXT.encode(), "resume.txt")
    service.add_posting(examples.POSTING_TEXT.encode(), "posting.txt")
    app = create_app(Settings(data=data, limits=LIMITS, serving=limitless), service)
    config = SchemathesisConfig.from_path(CONFIG)
    keyed = {"Authorization": f"Bearer {secret.text}"}
    yield schemathesis.openapi.from_asgi("/openapi.json", app, config=config), keyed
    asgi.shutdown_lifespans()
    service.close()


@pytest.mark.parametrize("operation", sorted(operations()), ids=str)
def test_no_request_is_answered_otherwise_than_is_documented(
    server: tuple[Any, dict[str, str]], operation: str
) -> None:
    schema, keyed = server
    method, path = operation.split(" ", 1)
    asked = schema[path][method]
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    strategies = [asked.as_strategy(generation_mode=mode) for mode in modes]

    @settings(
        max_examples=EACH,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(*strategies))
    def ask(case: Any) -> None:
        case.call_and_validate(headers=keyed, timeout=60)

    ask()
