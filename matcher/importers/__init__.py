"""Candidates as applicant-tracking systems hold them, as documents that are read like any other."""
