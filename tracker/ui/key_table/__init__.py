"""The table of keys, a file for each group of screens; ``tracker.ui.keys`` joins them."""
