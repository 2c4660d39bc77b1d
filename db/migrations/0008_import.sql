-- How sheets with certain headings were read, so that next year's is read the same way.
-- ``fingerprint`` is the SHA-256 of the headings; ``mapping`` holds what a person chose, as JSON.
CREATE TABLE import_mappings (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
    version INTEGER NOT NULL CHECK (version >= 1),
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
