"""Ids made by the client before it asks, so that asking twice saves once."""

from __future__ import annotations

import uuid


def new_save_id() -> str:
    """A fresh id for one save or one draft."""
    return uuid.uuid4().hex
