"""Files in and out: what an office keeps on paper, read and written without a screen."""
