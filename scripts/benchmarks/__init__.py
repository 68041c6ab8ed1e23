"""One module a subcommand of scripts/benchmark.py, and the texts that they share."""
