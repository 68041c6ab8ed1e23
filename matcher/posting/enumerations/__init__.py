"""The lists inside a text: what is named, and whether one is enough. `choices` is the front."""
