"""Tracker: statutory complaints about English children's services, logged, clocked and answered."""
