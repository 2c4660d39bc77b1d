"""The parts of the reading side, each with one subject; ``db.reader`` puts them together."""
