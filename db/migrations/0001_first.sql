-- The first released file. STRICT types and CHECKs stand behind the rules in tracker.core.
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    telephone TEXT NOT NULL DEFAULT '',
    telephone_key TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL DEFAULT '',
    last_child TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)
) STRICT;
CREATE INDEX people_by_name ON people (name_key);
CREATE INDEX people_by_telephone ON people (telephone_key) WHERE telephone_key <> '';

CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE CHECK (ref GLOB '[0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2189),
    number INTEGER NOT NULL CHECK (number >= 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    source_ref TEXT NOT NULL DEFAULT '',
    received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    received_at TEXT NOT NULL DEFAULT '' CHECK (received_at = '' OR received_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    period_from TEXT NOT NULL CHECK (period_from >= received_on),
    channel TEXT NOT NULL CHECK (channel <> ''),
    logged_by TEXT NOT NULL DEFAULT '',
    name_given TEXT NOT NULL CHECK (name_given IN ('named', 'anonymous', 'would_not_say', 'not_asked')),
    name TEXT NOT NULL DEFAULT '',
    person_id INTEGER REFERENCES people (id),
    relation TEXT NOT NULL DEFAULT '',
    telephone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    young_person INTEGER NOT NULL DEFAULT 0 CHECK (young_person IN (0, 1)),
    young_status TEXT NOT NULL DEFAULT '',
    age INTEGER CHECK (age BETWEEN 0 AND 120),
    ethnicity TEXT NOT NULL DEFAULT '',
    disability TEXT NOT NULL DEFAULT '',
    child TEXT NOT NULL DEFAULT '',
    details TEXT NOT NULL DEFAULT '',
    wants TEXT NOT NULL DEFAULT '',
    safety TEXT NOT NULL CHECK (safety IN ('not_asked', 'no', 'yes')),
    proposed_handling TEXT CHECK (proposed_handling IN ('stage_1', 'representation', 'corporate', 'withdrawn')),
    proposed_theme TEXT NOT NULL DEFAULT '',
    proposed_area TEXT NOT NULL DEFAULT '',
    proposed_team_manager TEXT NOT NULL DEFAULT '',
    proposed_by TEXT NOT NULL DEFAULT '',
    handling TEXT CHECK (handling IN ('stage_1', 'representation', 'corporate', 'withdrawn')),
    theme TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL DEFAULT '',
    team_manager TEXT NOT NULL DEFAULT '',
    acknowledged_on TEXT,
    extension_agreed_on TEXT,
    extension_reason TEXT NOT NULL DEFAULT '',
    extension_agreed_by TEXT NOT NULL DEFAULT '',
    extension_told_on TEXT,
    quality_checked_on TEXT,
    quality_checked_by TEXT NOT NULL DEFAULT '',
    reply_sent_on TEXT CHECK (reply_sent_on >= period_from),
    outcome TEXT CHECK (outcome IN ('upheld', 'partly_upheld', 'not_upheld', 'no_finding')),
    withdrawn_on TEXT,
    withdrawn_after_work_began INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn_after_work_began IN (0, 1)),
    withdrawal_confirmed_on TEXT,
    closed_on TEXT CHECK (closed_on >= received_on),
    closed_why TEXT NOT NULL DEFAULT '',
    look_again_on TEXT,
    chases INTEGER NOT NULL DEFAULT 0 CHECK (chases >= 0),
    reviewed_on TEXT,
    stage2_requested_on TEXT,
    stage2_decision TEXT NOT NULL DEFAULT '',
    stage2_decided_on TEXT,
    rights_given_on TEXT,
    historical INTEGER NOT NULL DEFAULT 0 CHECK (historical IN (0, 1)),
    struck_out INTEGER NOT NULL DEFAULT 0 CHECK (struck_out IN (0, 1)),
    UNIQUE (year, number),
    CHECK ((name_given = 'named') = (name <> '')),
    CHECK (name_given = 'named' OR person_id IS NULL)
) STRICT;
CREATE INDEX cases_open ON cases
    (id, handling, period_from, acknowledged_on, extension_agreed_on, reply_sent_on, historical, look_again_on,
     closed_on, struck_out)
    WHERE closed_on IS NULL AND struck_out = 0;
CREATE INDEX cases_by_received ON cases (received_on, closed_on);
CREATE INDEX cases_by_person ON cases (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX cases_by_source ON cases (source_ref) WHERE source_ref <> '';

CREATE TABLE case_points (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    text TEXT NOT NULL CHECK (text <> ''),
    finding TEXT CHECK (finding IN ('upheld', 'partly_upheld', 'not_upheld', 'no_finding')),
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_pauses (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    from_on TEXT NOT NULL,
    to_on TEXT CHECK (to_on >= from_on),
    reason TEXT NOT NULL,
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_stops (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    clock TEXT NOT NULL CHECK (clock IN ('acknowledgement', 'stage_1', 'representation', 'corporate')),
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

CREATE TABLE saves (
    save_id TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    sentence TEXT NOT NULL,
    refs TEXT NOT NULL,
    due TEXT,
    undoes TEXT NOT NULL DEFAULT '',
    undone_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX saves_by_actor ON saves (actor, number);

CREATE TABLE audit_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq > 0),
    entity TEXT NOT NULL CHECK (entity IN ('case', 'person', 'calendar', 'user')),
    entity_id INTEGER NOT NULL,
    save_id TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    on_date TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;
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

CREATE TABLE drafts (
    draft_id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    started_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields))
) STRICT;

CREATE TABLE calendar_versions (
    version INTEGER PRIMARY KEY,
    save_id TEXT NOT NULL,
    what TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL
) STRICT;
CREATE TABLE calendar_days (
    version INTEGER NOT NULL REFERENCES calendar_versions (version),
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'local')),
    day TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (version, kind, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_values (
    kind TEXT NOT NULL CHECK (kind IN ('area', 'theme', 'channel', 'relation', 'team_manager')),
    value TEXT NOT NULL CHECK (value <> ''),
    belongs_to TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    PRIMARY KEY (kind, value, belongs_to)
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_rules (
    clock TEXT NOT NULL PRIMARY KEY CHECK (clock IN ('acknowledgement', 'stage_1', 'representation', 'corporate')),
    starts_at TEXT NOT NULL CHECK (starts_at IN ('received', 'acknowledged')),
    standard INTEGER NOT NULL CHECK (standard BETWEEN 1 AND 500),
    outer_limit INTEGER CHECK (outer_limit > standard),
    pausable INTEGER NOT NULL CHECK (pausable IN (0, 1))
) STRICT;
CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE users (
    name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('officer', 'manager')),
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE case_words USING fts5
    (ref, names, story, notes, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE people_words USING fts5
    (name, sounds, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
