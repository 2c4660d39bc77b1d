"""The engine that writes: SQLAlchemy over our own connections, every transaction immediate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from db.connect import connect


def engine_for(path: Path) -> Engine:
    """An engine on an existing file. Made by a function, never at import.

    ``BEGIN IMMEDIATE`` takes the writer's place at the start: a transaction that reads first and
    writes later would otherwise fail at once, or worse, lose the other's update.
    Bound values never appear in error texts.
    """

    def creator() -> Any:
        return connect(path)

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=driver,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _immediate(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
