-- Compliments: kept beside cases, on the same service areas, with their own references and search.
CREATE TABLE compliments (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    ref TEXT NOT NULL UNIQUE CHECK (ref GLOB 'C[0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2189),
    in_year INTEGER NOT NULL CHECK (in_year >= 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    type TEXT NOT NULL CHECK (type IN ('internal', 'external')),
    source TEXT NOT NULL CHECK (source <> ''),
    area TEXT NOT NULL CHECK (area <> ''),
    words TEXT NOT NULL CHECK (words <> ''),
    said_by TEXT NOT NULL DEFAULT '',
    staff TEXT NOT NULL DEFAULT '',
    shared_on TEXT CHECK (shared_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND shared_on >= received_on),
    quote TEXT NOT NULL DEFAULT '',
    logged_by TEXT NOT NULL DEFAULT '',
    brought_from TEXT NOT NULL DEFAULT '',
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (year, in_year)
) STRICT;
CREATE INDEX compliments_by_day ON compliments (received_on, number) WHERE removed = 0;

CREATE VIRTUAL TABLE compliment_words USING fts5
    (ref, words, people, place, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
