"""The bank holidays of England, to fill the calendar table once."""

from __future__ import annotations

from datetime import date


def england_holidays(first_year: int, last_year: int) -> dict[date, str]:
    """Statutory closed weekdays of England by date, both years included, in date order.

    Source: the ``holidays`` package, which agrees with the official list for 2015 to 2028.
    Later years are computed from the rules and hold no royal holiday proclaimed since, so they
    need confirming. A holiday on a Saturday or Sunday is left out, as in the official list: its
    substitute day is what counts. Raises ValueError when the years are the wrong way round.
    Takes up to 0.7 s, so it must never run at start-up.
    """
    if last_year < first_year:
        raise ValueError("The last year is before the first.")
    from holidays import country_holidays

    found = country_holidays(
        "GB", subdiv="ENG", years=range(first_year, last_year + 1), language="en_GB"
    )
    return {day: found[day] for day in sorted(found) if day.weekday() < 5}
