"""Everything that reading, embedding and storing can refuse. Each has a stable `code`.

::

    Fault
     +-- DocumentError            a file did not become a document
     |    +-- UnknownType         unknown_type       the bytes are of no type that is read
     |    +-- EmptyDocument       empty_document     there is no text in it
     |    +-- NoTextLayer         no_text_layer      pages are pictures: a scan
     |    +-- Encrypted           encrypted          a password is needed
     |    +-- TooLarge            too_large          a limit was passed
     |    +-- Unreadable          unreadable         damaged, or not what it claims to be
     |    +-- TookTooLong         took_too_long      reading it passed a limit of time
     |    +-- TooMuchMemory       too_much_memory    reading it passed the limit of memory
     |    +-- ReaderCrashed       reader_crashed     reading it ended the process that did it
     +-- ModelError
     |    +-- ModelMissing        model_missing      no weights where they should be
     |    +-- ModelCorrupt        model_corrupt      the weights are not the pinned ones
     |    +-- ModelMismatch       model_mismatch     vectors of two models were about to meet
     +-- StoreError
          +-- StoreCorrupt        store_corrupt      the data folder is damaged
          +-- StoreTooNew         store_too_new      written by a later version
          +-- StoreBusy           store_busy         another process is writing
          +-- DiskFull            disk_full          no space to write; reading goes on
          +-- StoreReadOnly       store_read_only    the data folder can be read alone
          +-- UnknownDocument     unknown_document   no document has this id

Messages say what was wrong, where, and what to do. They never quote a document's text.
"""

from __future__ import annotations

from typing import ClassVar


class Fault(Exception):
    """The root: something the caller can understand and mend."""

    code: ClassVar[str] = "fault"


class DocumentError(Fault):
    """A file did not become a document."""

    code = "document_error"


class UnknownType(DocumentError):
    """The bytes are of no type that is read."""

    code = "unknown_type"


class EmptyDocument(DocumentError):
    """There is no text in the file."""

    code = "empty_document"


class NoTextLayer(DocumentError):
    """The pages are pictures: a scan without text."""

    code = "no_text_layer"


class Encrypted(DocumentError):
    """A password is needed to read the file."""

    code = "encrypted"


class TooLarge(DocumentError):
    """The file passes a limit; the message names the limit and both numbers."""

    code = "too_large"


class Unreadable(DocumentError):
    """The file is damaged, or is not what it claims to be."""

    code = "unreadable"


class TookTooLong(DocumentError):
    """Reading the file passed a limit of time; the message names it."""

    code = "took_too_long"


class TooMuchMemory(DocumentError):
    """Reading the file passed the limit of memory; the message names it."""

    code = "too_much_memory"


class ReaderCrashed(DocumentError):
    """The process that read the file ended before it was done, or answered what cannot be."""

    code = "reader_crashed"


class ModelError(Fault):
    """The embedding model cannot be used."""

    code = "model_error"


class ModelMissing(ModelError):
    """There are no weights where they should be."""

    code = "model_missing"


class ModelCorrupt(ModelError):
    """The weights are not the pinned ones."""

    code = "model_corrupt"


class ModelMismatch(ModelError):
    """Vectors of two models were about to meet."""

    code = "model_mismatch"


class StoreError(Fault):
    """The data folder cannot be used."""

    code = "store_error"


class StoreCorrupt(StoreError):
    """The data folder is damaged."""

    code = "store_corrupt"


class StoreTooNew(StoreError):
    """The data folder was written by a later version."""

    code = "store_too_new"


class StoreBusy(StoreError):
    """Another process is writing to the data folder."""

    code = "store_busy"


class DiskFull(StoreError):
    """There is no space left to write; reading goes on, and so does removing."""

    code = "disk_full"


class StoreReadOnly(StoreError):
    """The data folder cannot be written; reading goes on."""

    code = "store_read_only"


class UnknownDocument(StoreError):
    """No document has this id."""

    code = "unknown_document"
