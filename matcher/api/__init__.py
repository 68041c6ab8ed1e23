"""The HTTP door: parse, one call, map errors. FastAPI lives here alone."""
