"""What a file said, and which passages are near a text. Knows documents, passages and vectors."""
