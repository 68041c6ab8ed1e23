"""HTML as a screen shows it; `index.readers.html.read` is the front."""
