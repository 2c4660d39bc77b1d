"""The tables that are written, as SQLModel classes. Their SQL is in ``db/migrations``.

A test holds these against the migrated file, column by column. They check nothing themselves
(``table=True`` classes do not validate): forms and rules do, and the file's CHECKs stand behind.
"""
