"""Which files are containers: told by the end of the name, and for archives by the first bytes."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a file is to whoever looks for documents in it."""

    DOCUMENT = "document"
    ZIP = "zip"
    TAR = "tar"
    TABLE = "table"
    LINES = "lines"
    ARRAY = "array"
    PARQUET = "parquet"


ENDINGS = {
    ".zip": Kind.ZIP,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".parquet": Kind.PARQUET,
    ".json": Kind.ARRAY,  # where it begins with a bracket
    ".tar": Kind.TAR,
    **dict.fromkeys(".tgz .tbz .tbz2 .txz .tar.gz .tar.bz2 .tar.xz".split(), Kind.TAR),
}
# What a zip holds that is a document and not an archive: DOCX, ODT.
DOCUMENT_PARTS = ("[Content_Types].xml", "mimetype")


def kind_of(name: str) -> Kind:
    """What a file of this name is.

    >>> kind_of("all/CVs.TAR.GZ"), kind_of("cv.pdf")
    (<Kind.TAR: 'tar'>, <Kind.DOCUMENT: 'document'>)
    """
    lower = name.lower()
    for ending, kind in ENDINGS.items():
        if lower.endswith(ending):
            return kind
    return Kind.DOCUMENT
