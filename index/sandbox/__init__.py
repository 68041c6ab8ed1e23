"""Untrusted files are read in a child process that can do nothing else."""
