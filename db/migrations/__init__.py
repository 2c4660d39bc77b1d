"""Numbered steps from an empty file to today's tables. A released step never changes."""
