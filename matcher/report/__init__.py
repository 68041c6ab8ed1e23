"""A match as a reader sees it: the words for it, and the page that can be forwarded."""
