"""From a resume's blocks to sections, entries, dates and quotable passages."""
