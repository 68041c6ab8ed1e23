"""Telling another program that a job is done: signed, tried again, and to public addresses only."""
