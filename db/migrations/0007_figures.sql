-- What no case can tell of a financial year and somebody enters: denominators, history, texts,
-- examples; and the editions of the report, frozen when they are published.
CREATE TABLE year_entries (
    year INTEGER PRIMARY KEY CHECK (year BETWEEN 1990 AND 2189),
    version INTEGER NOT NULL CHECK (version >= 1),
    contacts INTEGER CHECK (contacts >= 0),
    open_cases INTEGER CHECK (open_cases >= 0),
    stage2_investigations INTEGER CHECK (stage2_investigations >= 0),
    stage2_pence INTEGER CHECK (stage2_pence >= 0),
    stage2_days INTEGER CHECK (stage2_days >= 0),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    CHECK ((stage2_investigations IS NULL) = (stage2_pence IS NULL)),
    CHECK (stage2_days IS NULL OR stage2_investigations IS NOT NULL)
) STRICT;

CREATE TABLE year_cases_held (
    year INTEGER NOT NULL REFERENCES year_entries (year),
    place INTEGER NOT NULL CHECK (place >= 1),
    area TEXT NOT NULL CHECK (area <> ''),
    cases INTEGER NOT NULL CHECK (cases >= 0),
    PRIMARY KEY (year, place),
    UNIQUE (year, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE year_texts (
    year INTEGER NOT NULL REFERENCES year_entries (year),
    place INTEGER NOT NULL CHECK (place >= 1),
    section TEXT NOT NULL CHECK (section <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (year, place),
    UNIQUE (year, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE year_quotes (
    year INTEGER NOT NULL REFERENCES year_entries (year),
    place INTEGER NOT NULL CHECK (place >= 1),
    compliment_number INTEGER NOT NULL REFERENCES compliments (number),
    PRIMARY KEY (year, place),
    UNIQUE (year, compliment_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE editions (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2189),
    published_at TEXT NOT NULL CHECK (published_at <> ''),
    published_by TEXT NOT NULL CHECK (published_by <> ''),
    options TEXT NOT NULL CHECK (json_valid(options)),
    tables TEXT NOT NULL CHECK (json_valid(tables)),
    checksum TEXT NOT NULL CHECK (length(checksum) = 64 AND checksum NOT GLOB '*[^0-9a-f]*'),
    save_id TEXT NOT NULL UNIQUE CHECK (save_id <> '')
) STRICT;
CREATE TRIGGER editions_never_change BEFORE UPDATE ON editions
BEGIN SELECT RAISE(ABORT, 'published editions are never changed'); END;
CREATE TRIGGER editions_never_go BEFORE DELETE ON editions
BEGIN SELECT RAISE(ABORT, 'published editions are never removed'); END;
CREATE TRIGGER editions_only_grow BEFORE INSERT ON editions
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM editions)
BEGIN SELECT RAISE(ABORT, 'published editions only follow one another'); END;

-- The audit trail takes three more entities, the last for how logs were read (the next step). A CHECK cannot be altered in place, so the table is
-- made anew with every row it had.
CREATE TABLE audit_events_2 (
    seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq > 0),
    entity TEXT NOT NULL CHECK (entity IN ('case', 'person', 'calendar', 'user', 'compliment', 'learning', 'lists', 'year', 'edition', 'import_mapping')),
    entity_id INTEGER NOT NULL,
    save_id TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    on_date TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;
INSERT INTO audit_events_2 SELECT * FROM audit_events;
DROP TABLE audit_events;
ALTER TABLE audit_events_2 RENAME TO audit_events;
CREATE INDEX audit_by_entity ON audit_events (entity, entity_id, seq);
CREATE INDEX audit_by_save ON audit_events (save_id);
CREATE INDEX audit_by_day ON audit_events (on_date) WHERE entity = 'case';
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_never_goes BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit events are never removed'); END;
CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit_events
WHEN NEW.seq IS NOT NULL AND NEW.seq <= (SELECT coalesce(max(seq), 0) FROM audit_events) AND NEW.seq > 0
BEGIN SELECT RAISE(ABORT, 'audit events only follow one another'); END;

-- Figures of closed cases are found by the day they were closed.
CREATE INDEX cases_by_closed ON cases (closed_on) WHERE closed_on IS NOT NULL;
