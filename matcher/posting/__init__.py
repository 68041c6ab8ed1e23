"""A posting, from its document to its requirements."""
