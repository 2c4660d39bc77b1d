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

-- Stage 2 in full, in a table of its own; what cases held of it moves there.
CREATE TABLE case_stage2 (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    requested_on TEXT NOT NULL,
    requested_by TEXT NOT NULL DEFAULT '',
    decision TEXT CHECK (decision IN ('Accepted', 'Refused')),
    decided_on TEXT,
    decided_by TEXT NOT NULL DEFAULT '',
    reasons TEXT NOT NULL DEFAULT '',
    rights_given_on TEXT,
    officer TEXT NOT NULL DEFAULT '',
    independent TEXT NOT NULL DEFAULT '',
    adjudicator TEXT NOT NULL DEFAULT '',
    terms_on TEXT,
    terms_signed INTEGER NOT NULL DEFAULT 1 CHECK (terms_signed IN (0, 1)),
    terms TEXT NOT NULL DEFAULT '',
    officer_report_on TEXT,
    independent_report_on TEXT,
    extended_on TEXT,
    extension_reason TEXT NOT NULL DEFAULT '',
    extension_agreed_by TEXT NOT NULL DEFAULT '',
    extension_told_on TEXT,
    adjudicated_on TEXT CHECK (adjudicated_on >= requested_on),
    outcome TEXT CHECK (outcome IN ('upheld', 'partly_upheld', 'not_upheld', 'no_finding')),
    ended_on TEXT,
    reported_days INTEGER CHECK (reported_days >= 0),
    CHECK ((decision IS NULL) = (decided_on IS NULL))
) STRICT;
INSERT INTO case_stage2 (case_id, requested_on, decision, decided_on, rights_given_on)
SELECT id, stage2_requested_on, nullif(stage2_decision, ''), stage2_decided_on, rights_given_on
FROM cases WHERE stage2_requested_on IS NOT NULL;
ALTER TABLE cases DROP COLUMN stage2_requested_on;
ALTER TABLE cases DROP COLUMN stage2_decision;
ALTER TABLE cases DROP COLUMN stage2_decided_on;
ALTER TABLE cases DROP COLUMN rights_given_on;

CREATE TABLE case_costs (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    on_date TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what <> ''),
    pence INTEGER NOT NULL CHECK (pence BETWEEN -100000000 AND 100000000),
    struck TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_stage3 (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    requested_on TEXT NOT NULL,
    requested_by TEXT NOT NULL DEFAULT '',
    panel TEXT NOT NULL DEFAULT '',
    panel_on TEXT CHECK (panel_on >= requested_on),
    findings_on TEXT CHECK (findings_on >= panel_on),
    findings TEXT NOT NULL DEFAULT '',
    response_on TEXT CHECK (response_on >= findings_on),
    response TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE case_referrals (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    on_date TEXT NOT NULL,
    matters TEXT NOT NULL CHECK (matters <> ''),
    early INTEGER NOT NULL DEFAULT 0 CHECK (early IN (0, 1)),
    taken_forward INTEGER CHECK (taken_forward IN (0, 1)),
    answered_on TEXT CHECK (answered_on >= on_date),
    outcome TEXT NOT NULL DEFAULT '',
    outcome_on TEXT CHECK (outcome_on >= on_date),
    remedy TEXT NOT NULL DEFAULT '',
    remedy_due TEXT,
    remedy_done_on TEXT CHECK (remedy_done_on >= outcome_on),
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_asides (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('declined', 'suspended')),
    on_date TEXT NOT NULL,
    ground TEXT NOT NULL CHECK (ground <> ''),
    decided_by TEXT NOT NULL,
    told TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    resumed_on TEXT CHECK (resumed_on >= on_date),
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
