import type { Migration } from './migration.ts';

/** Calculated measures, the parameters they name, units of measures that the first tables know no word for, the ladder by hand. */
export const market: Migration = {
  version: 3,
  sql: `
CREATE TABLE formula (
  key TEXT PRIMARY KEY NOT NULL CHECK (key GLOB 'formula:[0-9]*'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  unit TEXT NOT NULL CHECK (unit IN ('count', 'fen', 'minutes', 'squareMetres', 'number', 'ratio', 'fenPerCount', 'fenPerSquareMetre', 'countPerSquareMetre')),
  expression TEXT NOT NULL CHECK (length(expression) BETWEEN 1 AND 2000),
  kind TEXT NOT NULL CHECK (kind IN ('saturation', 'possible', 'chain', 'penetration', 'custom')),
  inputs TEXT NOT NULL,
  roll_up TEXT NOT NULL CHECK (roll_up IN ('sum', 'quotient', 'mean')),
  weight TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE parameter (
  key TEXT PRIMARY KEY NOT NULL CHECK (key GLOB 'parameter:[0-9]*'),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  value REAL NOT NULL CHECK (value BETWEEN -1e300 AND 1e300),
  unit TEXT NOT NULL CHECK (unit IN ('count', 'fen', 'minutes', 'squareMetres', 'number', 'ratio', 'fenPerCount', 'fenPerSquareMetre', 'countPerSquareMetre'))
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_profile (
  measure_key TEXT PRIMARY KEY NOT NULL REFERENCES measure (key) DEFERRABLE INITIALLY DEFERRED,
  unit TEXT NOT NULL CHECK (unit IN ('ratio', 'fenPerCount', 'fenPerSquareMetre', 'countPerSquareMetre'))
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_ladder (
  unit_id INTEGER PRIMARY KEY REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL CHECK (step IN ('candidate', 'preferred', 'target', 'key', 'core'))
) STRICT;
`,
};
