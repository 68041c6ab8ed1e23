"""The tests; `tests.fakes` has what they share."""
