import type { Migration } from './migration.ts';

/** Which scenarios are snapshots, of which other one, and why they were taken. */
export const whatIf: Migration = {
  version: 8,
  sql: `
CREATE TABLE snapshot (
  scenario_id INTEGER PRIMARY KEY REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  of_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('hand', 'design', 'import', 'merge')),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_of ON snapshot (of_id);
`,
};
