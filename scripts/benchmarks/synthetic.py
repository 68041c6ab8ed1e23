"""Resumes by the million, made of real ones; resume 7 is the same whenever it is asked for.

Sources are the project's labelled resumes (scripts/truth/packs) and, where they are there, real
PDFs (../shared/data/resumes_pdf), each cut behind its 30th passage. They stand in clusters: the
folder of a PDF, the occupation of a pack. Resume n is made from the seed n: it takes a source at
random with all that rules read in it, and puts another passage of the cluster in the place of two
in five of its own. Every vector is turned away from its source's by an angle whose cosine is drawn
from .80 to .95, half at random and half towards another passage of the cluster. Terms, tokens and
sections go with the passages. So nothing has to be stored, and no text is.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from truth import read

from index.errors import DocumentError
from index.types import Quality
from matcher.errors import NothingToQuote
from matcher.facets import Facet, facet_of, once, worth_of
from matcher.incidence import Incidence
from matcher.kept import Told
from matcher.late import Embedded
from matcher.offers import Lines
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.service import Service, read_resume
from matcher.settings import Settings

HERE = Path(__file__).resolve().parents[1]
SHARED = HERE.parents[1] / "shared" / "data"
CACHE = Path(tempfile.gettempdir())
MOST_PASSAGES = 30
SWAPPED = 0.4  # of the passages of a resume are another's
COSINES = (0.80, 0.95)


@dataclass(frozen=True)
class Source:
    """A real resume: its cluster and its profile as bytes."""

    cluster: str
    content: bytes


def sources() -> tuple[list[Source], str]:
    """All sources, and in words what they are. Reading them takes minutes, the first time."""
    files = sorted((SHARED / "resumes_pdf").rglob("*.pdf"))
    packs = sorted((HERE / "truth/packs").glob("*.txt"))
    cache = CACHE / f"rank-benchmark-sources-{read_from(packs, files)}.json"
    if cache.exists():
        kept = from_text(cache.read_text())
        if all(_reads(one.content) for one in kept):
            said = f"{len(kept)} resumes, {len(files)} PDFs among what was read (kept in {cache})"
            return kept, said
    found: list[Source] = []
    with Service.in_memory(Settings(data=Path("unused"))) as service:
        for path in files:
            found += _source(service, path.parent.name, path.read_bytes(), path.name)
        lines = {read.pack_of(pair): pair.resume_lines for pair in read.packs(HERE / "truth/packs")}
        for name, pack in lines.items():
            text = "\n".join(pack).encode()
            found += _source(service, name.rpartition("-")[0], text, f"{name}.txt")
        cache.write_text(as_text(found))
    return found, f"{len(found)} resumes ({len(files)} PDFs and {len(lines)} packs)"


def read_from(packs: Sequence[Path], files: Sequence[Path]) -> str:
    """Names what sources are read from: the words of packs, the names and sizes of PDFs."""
    digest = hashlib.sha256()
    for pack in packs:
        digest.update(pack.read_bytes())
    for file in files:
        digest.update(f"{file.parent.name}/{file.name} {file.stat().st_size}\n".encode())
    return digest.hexdigest()[:12]


def as_text(found: Sequence[Source]) -> str:
    """Sources as JSON. Others can write where it is kept, so nothing in it is ever run."""
    return json.dumps([(one.cluster, b64encode(one.content).decode()) for one in found])


def from_text(text: str) -> list[Source]:
    """What `as_text` wrote."""
    return [Source(cluster, b64decode(content)) for cluster, content in json.loads(text)]


def _reads(content: bytes) -> bool:
    """Whether a profile and its facts are of the form that is read now."""
    try:
        hash(Profile.from_bytes("", "", content).facts)
    except ValueError:
        return False
    return True


def _source(service: Service, cluster: str, data: bytes, name: str) -> list[Source]:
    try:
        made = read_resume(data, name)
        if len(made.resume.passages) > MOST_PASSAGES:
            end = made.resume.passages[MOST_PASSAGES - 1].span.end
            made = read_resume(made.document.text[:end].encode(), f"{name}.txt")
    except (DocumentError, NothingToQuote) as error:  # it goes on without
        print(f"left out: a file of {cluster} ({type(error).__name__})")
        return []
    return [Source(cluster, Profile.of(made.resume, service.resumes.read).to_bytes())]


def postings() -> list[bytes]:
    """Texts of postings: collected ones where they are there, else the project's example."""
    file = SHARED / "postings" / "wild.json"
    if not file.exists():
        return [(HERE / "example" / "posting.txt").read_bytes()]
    return [f"{one['title']}\n\n{one['text']}".encode() for one in json.loads(file.read_text())]


class Maker:
    """Makes resumes of sources."""

    def __init__(self, found: list[Source]) -> None:
        self.profiles = [Profile.from_bytes(str(n), "", one.content) for n, one in enumerate(found)]
        first = self.profiles[0].embedded
        self.model = first.model
        self.rows = np.concatenate(
            [p.embedded.rows.astype(np.float32) * p.embedded.scales[:, None] for p in self.profiles]
        )
        self.tokens = np.concatenate([p.embedded.tokens for p in self.profiles])
        sizes = np.concatenate([np.diff(p.embedded.starts) for p in self.profiles])
        self.token_starts = np.concatenate([[0], np.cumsum(sizes)])
        self.priors = np.concatenate([p.embedded.priors for p in self.profiles])
        self.words = np.concatenate([p.lines.words for p in self.profiles])
        self.flags = np.concatenate([p.lines.flags for p in self.profiles])
        self.labels = np.concatenate([p.lines.labels for p in self.profiles])
        self.starts = np.concatenate([[0], np.cumsum([len(p) for p in self.profiles])])
        self.offers = [offer for p in self.profiles for offer in p.offers]
        texts = np.array([offer.text for offer in self.offers])
        self.text_ranks = np.unique(texts, return_inverse=True)[1]
        use = shipped().ranker
        self.worth = np.concatenate([worth_of(p, use) for p in self.profiles]).astype(np.float32)
        self.held = [keys for p in self.profiles for keys in _by_passage(p.held, len(p))]
        self.clear = [keys for p in self.profiles for keys in _by_passage(p.clear, len(p))]
        self.facets = [facet_of(p, use) for p in self.profiles]
        by_cluster = defaultdict(list)
        for number, one in enumerate(found):
            by_cluster[one.cluster].append(np.arange(self.starts[number], self.starts[number + 1]))
        self.clusters = [one.cluster for one in found]
        self.pool = {name: np.concatenate(some) for name, some in by_cluster.items()}

    def chosen(self, number: int) -> tuple[int, np.ndarray, np.ndarray]:
        """The source of resume `number`, the passages it is made of, and their vectors."""
        rng, base, taken = self._taken(number)
        pool = self.pool[self.clusters[base]]
        rows = self.rows[taken]
        noise = rng.standard_normal(rows.shape, np.float32)
        noise /= np.linalg.norm(noise, axis=1, keepdims=True)
        away = noise + self.rows[rng.choice(pool, len(taken))]
        away -= (away * rows).sum(axis=1, keepdims=True) * rows
        away /= np.linalg.norm(away, axis=1, keepdims=True)
        cosine = rng.uniform(*COSINES, (len(taken), 1)).astype(np.float32)
        turned = cosine * rows + np.sqrt(1 - cosine**2) * away
        return base, taken, turned / np.linalg.norm(turned, axis=1, keepdims=True)

    @property
    def digest(self) -> str:
        """Names what resumes are made of: others are made where a reader or a model has changed."""
        return hashlib.sha256(self.rows.tobytes() + self.starts.tobytes()).hexdigest()[:8]

    def _taken(self, number: int) -> tuple[np.random.Generator, int, np.ndarray]:
        rng = np.random.default_rng([20_26, number])
        base = int(rng.integers(len(self.profiles)))
        own = np.arange(self.starts[base], self.starts[base + 1])
        other = rng.choice(self.pool[self.clusters[base]], len(own))
        return rng, base, np.where(rng.random(len(own)) < SWAPPED, other, own)

    def facet(self, number: int) -> Facet:
        """What is kept of resume `number` to choose by, as of its profile."""
        _, base, taken = self._taken(number)
        terms = np.concatenate([self.held[at] for at in taken]).astype(np.uint32)
        worth = once(self.worth[taken], self.text_ranks[taken]).astype(np.float16)
        return replace(self.facets[base], worth=worth, terms=np.unique(terms))

    def rows_of(self, numbers: range) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Keys, vectors and worths of the passages of some resumes."""
        made = [self.chosen(number) for number in numbers]
        keys = [
            (n + 1 << 20) + np.arange(len(r)) for n, (_, _, r) in zip(numbers, made, strict=True)
        ]
        taken = np.concatenate([some for _, some, _ in made])
        return np.concatenate(keys), np.concatenate([r for _, _, r in made]), self.worth[taken]

    def profile(self, number: int) -> Profile:
        """The profile of resume `number`, whose id is `name_of(number)`."""
        base, taken, turned = self.chosen(number)
        exact = np.abs(turned).max(axis=1, keepdims=True)
        whole = np.rint(turned * (127.0 / exact))
        spans = [slice(self.token_starts[at], self.token_starts[at + 1]) for at in taken]
        sizes = [span.stop - span.start for span in spans]
        ranks = self.text_ranks[taken]
        texts = np.unique(ranks, return_inverse=True)[1]
        return Profile(
            document_id=name_of(number),
            name="",
            quality=Quality(),
            embedded=Embedded(
                model=self.model,
                rows=whole.astype(np.int8),
                scales=(1 / np.linalg.norm(whole, axis=1)).astype(np.float32),
                tokens=np.concatenate([self.tokens[span] for span in spans]),
                starts=np.concatenate([[0], np.cumsum(sizes)]),
                priors=self.priors[taken],
            ),
            lines=Lines(
                words=self.words[taken],
                flags=self.flags[taken],
                labels=self.labels[taken],
                by_text=np.argsort(ranks, kind="stable"),
                texts=texts,
                twins=len(np.unique(texts)) < len(texts),
            ),
            held=_joined([self.held[at] for at in taken]),
            clear=_joined([self.clear[at] for at in taken]),
            told=Told(tuple(self.offers[at] for at in taken), self.profiles[base].facts),
        )


def name_of(number: int) -> str:
    """The id of resume `number`; its number in the corpus is one more."""
    return f"{number:08d}"


def _by_passage(held: Incidence, passages: int) -> Iterator[np.ndarray]:
    sizes = np.diff(held.ends, prepend=0)
    keys = np.repeat(held.keys, sizes)
    for place in range(passages):
        yield keys[held.places == place]


def _joined(keys: list[np.ndarray]) -> Incidence:
    places = np.repeat(np.arange(len(keys)), [len(one) for one in keys])
    flat = np.concatenate(keys) if keys else np.empty(0, np.uint64)
    order = np.argsort(flat, kind="stable")
    found, counts = np.unique(flat, return_counts=True)
    return Incidence(found, np.cumsum(counts), places[order])
