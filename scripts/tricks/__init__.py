"""Tricks that hide text in resumes, and honest pages that look like tricks, made by ourselves."""
