"""A server under load and abuse: the parts of `scripts/load.py`."""
