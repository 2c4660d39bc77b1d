-- Figures of closed cases are found by the day they were closed.
CREATE INDEX cases_by_closed ON cases (closed_on) WHERE closed_on IS NOT NULL;
