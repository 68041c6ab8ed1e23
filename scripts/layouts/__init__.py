"""Resumes whose layout is hard, and what their sources say: the truth a reader is held to."""
