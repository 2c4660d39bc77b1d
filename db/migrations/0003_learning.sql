-- Complaint Monitoring and Learning forms. Whether a promise is late is never stored.
CREATE TABLE learning_forms (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
    ref TEXT NOT NULL UNIQUE CHECK (ref GLOB 'L[0-9][0-9]-[0-9][0-9][0-9][0-9]*'),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2189),
    year_number INTEGER NOT NULL CHECK (year_number >= 1),
    version INTEGER NOT NULL CHECK (version >= 1),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    begun_on TEXT NOT NULL CHECK (begun_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    case_id INTEGER UNIQUE REFERENCES cases (id),
    theme TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    sent_on TEXT CHECK (sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    sent_to TEXT NOT NULL DEFAULT '',
    due_back_on TEXT CHECK (due_back_on >= sent_on),
    chased_on TEXT NOT NULL CHECK (json_valid(chased_on)),
    look_again_on TEXT,
    returned_on TEXT CHECK (returned_on >= sent_on),
    checked_on TEXT CHECK (checked_on >= returned_on),
    checked_by TEXT NOT NULL DEFAULT '',
    UNIQUE (year, year_number),
    CHECK ((case_id IS NULL) = (theme <> '' AND area <> '' AND source <> '')),
    CHECK ((sent_on IS NULL) = (due_back_on IS NULL) AND (sent_on IS NULL) = (sent_to = '')),
    CHECK (returned_on IS NULL OR sent_on IS NOT NULL),
    CHECK ((checked_on IS NULL) = (checked_by = '')),
    CHECK (checked_on IS NULL OR returned_on IS NOT NULL)
) STRICT;

CREATE TABLE learning_promises (
    form_number INTEGER NOT NULL REFERENCES learning_forms (number),
    number INTEGER NOT NULL CHECK (number >= 1),
    text TEXT NOT NULL CHECK (text <> ''),
    level TEXT NOT NULL CHECK (level IN ('person', 'team', 'service', 'procedure')),
    owner TEXT NOT NULL DEFAULT '',
    made_on TEXT NOT NULL CHECK (made_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    due_usual INTEGER NOT NULL DEFAULT 0 CHECK (due_usual IN (0, 1)),
    chased_on TEXT NOT NULL CHECK (json_valid(chased_on)),
    look_again_on TEXT,
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    evidence TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (form_number, number)
) STRICT, WITHOUT ROWID;

INSERT INTO settings (key, value)
SELECT 'learning_window', '20' WHERE EXISTS (SELECT 1 FROM settings);
