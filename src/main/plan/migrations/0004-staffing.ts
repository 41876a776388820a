import type { Migration } from './migration.ts';

/**
 * What staffing knows of a rep beside the sheet of reps, and what a territory asks of whoever works it. Tables of their own:
 * `rep` and `territory` keep the shape their journal entries were written in.
 */
export const staffing: Migration = {
  version: 4,
  sql: `
CREATE TABLE rep_profile (
  rep_id INTEGER PRIMARY KEY REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED,
  fte REAL NOT NULL CHECK (fte BETWEEN 0 AND 1),
  hired_on TEXT CHECK (hired_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  skills TEXT NOT NULL,
  cost_fen INTEGER CHECK (cost_fen BETWEEN 0 AND 9007199254740991)
) STRICT;

CREATE TABLE territory_need (
  scenario_id INTEGER NOT NULL,
  territory_id INTEGER NOT NULL,
  skills TEXT NOT NULL,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  reason TEXT NOT NULL,
  PRIMARY KEY (scenario_id, territory_id),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
`,
};
