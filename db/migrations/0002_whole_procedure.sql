-- The whole procedure: more clocks, more kinds of record. A CHECK cannot be altered in place, so
-- three tables are made anew with every row they had.
CREATE TABLE case_stops_2 (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    clock TEXT NOT NULL CHECK (clock IN ('acknowledgement', 'stage_1', 'representation', 'corporate', 'stage_2', 'stage_3_panel', 'stage_3_findings', 'stage_3_response', 'stage_3')),
    start TEXT NOT NULL,
    due TEXT NOT NULL,
    allowed INTEGER NOT NULL CHECK (allowed >= 0),
    stopped_on TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days >= 0),
    net_days INTEGER NOT NULL CHECK (net_days >= 0),
    late INTEGER NOT NULL CHECK (late >= 0),
    extended INTEGER NOT NULL CHECK (extended IN (0, 1)),
    calendar_version INTEGER NOT NULL,
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO case_stops_2 SELECT * FROM case_stops;
DROP TABLE case_stops;
ALTER TABLE case_stops_2 RENAME TO case_stops;

CREATE TABLE clock_rules_2 (
    clock TEXT NOT NULL PRIMARY KEY CHECK (clock IN ('acknowledgement', 'stage_1', 'representation', 'corporate', 'stage_2', 'stage_3_panel', 'stage_3_findings', 'stage_3_response', 'stage_3')),
    starts_at TEXT NOT NULL CHECK (starts_at IN ('received', 'acknowledged', 'requested', 'accepted', 'terms_signed', 'panel_met', 'findings_sent')),
    standard INTEGER NOT NULL CHECK (standard BETWEEN 1 AND 500),
    outer_limit INTEGER CHECK (outer_limit > standard),
    pausable INTEGER NOT NULL CHECK (pausable IN (0, 1))
) STRICT;
INSERT INTO clock_rules_2 SELECT * FROM clock_rules;
-- Only into a file that has its rules already: a new one is given all of them when it is made.
INSERT INTO clock_rules_2
SELECT 'stage_2', 'requested', 25, 65, 0 WHERE EXISTS (SELECT 1 FROM clock_rules)
UNION ALL SELECT 'stage_3_panel', 'requested', 30, NULL, 0 WHERE EXISTS (SELECT 1 FROM clock_rules)
UNION ALL SELECT 'stage_3_findings', 'panel_met', 5, NULL, 0 WHERE EXISTS (SELECT 1 FROM clock_rules)
UNION ALL SELECT 'stage_3_response', 'findings_sent', 15, NULL, 0 WHERE EXISTS (SELECT 1 FROM clock_rules)
UNION ALL SELECT 'stage_3', 'requested', 50, NULL, 0 WHERE EXISTS (SELECT 1 FROM clock_rules);
DROP TABLE clock_rules;
ALTER TABLE clock_rules_2 RENAME TO clock_rules;
INSERT INTO settings (key, value)
SELECT 'next_stage_window', '20' WHERE EXISTS (SELECT 1 FROM settings);

CREATE TABLE audit_events_2 (
    seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq > 0),
    entity TEXT NOT NULL CHECK (entity IN ('case', 'person', 'calendar', 'user', 'compliment', 'learning', 'lists')),
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
