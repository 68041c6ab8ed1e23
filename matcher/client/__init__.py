"""A program's way to a server: `from matcher.client.client import Client`."""
