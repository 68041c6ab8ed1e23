"""Headings, cue phrases, names: the field's words as data."""
