"""The DOCX reader: `read.read` is its front, one walk over the XML of the file."""
