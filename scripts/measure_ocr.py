"""Text recognition by measurement: engines against each other, and confidence against the truth.

    python scripts/measure_ocr.py [--engines ours rapidocr-openvino rapidocr-onnxruntime tesseract]
    python scripts/measure_ocr.py --confidence
    python scripts/measure_ocr.py --layouts

Pages of text PDFs are rendered, as they are and as a poor scanner would (1.5 degrees askew at
most, noise, grey paper, JPEG), and read back. The truth is the text that the PDF itself holds:
pages that this script makes, and real ones from `../shared/data` where it exists; it says so where
it does not. Words are compared as bags, without the signs around them; a word that was hyphenated
at a line's end counts as its two halves. `--layouts` holds the layouts, as scans, to the sources
that they were made from.

Each engine runs in a process of its own, on one thread: seconds are of processor time, memory is
the peak of the process (for tesseract, of the program it starts). An engine that is not installed
is left out.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Limits
from index.readers.pdf.read import read

DATA = Path(__file__).parents[2] / "shared" / "data"
ENGINES = ("ours", "rapidocr-openvino", "rapidocr-onnxruntime", "tesseract")
CONDITIONS = ((200, False), (200, True), (300, False), (300, True))
_LAYOUTS, _RESUMES = 5, 5
_AROUND = ".,;:()|•·–—-*'\"“”‘’[]<>/\\"
_EDGE = re.compile(r"(\w)[-\u2010]\s+(?=[a-z])")

Picture = NDArray[np.uint8]
Reader = Callable[[Picture, int], list[str]]


def own_page(face: str, size: float) -> bytes:
    """A page in one typeface, in one column, of words that resumes are made of."""
    words = (
        "Led planned built reviewed the a team of people in harbour logistics Python SQL AWS and "
        "C++ 2019 2021 budget of $1.2M 14% (Excel, SAP) Copenhagen B.Sc. Node.js CI/CD node-based"
    ).split()
    rng = random.Random(face)  # noqa: S311 - no secret
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(face, size)
    y = A4[1] - 60
    while y > 60:
        canvas.drawString(60, y, "• " + " ".join(rng.choice(words) for _ in range(9)))
        y -= 1.4 * size
    canvas.save()
    return file.getvalue()


def pages() -> Iterator[tuple[str, bytes]]:
    for face in ("Helvetica", "Times-Roman", "Courier"):
        yield f"own {face}", own_page(face, 10)
    if not DATA.is_dir():
        return
    layouts = sorted((DATA / "layouts").rglob("*.pdf"))
    for path in layouts[:: max(1, len(layouts) // _LAYOUTS)][:_LAYOUTS]:
        yield path.stem, path.read_bytes()
    resumes = sorted((DATA / "resumes_pdf").rglob("*.pdf"))
    for path in resumes[:: max(1, len(resumes) // _RESUMES)][:_RESUMES]:
        yield path.stem, path.read_bytes()


def truth(data: bytes) -> list[str]:
    content = read(data, Limits(ocr_pages=0))
    blocks = (b for b in content.blocks if b.page == 1 and not b.hidden)
    lines = [line.span.of(content.text) for b in blocks for line in b.lines if line.page == 1]
    return bag("\n".join(lines))


def bag(text: str) -> list[str]:
    text = text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    text = _EDGE.sub(r"\1 ", text)
    return [word for word in (part.strip(_AROUND) for part in text.split()) if word]


def rendered(data: bytes, dpi: int) -> Picture:
    page = pypdfium2.PdfDocument(data)[0]
    return np.asarray(page.render(scale=dpi / 72).to_pil().convert("L"))


def worn(picture: Picture, seed: int, noise: float = 18, blur: float = 1.0) -> Picture:
    rng = random.Random(seed)  # noqa: S311 - no secret
    image = Image.fromarray(picture).rotate(
        rng.uniform(-1.5, 1.5), fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    if blur < 1:
        small = (round(image.width * blur), round(image.height * blur))
        image = image.resize(small).resize(image.size)
    grain = np.random.default_rng(seed).normal(0, noise, (image.height, image.width))
    grey = (np.asarray(image) * 0.9 + 10 + grain).clip(0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(grey).save(file, "JPEG", quality=60)
    return np.asarray(Image.open(file).convert("L"))


def ours() -> Reader:
    from index.readers.ocr.load import engine

    known = engine()
    if known is None:
        raise ImportError("the extra 'ocr' is not installed")

    def run(picture: Picture, _: int) -> list[str]:
        return [word.text for line in known.read(picture).lines for word in line.words]

    return run


def rapidocr(name: str) -> Reader:
    sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]
    from rapidocr import EngineType, RapidOCR

    kind = EngineType(name)
    engine = RapidOCR(
        params={
            **{f"{part}.engine_type": kind for part in ("Det", "Cls", "Rec")},
            "Global.log_level": "error",
            "Global.max_side_len": 4000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.openvino.inference_num_threads": 1,
        }
    )

    def run(picture: Picture, _: int) -> list[str]:
        found = engine(np.repeat(picture[:, :, None], 3, axis=2), use_cls=False)
        return list(found.txts or ())

    return run


def tesseract() -> Reader:
    program = shutil.which("tesseract")
    if not program:
        raise ImportError("no program 'tesseract' (Debian: apt-get install tesseract-ocr)")

    def run(picture: Picture, dpi: int) -> list[str]:
        file = io.BytesIO()
        Image.fromarray(picture).save(file, "PNG")
        done = subprocess.run(
            [program, "-", "-", "--psm", "3", "--dpi", str(dpi), "-l", "eng"],
            input=file.getvalue(),
            capture_output=True,
            check=True,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
        )
        return done.stdout.decode().splitlines()

    return run


def engine_named(name: str) -> Reader:
    if name == "ours":
        return ours()
    if name == "tesseract":
        return tesseract()
    return rapidocr(name.removeprefix("rapidocr-"))


def compared(right: Sequence[str], got: Sequence[str]) -> tuple[float, float, float]:
    """Recall, precision and error rate of bags: (missed or, if more, made up) over the truth."""
    a, b = Counter(right), Counter(got)
    hits = (a & b).total()
    most = max(1, a.total())
    return hits / most, hits / max(1, b.total()), max(a.total() - hits, b.total() - hits) / most


def spent() -> float:
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in both)


def measured(name: str) -> dict[str, Any]:
    begun = time.process_time()
    run = engine_named(name)
    result: dict[str, Any] = {"load": time.process_time() - begun}
    for dpi, is_worn in CONDITIONS:
        scores, seconds = [], []
        for seed, (_, data) in enumerate(pages()):
            picture = rendered(data, dpi)
            picture = worn(picture, seed) if is_worn else picture
            at = spent()
            got = run(picture, dpi)
            seconds.append(spent() - at)
            scores.append(compared(truth(data), bag("\n".join(got))))
        recall, precision, wrong = (mean(column) for column in zip(*scores, strict=True))
        result[f"{dpi}{' worn' if is_worn else ''}"] = [recall, precision, wrong, median(seconds)]
    who = resource.RUSAGE_CHILDREN if name == "tesseract" else resource.RUSAGE_SELF
    result["memory"] = resource.getrusage(who).ru_maxrss / 1024
    return result


def table(engines: Sequence[str]) -> None:
    count = sum(1 for _ in pages())
    where = "some of them real" if DATA.is_dir() else f"made here: there is no {DATA}"
    print(f"{count} pages, {where}")
    print("engine                 dpi         recall  precision  WER    s CPU  memory  load")
    for name in engines:
        done = subprocess.run(
            [sys.executable, __file__, "--one", name], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{name:22} left out: {done.stderr.strip().splitlines()[-1]}")
            continue
        found = json.loads(done.stdout.splitlines()[-1])
        memory, load = found.pop("memory"), found.pop("load")
        for condition, (recall, precision, wrong, seconds) in found.items():
            print(
                f"{name:22} {condition:10} {recall:7.3f} {precision:9.3f} {wrong:6.3f}"
                f" {seconds:7.2f} {memory:5.0f} MB {load:5.1f}"
            )


def confidence() -> None:
    """Pages from good to unreadable: what the mean confidence says of the share of right words."""
    from index.readers.ocr.load import engine
    from index.readers.pdf.scans import SURE, scan

    known = engine()
    if known is None:
        sys.exit("the extra 'ocr' is not installed")
    rows = []
    for seed, (_, data) in enumerate(pages()):
        right = truth(data)
        for blur in (0.5, 0.4, 0.35, 0.3, 0.25, 0.2):
            picture = worn(rendered(data, 200), seed, 40, blur)
            found = scan(picture, 72 / 200, known)
            got = bag(" ".join(word.text for word, _ in found.placed()))
            recall, precision, _ = compared(right, got)
            rows.append((found.confidence, precision, recall))
    print(f"pages by mean confidence (quoted from {SURE} on)")
    print("confidence   pages  precision: mean, least   recall")
    for low in (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98):
        high = min(
            (edge for edge in (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98) if edge > low),
            default=1.01,
        )
        part = [row for row in rows if low <= row[0] < high]
        if part:
            exact, found_ = [row[1] for row in part], [row[2] for row in part]
            print(
                f"{low:4.2f}-{min(high, 1):4.2f} {len(part):8} {mean(exact):15.3f} "
                f"{min(exact):6.3f} {mean(found_):10.3f}"
            )


def layouts() -> int:
    """`measure_layouts.py`, of pictures of its resumes."""
    import measure_layouts

    def scanned(data: bytes, _: Limits) -> Any:
        document = pypdfium2.PdfDocument(data)
        first, *rest = (page.render(scale=200 / 72).to_pil().convert("RGB") for page in document)
        file = io.BytesIO()
        first.save(file, "PDF", resolution=200, save_all=True, append_images=rest, quality=85)
        return read(file.getvalue(), Limits(ocr_seconds=600))

    measure_layouts.read = scanned
    sys.argv = sys.argv[:1]
    return measure_layouts.main()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engines", nargs="*", default=ENGINES, choices=ENGINES)
    parser.add_argument("--confidence", action="store_true")
    parser.add_argument("--layouts", action="store_true")
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measured(asked.one)))
    elif asked.confidence:
        confidence()
    elif asked.layouts:
        sys.exit(layouts())
    else:
        table([name for name in asked.engines if name])


if __name__ == "__main__":
    main()
