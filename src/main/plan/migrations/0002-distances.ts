import type { Migration } from './migration.ts';

/** Road distances between units, both ways averaged; what is not here is estimated from the great circle. */
export const distances: Migration = {
  version: 2,
  sql: `
CREATE TABLE unit_distance (
  a INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  b INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  metres INTEGER NOT NULL CHECK (metres BETWEEN 0 AND 100000000),
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_distance_b ON unit_distance (b);
`,
};
