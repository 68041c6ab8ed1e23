"""What a blind reader is not shown of a resume: who it is of, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.types import Box, Document, Span
from matcher.resume.contact import is_contact
from matcher.resume.parts import UNQUOTED
from matcher.resume.reach import MAIL
from matcher.types import Entry, Evidence, Match, Pair, Resume, Section
from matcher.whose import lines_of, named, names_of, plain

MASK = "█"  # stands for a character that is withheld, so that places stay what they are

_LINK = re.compile(
    r"(?:https?://|www\.)\S{1,200}"
    r"|\b(?:linkedin|github|gitlab|twitter|facebook|medium|orcid|behance|dribbble|kaggle)"
    r"(?:\.(?:com|org|net))?/[\w./@%+-]{1,100}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.@/])@[^\W\d_]\w{2,30}\b(?![/(])")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\s?\d|\(\d{2,4}\)|\d{3}[-.\s]\d{3}[-.\s]\d{4})[\d().\s/–-]*\d?"
)
_LEAST_DIGITS = 7
_ENDINGS = frozenset(
    "pdf doc docx odt rtf txt md htm html json csv zip rar 7z tar gz png jpg jpeg tif tiff".split()
)
_INITIALS = 12  # characters before a name in which its initials stand
_BEHIND = 20  # characters behind a name in which they stand, with what follows them
_CAPITALS = "".join(c for c in map(chr, range(0x590)) if c.isupper() and plain(c) == c)
_AFTER = r"[,;.:*)\n]| ?[\[(]\d| (?:and|et|&) |\Z"  # what stands behind initials


def withheld(resume: Resume, document: Document) -> tuple[Span, ...]:
    """The spans of `document` that name or reach the candidate, in order, none within another.

    They are the contact and reference sections, the name wherever it stands, every line that does
    nothing but say something private, and every address for mail, telephone and the web.
    """
    found = [s.span for s in resume.sections if s.kind in UNQUOTED]
    found += _named(document.text, names_of(resume, document))
    found += _private(document)
    for pattern in (MAIL, _LINK, _HANDLE):
        found += [Span(*match.span()) for match in pattern.finditer(document.text)]
    found += _phones(document.text)
    return tuple(_merged(found))


def masked(text: str, spans: Iterable[Span]) -> str:
    r"""`text` with all of `spans` masked but white space, so that every place stays what it is.

    >>> masked("Ann Lee\nSQL", [Span(0, 7)])
    '███ ███\nSQL'
    """
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(text[at : span.start])
        pieces.extend(c if c.isspace() else MASK for c in span.of(text))
        at = span.end
    return "".join(pieces) + text[at:]


def unnamed(document_id: str) -> str:
    """What a resume goes by where its own name is withheld.

    >>> unnamed("4ed1ff5f0f60")
    'Candidate 4ed1ff'
    """
    return f"Candidate {document_id[:6]}"


def unnamed_file(name: str) -> str:
    """What a file goes by that could not be read: its kind alone, for its name may be a person's.

    >>> unnamed_file("cvs/Ann Lee.PDF"), unnamed_file("Ann Lee")
    ('item.pdf', 'item')
    """
    ending = name.rpartition(".")[2].lower()
    return f"item.{ending}" if ending in _ENDINGS else "item"


def blinded(match: Match, spans: Sequence[Span]) -> Match:
    """`match` as a blind reader may have it, `spans` being withheld of its resume.

    The resume goes by its id, and what is withheld of a quote is masked; no number is another.
    """
    pairs = tuple(blinded_pair(pair, spans) for pair in match.pairs)
    return replace(match, resume_name=unnamed(match.resume_id), pairs=pairs)


def blinded_pair(pair: Pair, spans: Sequence[Span]) -> Pair:
    """`pair` with `spans` masked in all of its quotes."""
    parts = tuple(
        replace(part, evidence=_masked_quote(part.evidence, spans)) if part.evidence else part
        for part in pair.parts
    )
    return replace(
        pair, evidence=tuple(_masked_quote(one, spans) for one in pair.evidence), parts=parts
    )


def _masked_quote(evidence: Evidence, spans: Sequence[Span]) -> Evidence:
    within = [
        Span(
            max(span.start, evidence.span.start) - evidence.span.start,
            min(span.end, evidence.span.end) - evidence.span.start,
        )
        for span in spans
        if span.overlaps(evidence.span)
    ]
    return replace(evidence, quote=masked(evidence.quote, within)) if within else evidence


def wordless(text: str, resume: Resume, document: Document) -> str:
    """`text`, which somebody wrote of a resume, without the candidate's name and ways of contact.

    It need not stand in the `document`.
    """
    return _wordless(text, names_of(resume, document))


def _wordless(text: str, names: Sequence[str]) -> str:
    found = list(_named(text, names))
    for pattern in (MAIL, _LINK, _HANDLE):
        found += [Span(*match.span()) for match in pattern.finditer(text)]
    found += _phones(text)
    return masked(text, _merged(found))


def blinded_resume(resume: Resume, document: Document) -> tuple[Resume, Document]:
    """What was understood of a resume, and its document, as a blind reader may have them.

    Every place stays what it is. What stands among contact lines and references is not told of.
    """
    text = masked(document.text, withheld(resume, document))
    names = names_of(resume, document)

    def shown(words: str) -> str:
        return _wordless(words, names)

    def entry(one: Entry) -> Entry:
        bullets = tuple(replace(b, text=b.span.of(text)) for b in one.bullets)
        return replace(one, role=shown(one.role), employer=shown(one.employer), bullets=bullets)

    def section(one: Section) -> Section:
        entries = () if one.kind in UNQUOTED else tuple(entry(e) for e in one.entries)
        return replace(one, heading=shown(one.heading), entries=entries)

    passages = tuple(
        replace(p, text=p.span.of(text), context=shown(p.context), label=shown(p.label))
        for p in resume.passages
    )
    name = unnamed(resume.document_id)
    blind = replace(
        resume,
        name=name,
        sections=tuple(section(s) for s in resume.sections),
        passages=passages,
        candidate="",
        whereabouts="",
    )
    return blind, replace(document, name=name, text=text)


def covers(document: Document, spans: Iterable[Span], page: int) -> tuple[Box, ...]:
    """What is painted over on `page`: the boxes of `spans`, and a letterhead above the text.

    A name may be drawn and not written; on the first page nothing is shown above the first line
    that may be.
    """
    spans = tuple(spans)
    boxes = [box for span in spans for at, box in document.boxes(span) if at == page]
    if page == 1 and document.pages:
        tops = [box.y0 for box in shown(document, spans, page)]
        height = min(tops, default=0.0) - 5
        if height > 0:
            boxes.append(Box(0.0, 0.0, document.pages[0].width, height))
    return tuple(boxes)


def shown(document: Document, spans: Iterable[Span], page: int) -> tuple[Box, ...]:
    """The lines of `page` that everybody sees and of which nothing is withheld."""
    spans = tuple(spans)
    return tuple(
        line.box
        for block in document.blocks
        if block.hidden is None
        for line in block.lines
        if line.page == page
        and line.box is not None
        and not any(span.overlaps(line.span) for span in spans)
    )


def _named(text: str, names: Sequence[str]) -> Iterator[Span]:
    """Where one of `names` stands, with the initials before or behind it.

    A letter behind it is a word where small letters follow: "At Lee I led".

    >>> text = "M. K. Okonkwo, B. Lee; Okonkwo MK, Lee B; C, Okonkwo (Go)"
    >>> masked(text, _named(text, ("maria", "okonkwo")))
    '██ ██ ███████, B. Lee; ███████ ██, Lee B; C, ███████ (Go)'
    """
    own = "".join(sorted({name[0].upper() for name in names if name})) or "-"
    any_one = f"[{_CAPITALS}]"
    before = re.compile(rf"\b(?:(?:{any_one}\.[ -]?){{1,3}}|[{own}](?:-?{any_one})? )\Z")
    behind = re.compile(
        rf",? ([{own}](?:\.[ -]?(?:{any_one}\.[ -]?){{0,2}}|(?:-?{any_one})?(?={_AFTER})"
        rf"|(?:-{any_one})?(?![\w+#/&'’-]| [a-z])))"
    )
    last = -_INITIALS
    for span in named(text, names):
        start = max(0, span.start - _INITIALS)
        ahead = before.search(plain(text[start : span.start]))
        yield Span(start + ahead.start() if ahead else span.start, span.end)
        after = behind.match(plain(text[span.end : span.end + _BEHIND]))
        if after and span.start > last + 1:  # behind a whole name stand degrees: "Ann Lee, M.D."
            yield Span(span.end + after.start(1), span.end + after.end(1))
        last = span.end


def _private(document: Document) -> Iterator[Span]:
    for line in lines_of(document):
        if is_contact(line.of(document.text)):
            yield line


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        if sum(c.isdigit() for c in match.group()) >= _LEAST_DIGITS:
            yield Span(match.start(), match.start() + len(match.group().rstrip()))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(spans):
        if current is None or span.start > current.end:
            if current is not None:
                yield current
            current = span
        else:
            current = Span(current.start, max(current.end, span.end))
    if current is not None:
        yield current
