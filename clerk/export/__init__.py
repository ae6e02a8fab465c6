"""How minutes leave the book: one printer a file, all walking the same draft."""
