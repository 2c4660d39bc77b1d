"""The parts of a transaction, each with one subject; ``db.transaction`` puts them together."""
