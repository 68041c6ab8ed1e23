"""The wire: what every door sends, whichever door it is. `matcher.schemas` is the front."""
