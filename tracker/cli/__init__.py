"""The command line: the honest way for a screen reader, and for scripts."""
