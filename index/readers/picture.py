"""Pictures as files: PNG, JPEG, TIFF, WEBP, BMP, GIF. Their text is recognised."""

from __future__ import annotations

import io
import math
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING

from index.errors import NoTextLayer, TooLarge, Unreadable
from index.readers.content import Builder, Content, Limits
from index.readers.ocr import load
from index.readers.pdf.pages import Page, content, scanned
from index.readers.pdf.scans import Scan, scan
from index.readers.sniff import DOCX, ODT, RTF, media_type_of
from index.types import PageSize, TextSource

if TYPE_CHECKING:
    from PIL import Image

    from index.readers.ocr.engine import Engine, Picture

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
_MANY = "TIFF"  # holds a page a picture; what else holds several is a film
_LOOKED_AT = 4_000_000  # pixels that are recognised: larger pictures are made smaller first
_A4 = 842.0  # points of the longer side of a page whose resolution is not told
_TOLD = (100.0, 1200.0)  # dots an inch that a scanner may mean; others are a screen's or a guess

_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)  # EXIF
_LEAST = 300  # pixels of the shorter side of a page; portraits and logos in documents have fewer

_KINDS = {DOCX: "DOCX", ODT: "ODT", RTF: "RTF"}
_ITSELF = "send the document itself."
_DAMAGED = "the picture is damaged or cut short and cannot be opened. Save it anew and send that."
_UNSURE = (
    "nothing on the picture could be read for sure. Send a sharper one, of 200 to 300 dots an "
    "inch, or the document itself."
)


def read(data: bytes, limits: Limits) -> Content:
    """The text that is recognised on a picture, a page for each picture of a TIFF.

    Boxes are in points, by the resolution that the file tells, or as if the page were A4.

    Raises `NoTextLayer` where no engine is installed or nothing can be read for sure, `TooLarge`,
    or `Unreadable`.
    """
    if load.available() and not limits.ocr_pages:
        raise NoTextLayer(f"the file is a picture. Recognition (OCR) is switched off: {_ITSELF}")
    engine = load.engine() if find_spec("PIL") else None
    if engine is None:
        raise NoTextLayer(f"the file is a picture, and its text has to be read: {load.INSTALL}")
    pages = list(_pages(_pictures(data, limits), limits, engine))
    if not any(page.seen for page in pages):
        raise NoTextLayer(_UNSURE)
    return content(pages, media_type_of(data), limits)


def read_inside(
    pictures: Iterable[bytes], media_type: str, limits: Limits, builder: Builder | None = None
) -> Content:
    """The text on `pictures`, which a document of `media_type` shows in place of text of its own.

    Each is a page. What cannot be opened, or has too few or too many pixels, is passed over.
    What was added to `builder` stands before it. Raises `NoTextLayer` as `read` does, and
    `TooLarge`.
    """
    said = f"the {_KINDS.get(media_type, 'document')} file holds pictures and no text"
    if not (find_spec("PIL") and load.available()):
        raise NoTextLayer(f"{said}. To have them recognised (OCR), {load.INSTALL}; or {_ITSELF}")
    found = _inside(pictures, limits)
    first = next(found, None) if limits.ocr_pages else None
    engine = load.engine() if first else None  # which is not loaded for nothing
    if engine is None and (first or not limits.ocr_pages):
        raise NoTextLayer(f"{said}. Recognition (OCR) is switched off: {_ITSELF}")
    pages = list(_pages(chain([first], found), limits, engine)) if first and engine else []
    if not any(page.seen for page in pages):
        raise NoTextLayer(f"{said}, and recognition (OCR) is sure of nothing on them: {_ITSELF}")
    return content(pages, media_type, limits, builder)


def _inside(pictures: Iterable[bytes], limits: Limits) -> Iterator[tuple[Picture, PageSize]]:
    for data in pictures:
        with suppress(Unreadable, TooLarge):
            for picture, size in _pictures(data, limits):
                if min(picture.shape) >= _LEAST:
                    yield picture, size


def _pages(
    pictures: Iterable[tuple[Picture, PageSize]], limits: Limits, engine: Engine
) -> Iterator[Page]:
    until = time.monotonic() + limits.ocr_seconds
    for number, (picture, size) in enumerate(pictures, start=1):
        limits.check("pages", number, "pages")
        found: Scan | None = None
        if number <= limits.ocr_pages and time.monotonic() < until:
            found = scan(picture, size.width / picture.shape[1], engine)
        if found is None or not found.is_sure:
            yield Page(number, size, (), source=None, unreadable=True)
        else:
            laid = scanned(found, size.width)
            yield Page(number, size, laid, sure=found.sure, source=TextSource.OCR)


def _pictures(data: bytes, limits: Limits) -> Iterator[tuple[Picture, PageSize]]:
    """Each picture in grey as it is shown, and its size in points."""
    with _refusing(limits):
        image = _opened(data)
    with image:
        count = getattr(image, "n_frames", 1) if image.format == _MANY else 1
        limits.check("pages", count, "pages")
        for number in range(count):
            with _refusing(limits):
                image.seek(number)
                limits.check("pixels", image.width * image.height, "pixels")
                shown = _shown(image)
            yield shown


def _opened(data: bytes) -> Image.Image:
    from PIL import Image

    return Image.open(io.BytesIO(data), formats=_FORMATS)


@contextmanager
def _refusing(limits: Limits) -> Iterator[None]:
    """Pillow's many ways to say that a picture is damaged, or too large, as ours."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damage that can be mended, and of sizes
        try:
            yield
        except Image.DecompressionBombError:
            raise TooLarge(
                f"the picture has far more pixels than the limit of {limits.pixels:,}. "
                "Send a smaller one, or raise the setting max_pixels."
            ) from None
        except (OSError, ValueError, SyntaxError, EOFError):
            raise Unreadable(_DAMAGED) from None


def _shown(image: Image.Image) -> tuple[Picture, PageSize]:
    import numpy as np
    from PIL import Image, ImageOps

    size = _size(image)
    ratio = math.sqrt(_LOOKED_AT / (image.width * image.height))
    if image.format == "JPEG" and ratio < 1:
        image.draft("L", (round(image.width * ratio), round(image.height * ratio)))
    if image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE:
        size = PageSize(size.height, size.width)
    turned = ImageOps.exif_transpose(image)
    grey = _grey(turned)
    if grey.width * grey.height > _LOOKED_AT:
        ratio = math.sqrt(_LOOKED_AT / (grey.width * grey.height))
        smaller = (max(1, round(grey.width * ratio)), max(1, round(grey.height * ratio)))
        grey = grey.resize(smaller, Image.Resampling.BOX)
    return np.array(grey, dtype=np.uint8), size


def _grey(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":  # 16 bits and more
        low, high = (float(edge) for edge in image.getextrema())  # type: ignore[arg-type]
        image = image.point(lambda value: (value - low) * (255 / max(1.0, high - low)))
        return image.convert("L")
    if image.has_transparency_data:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("L")
    return image.convert("L")


def _size(image: Image.Image) -> PageSize:
    told = image.info.get("dpi")
    if isinstance(told, tuple) and len(told) == 2:
        across, down = (float(value) for value in told)
        if all(_TOLD[0] <= value <= _TOLD[1] for value in (across, down)):
            return PageSize(image.width * 72 / across, image.height * 72 / down)
    points = _A4 / max(image.width, image.height)
    return PageSize(image.width * points, image.height * points)
