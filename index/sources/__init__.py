"""Where documents come from: files, folders, archives and tables, as one stream of items."""
