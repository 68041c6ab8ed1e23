"""Where settings come from: a file in TOML, and over it the environment.

A name in the file is that of the environment's variable without ``MATCHER_``, in small letters::

    data = "/srv/matcher"          # a path that is not absolute starts at the file's own folder
    max_pages = 30
    hosts = ["matcher.example.org"]
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from matcher.errors import BadRequest

PREFIX = "MATCHER_"
FILE = f"{PREFIX}CONFIG"


@dataclass(frozen=True, slots=True)
class Known:
    """A setting: its name without the prefix, the field of `Settings` that it is, its meaning.

    `unit` is that of its number, "" where it has none.
    """

    name: str
    field: str
    meaning: str
    unit: str = ""

    @property
    def variable(self) -> str:
        """The environment's variable."""
        return PREFIX + self.name


KNOWN = (
    Known("DATA", "data", "folder of the corpora and the keys"),
    Known("MODEL", "model", '"default", a folder, or a model\'s name'),
    Known("PRECISION", "precision", '"int8" (usual) or "f32": exact, slower'),
    Known("CACHE", "cache", "folder of models fetched from a hub"),
    Known("AS_OF", "as_of", "month in which jobs that go on end, such as 2026-11; unset: now"),
    Known("THREADS", "threads", "threads for embedding; 0: all cores", "threads"),
    Known("KEEP_ORIGINALS", "originals", "1: files of resumes are kept, to show their pages"),
    Known("MAX_BYTES", "limits.bytes", "largest file, in bytes", "bytes"),
    Known("MAX_PAGES", "limits.pages", "most pages of a file", "pages"),
    Known("MAX_CHARACTERS", "limits.characters", "most characters of text in a file", "characters"),
    Known("MAX_LINES", "limits.lines", "most lines of text in a file", "lines"),
    Known("MAX_MEMBERS", "limits.members", "most files in a DOCX or ODT, which are zips", "files"),
    Known("MAX_UNPACKED", "limits.unpacked", "most bytes of those files together", "bytes"),
    Known("MAX_RATIO", "limits.ratio", "most bytes that a packed byte may become", "times"),
    Known("MAX_PIXELS", "limits.pixels", "most pixels of a picture", "pixels"),
    Known("MAX_OCR_PAGES", "limits.ocr_pages", "most pages that are recognised; 0: none", "pages"),
    Known(
        "MAX_OCR_SECONDS", "limits.ocr_seconds", "seconds after which no further page is begun", "s"
    ),
    Known(
        "MAX_CPU_SECONDS",
        "allowance.cpu_seconds",
        "processor time that reading a file may take",
        "s",
    ),
    Known("MAX_SECONDS", "allowance.seconds", "seconds on the clock that it may take", "s"),
    Known("MAX_MEMORY", "allowance.memory", "bytes of memory that it may take", "bytes"),
    Known("MAX_ANSWER", "allowance.answer", "bytes that may come of it", "bytes"),
    Known(
        "MAX_ARCHIVE", "archive_bytes", "largest archive of resumes that a batch job takes", "bytes"
    ),
    Known("WEBHOOK_NETWORKS", "webhook_networks", "networks besides public ones for webhooks"),
    Known("HOST", "serving.host", "address to listen on"),
    Known("PORT", "serving.port", "port to listen on; 0: any that is free"),
    Known("KEYS", "serving.keys", "on, off, or auto: keys are needed once one was made"),
    Known("HOSTS", "serving.hosts", "names by which the server may be asked; none: any"),
    Known("ORIGINS", "serving.origins", "web origins whose pages may ask (CORS); none: no other"),
    Known(
        "JOBS", "serving.jobs", "requests at work at once; 0: one a core, 2 at least", "requests"
    ),
    Known(
        "WAITING", "serving.waiting", "requests that wait for a turn; more are refused", "requests"
    ),
    Known("PATIENCE", "serving.patience", "seconds that a request waits for its turn", "s"),
    Known("RATE", "serving.rate", "requests a minute of one key; 0: no limit", "a minute"),
    Known("BURST", "serving.burst", "requests of one key that may come at once", "requests"),
    Known(
        "UPLOAD_RATE", "serving.upload_rate", "uploads a minute of one key; 0: no limit", "a minute"
    ),
    Known(
        "UPLOAD_BURST",
        "serving.upload_burst",
        "uploads of one key that may come at once",
        "uploads",
    ),
    Known(
        "AT_ONCE",
        "serving.at_once",
        "requests of one key that are open at once; 0: no limit",
        "requests",
    ),
    Known("OPEN_TENANTS", "serving.open_tenants", "tenants whose corpora are held open", "tenants"),
    Known(
        "DRAIN_SECONDS", "serving.drain_seconds", "seconds to finish requests when told to end", "s"
    ),
    Known("LOG", "serving.log", "text or json: how the server's log is written"),
    Known("TRACES", "serving.traces", "1: OpenTelemetry traces, sent as OTEL_* variables say"),
)
# Named like settings, and read elsewhere: by the command line, and by programs that ask a server.
OTHERS = ("CONFIG", "DEBUG", "URL", "KEY", "API_KEY", "AXE")
_NAMES = {known.name: known for known in KNOWN}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The settings that were given, as an environment, and where each was found.

    `strange`: a sentence for each variable of the environment that is no setting. They are told
    and not refused, since an environment may be meant for another version too.
    """

    environ: Mapping[str, str]
    origins: Mapping[str, str]
    strange: tuple[str, ...] = ()


def gather(environ: Mapping[str, str] | None = None) -> Gathered:
    """What the file that MATCHER_CONFIG names says, and over it what the environment says.

    Raises `BadRequest` if the file cannot be read or has a name that is no setting.
    """
    env = os.environ if environ is None else environ
    given = {name: value for name, value in env.items() if name.startswith(PREFIX) and value}
    file = given.get(FILE, "")
    filed = _read(Path(file)) if file else {}
    names = {known.variable for known in KNOWN}
    origins = dict.fromkeys(filed, f"file {file}")
    origins |= {name: "environment" for name in given if name in names}
    return Gathered({**env, **(filed | given)}, origins, tuple(_strange(given)))


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise BadRequest(f"the settings in {path} cannot be read: {why}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRequest(f"the settings in {path} are not TOML: {error}.") from error
    return {PREFIX + name.upper(): _text(path, name, value) for name, value in found.items()}


def _text(path: Path, name: str, value: Any) -> str:
    """A value of the file as the environment would give it."""
    if name.upper() not in _NAMES or name != name.lower():
        raise BadRequest(f"{path}: {name} is no setting{_nearest(name, _small())}")
    if isinstance(value, bool):
        return str(int(value))
    if name in ("data", "cache") and isinstance(value, str):
        return str(path.parent / Path(value).expanduser())
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ",".join(value)
    if isinstance(value, (str, int, float)):
        return str(value)
    raise BadRequest(f"{path}: {name} must be a text, a number, true or false, or a list of texts.")


def _small() -> list[str]:
    return [name.lower() for name in _NAMES]


def _strange(given: Iterable[str]) -> list[str]:
    known = [*_NAMES, *OTHERS]
    named = sorted(name.removeprefix(PREFIX) for name in given)
    variables = [PREFIX + name for name in known]
    return [
        f"{PREFIX}{name} is no setting and is not used{_nearest(PREFIX + name, variables)}"
        for name in named
        if name not in known
    ]


def _nearest(name: str, names: list[str]) -> str:
    """How a sentence about an unknown name ends.

    >>> _nearest("max_page", ["max_pages", "data"])
    '; did you mean max_pages?'
    >>> _nearest("colour", ["max_pages", "data"])
    '; `matcher config` lists them.'
    """
    near = get_close_matches(name, names, n=1, cutoff=0.75)
    return f"; did you mean {near[0]}?" if near else "; `matcher config` lists them."
