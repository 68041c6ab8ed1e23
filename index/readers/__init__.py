"""One file, one format. `index.readers.extract` is the front: bytes in, a Document out."""
