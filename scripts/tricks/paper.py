"""A PDF of one page, written by hand: content streams, and the objects that they name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
FONTS = {"F1": b"Helvetica", "F2": b"Helvetica-Bold"}
_FIRST = 10  # the number of the first object that a trick brings


@dataclass(frozen=True)
class Paper:
    """A page in the making. `under` is drawn first, then `body`, then `over`.

    `objects` are numbered from 10 on; `at` gives the number that the next one will have.
    """

    body: str = ""
    under: str = ""
    over: str = ""
    width: float = 612
    height: float = 792
    resources: dict[str, dict[str, str]] = field(default_factory=dict)  # kind -> name -> value
    objects: tuple[bytes, ...] = ()
    page: str = ""  # further entries of the page
    catalog: str = ""
    trailer: str = ""

    @property
    def at(self) -> int:
        return _FIRST + len(self.objects)

    def above(self, content: str) -> Paper:
        return replace(self, over=self.over + content + "\n")

    def below(self, content: str) -> Paper:
        return replace(self, under=self.under + content + "\n")

    def named(self, kind: str, name: str, value: str) -> Paper:
        kinds = {**self.resources, kind: {**self.resources.get(kind, {}), name: value}}
        return replace(self, resources=kinds)

    def with_object(self, value: str | bytes) -> Paper:
        data = value.encode("latin-1") if isinstance(value, str) else value
        return replace(self, objects=(*self.objects, data))

    def with_stream(self, entries: str, content: str | bytes) -> Paper:
        data = content.encode("latin-1") if isinstance(content, str) else content
        return self.with_object(stream(entries, data))

    def dictionary(self) -> str:
        """The resources, for the page and for forms."""
        fonts = {name: f"{n} 0 R" for n, name in enumerate(FONTS, start=5)}
        kinds = {**self.resources, "Font": {**fonts, **self.resources.get("Font", {})}}
        parts = (
            f"/{kind} << {' '.join(f'/{name} {value}' for name, value in names.items())} >>"
            for kind, names in kinds.items()
        )
        return f"<< {' '.join(parts)} >>"

    def pdf(self) -> bytes:
        content = "\n".join((self.under, self.body, self.over)).encode("latin-1")
        catalog = f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>"
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width:g} {self.height:g}] "
            f"/Contents 4 0 R /Resources {self.dictionary()} {self.page} >>"
        )
        numbered = {
            1: catalog.encode("latin-1"),
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page.encode("latin-1"),
            4: stream("", content),
            **{n: FONT % name for n, name in enumerate(FONTS.values(), start=5)},
            **dict(enumerate(self.objects, start=_FIRST)),
        }
        return _file(numbered, self.trailer)


def stream(entries: str, content: bytes) -> bytes:
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("latin-1")
    return head + content + b"\nendstream"


def _file(numbered: dict[int, bytes], trailer: str) -> bytes:
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places: dict[int, int] = {}
    for number, value in numbered.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    size = max(numbered) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(1, size)
    ]
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + b"xref\n0 %d\n" % size + b"".join(rows) + end.encode("latin-1")


def text(x: float, y: float, size: float, words: str, before: str = "0 g", font: str = "F1") -> str:
    """`words` at (x, y) from the bottom left; `before` sets colours and the like."""
    shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {before} BT /{font} {size:g} Tf {x:g} {y:g} Td ({shown}) Tj ET Q\n"


def bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f"q {colour} {x:g} {y:g} {width:g} {height:g} re f Q\n"


def image(paper: Paper, name: str, pixels: bytes, size: tuple[int, int]) -> Paper:
    """A grey picture called `name`. It is not drawn yet: that does `draw`."""
    entries = (
        f"/Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    paper = paper.named("XObject", name, f"{paper.at} 0 R")
    return paper.with_stream(entries, pixels)


def draw(name: str, x: float, y: float, width: float, height: float) -> str:
    return f"q {width:g} 0 0 {height:g} {x:g} {y:g} cm /{name} Do Q\n"
