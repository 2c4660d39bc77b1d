"""What was entered for a financial year, in its tables: one at a time, kept whole."""

from __future__ import annotations

from typing import Any

from sqlcipher3 import dbapi2 as driver

from tracker.core.figures.entered import Stage2History, YearEntered

_SELECT = (
    "SELECT year, contacts, open_cases, stage2_investigations, stage2_pence, stage2_days,"
    " version, removed FROM year_entries"
)


def write(connection: driver.Connection, entered: YearEntered) -> None:
    """Put it into its tables, over what was there for its year."""
    history = entered.stage2
    values: dict[str, Any] = {
        "year": entered.number,
        "version": entered.version,
        "contacts": entered.contacts,
        "open_cases": entered.open_cases,
        "stage2_investigations": history.investigations if history else None,
        "stage2_pence": history.pence if history else None,
        "stage2_days": history.average_days if history else None,
        "removed": int(entered.removed),
    }
    changed = ", ".join(f"{name} = excluded.{name}" for name in values if name != "year")
    connection.execute(
        f"INSERT INTO year_entries ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        f" ON CONFLICT (year) DO UPDATE SET {changed}",
        tuple(values.values()),
    )
    for table, rows in (
        ("year_cases_held", entered.cases_held),
        ("year_texts", entered.texts),
    ):
        connection.execute(f"DELETE FROM {table} WHERE year = ?", (entered.number,))
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?)",
            [(entered.number, place, what, held) for place, (what, held) in enumerate(rows, 1)],
        )
    connection.execute("DELETE FROM year_quotes WHERE year = ?", (entered.number,))
    connection.executemany(
        "INSERT INTO year_quotes VALUES (?, ?, ?)",
        [(entered.number, place, number) for place, number in enumerate(entered.quotes, 1)],
    )


def _from(connection: driver.Connection, row: tuple[Any, ...]) -> YearEntered:
    year, contacts, open_cases, investigations, pence, average, version, removed = row
    history = None
    if investigations is not None:
        history = Stage2History(investigations, pence, average)

    def of_year(columns: str, table: str) -> Any:
        return connection.execute(
            f"SELECT {columns} FROM {table} WHERE year = ? ORDER BY place", (year,)
        ).fetchall()

    return YearEntered(
        number=year,
        contacts=contacts,
        open_cases=open_cases,
        cases_held=tuple(
            (area, cases) for area, cases in of_year("area, cases", "year_cases_held")
        ),
        stage2=history,
        texts=tuple((key, text) for key, text in of_year("section, text", "year_texts")),
        quotes=tuple(number for (number,) in of_year("compliment_number", "year_quotes")),
        version=version,
        removed=bool(removed),
    )


def read(connection: driver.Connection, number: int) -> YearEntered | None:
    """What was entered for the year that begins in ``number``; None if nothing ever was."""
    row = connection.execute(f"{_SELECT} WHERE year = ?", (number,)).fetchone()
    return _from(connection, row) if row is not None else None


def last(connection: driver.Connection) -> int:
    """The latest year for which anything was entered, 0 if none."""
    return int(connection.execute("SELECT max(year) FROM year_entries").fetchone()[0] or 0)


def standing(connection: driver.Connection) -> dict[int, YearEntered]:
    """Everything that was entered and stands, by year."""
    rows = connection.execute(f"{_SELECT} WHERE removed = 0 ORDER BY year").fetchall()
    return {row[0]: _from(connection, row) for row in rows}
