"""OpenDocument text files, read from their XML; `index.readers.odt.read` is the front."""
