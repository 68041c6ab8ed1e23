"""Many sources into a corpus: read, embedded and written at once, and safe to break off."""
