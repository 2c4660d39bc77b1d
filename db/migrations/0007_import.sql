-- How sheets with certain headings were read, so that next year's is read the same way.
-- ``fingerprint`` is the SHA-256 of the headings; ``mapping`` holds what a person chose, as JSON.
CREATE TABLE import_mappings (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
    version INTEGER NOT NULL CHECK (version >= 1),
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- The audit trail takes one more kind of record; a CHECK can be changed only with its table.
CREATE TABLE audit_events_7 (
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
INSERT INTO audit_events_7 SELECT * FROM audit_events;
DROP TABLE audit_events;
ALTER TABLE audit_events_7 RENAME TO audit_events;
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
