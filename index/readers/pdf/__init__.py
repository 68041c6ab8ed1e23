"""PDF: characters -> words and segments -> columns -> lines -> blocks. The front is `read`."""
