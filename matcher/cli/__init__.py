"""The command line: parse the arguments, make one trip, show what came of it."""
