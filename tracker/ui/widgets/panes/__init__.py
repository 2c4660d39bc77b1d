"""The sections of the settings, each one file."""
