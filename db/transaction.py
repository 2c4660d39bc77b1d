"""One transaction as the desk sees it: hold cases, save them, write the audit with them."""

from __future__ import annotations

from db.writing.calendar import WritesCalendar
from db.writing.cases import WritesCases
from db.writing.figures import WritesEditions
from db.writing.records import WritesRecords
from db.writing.saves import WritesSaves


class Transaction(WritesCases, WritesRecords, WritesEditions, WritesSaves, WritesCalendar):
    """The desk's hands in the file, from BEGIN IMMEDIATE to COMMIT."""
