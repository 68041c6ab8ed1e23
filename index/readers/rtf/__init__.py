"""Rich Text Format, read token by token; `index.readers.rtf.read` is the front."""
