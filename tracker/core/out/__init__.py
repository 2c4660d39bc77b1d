"""Lists on their way out: what a file of one holds, as data; ``tracker.papers`` writes the file."""
