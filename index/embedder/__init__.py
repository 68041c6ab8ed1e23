"""Texts in, unit vectors out. `index.embedder.base` has the protocol that every model meets."""
