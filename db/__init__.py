"""The store: one SQLite file, opened in one place, written in whole transactions only."""
