"""Reading other people's spreadsheets: which sheet, which column, which date, which word.

Everything is a guess with a reason that a person can see and correct, and nothing here reads a
file: cells come in as they stand, and a plan of how to read them goes out.
"""
