"""Text recognition: a picture in, lines of words out. The front is `load`."""
