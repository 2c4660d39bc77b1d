"""``tracker learning``: the same rows as the screen, in words and for scripts."""

from __future__ import annotations


