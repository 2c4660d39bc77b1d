"""One screen, one file, imported when it is first opened."""
