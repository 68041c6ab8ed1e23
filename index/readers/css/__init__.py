"""As much of CSS as tells whether a text is seen; `index.readers.css.look` is the front."""
