"""API keys: what one is, where they are kept, and how a request's key is told."""
