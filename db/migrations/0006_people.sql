-- People over all their cases: merges that can be undone, who is not the same, persistence; and
-- the people of one case, what they agreed to, the advocate, and monitoring.
ALTER TABLE people ADD COLUMN merged_into INTEGER REFERENCES people (id);
ALTER TABLE people ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
CREATE INDEX people_merged ON people (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE people_apart (
    person_id INTEGER NOT NULL REFERENCES people (id),
    other_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (person_id, other_id),
    CHECK (person_id <> other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE people_persistence (
    person_id INTEGER NOT NULL REFERENCES people (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    reason TEXT NOT NULL CHECK (reason <> ''),
    contact TEXT NOT NULL CHECK (contact <> ''),
    decided_by TEXT NOT NULL DEFAULT '',
    from_on TEXT NOT NULL,
    review_on TEXT NOT NULL CHECK (review_on > from_on),
    reviewed_on TEXT,
    ended_on TEXT CHECK (ended_on >= from_on),
    ended_why TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (person_id, number),
    CHECK (ended_on IS NULL OR ended_why <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE case_people (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    role TEXT NOT NULL CHECK (role IN ('child', 'advocate', 'representative', 'agency')),
    name TEXT NOT NULL CHECK (name <> ''),
    relation TEXT NOT NULL DEFAULT '',
    telephone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    age INTEGER CHECK (age BETWEEN 0 AND 120),
    born TEXT,
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_consents (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    given_by TEXT NOT NULL CHECK (given_by <> ''),
    on_date TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('acting', 'sharing')),
    PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

-- At most one row a case: nothing is kept of a case of which nothing was recorded.
CREATE TABLE case_advocacy (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    offered_on TEXT,
    wanted TEXT NOT NULL CHECK (wanted IN ('not_asked', 'yes', 'no')),
    provider TEXT NOT NULL DEFAULT '',
    appointed_on TEXT
) STRICT;
CREATE TABLE case_equality (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id),
    age TEXT NOT NULL CHECK (age IN ('not_asked', 'not_stated', 'under_13', '13_to_15', '16_to_17', '18_to_24', '25_to_44', '45_to_64', '65_and_over')),
    gender TEXT NOT NULL CHECK (gender IN ('not_asked', 'not_stated', 'female', 'male', 'other')),
    ethnicity TEXT NOT NULL CHECK (ethnicity IN ('not_asked', 'not_stated', 'white', 'mixed', 'asian', 'black', 'other')),
    disability TEXT NOT NULL CHECK (disability IN ('not_asked', 'not_stated', 'yes', 'no'))
) STRICT;
