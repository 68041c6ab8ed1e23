"""The project's own labelled texts, and how to read them."""
