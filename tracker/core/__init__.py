"""The office on paper: rules, clocks and words. No screen, no database, no files."""
