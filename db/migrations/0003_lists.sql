-- Lists that people edit: where a channel leads, what a renamed value became, two more lists. A
-- CHECK cannot be altered in place, so the table is made anew with every row it had.
CREATE TABLE list_values_2 (
    kind TEXT NOT NULL CHECK (kind IN ('area', 'theme', 'channel', 'relation', 'team_manager', 'source', 'extension_reason')),
    value TEXT NOT NULL CHECK (value <> ''),
    belongs_to TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    via TEXT NOT NULL DEFAULT '' CHECK (via IN ('', 'direct', 'council')),
    became TEXT NOT NULL DEFAULT '' CHECK (became = '' OR retired = 1),
    PRIMARY KEY (kind, value, belongs_to),
    CHECK ((kind = 'channel') = (via <> ''))
) STRICT, WITHOUT ROWID;
INSERT INTO list_values_2 (kind, value, belongs_to, position, retired, via)
SELECT kind, value, belongs_to, position, retired,
    CASE WHEN kind <> 'channel' THEN ''
         WHEN value IN ('Council on-line services', 'Council contact centre') THEN 'council'
         ELSE 'direct' END
FROM list_values;
-- Only into a file that has its lists already: a new one is given all of them when it is made.
INSERT INTO list_values_2 (kind, value, position)
SELECT 'source', 'Child/young person', 0 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Parent/carer', 1 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Foster carer', 2 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Adopter', 3 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Children''s guardian', 4 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'School', 5 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Health', 6 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Police', 7 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Judge/court', 8 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Local business/community', 9 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Manager', 10 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'source', 'Colleague', 11 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'extension_reason', 'Advocate', 0 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'extension_reason', 'Complex', 1 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'extension_reason', 'Several agencies', 2 WHERE EXISTS (SELECT 1 FROM list_values)
UNION ALL SELECT 'extension_reason', 'Staff availability', 3 WHERE EXISTS (SELECT 1 FROM list_values);
DROP TABLE list_values;
ALTER TABLE list_values_2 RENAME TO list_values;
INSERT INTO settings (key, value)
SELECT 'learning_days', '20' WHERE EXISTS (SELECT 1 FROM settings);
INSERT INTO settings (key, value)
SELECT 'lists_version', '1' WHERE EXISTS (SELECT 1 FROM settings);
