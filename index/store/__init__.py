"""The only truth: documents, passages and vectors in one SQLite file. sqlite3 lives here alone."""
