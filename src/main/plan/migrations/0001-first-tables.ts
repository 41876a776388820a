import type { Migration } from './migration.ts';

/**
 * Foreign keys are deferred: undo writes rows back one by one, in no particular order, and only the commit must be sound.
 * Names (unit code, account ref, scenario name) are not UNIQUE for the same reason: two rows may swap theirs in one step.
 */
export const firstTables: Migration = {
  version: 1,
  sql: `
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  province TEXT NOT NULL,
  longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  area_m2 REAL NOT NULL CHECK (area_m2 BETWEEN 0 AND 1e15)
) STRICT;
CREATE INDEX unit_code ON unit (code);

CREATE TABLE boundary (
  level INTEGER PRIMARY KEY CHECK (level BETWEEN 0 AND 20),
  topology TEXT NOT NULL
) STRICT;

CREATE TABLE measure (
  key TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('count', 'fen', 'minutes', 'squareMetres', 'number')),
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_measure (
  unit_id INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  measure_key TEXT NOT NULL REFERENCES measure (key) DEFERRABLE INITIALLY DEFERRED,
  value REAL NOT NULL CHECK (value BETWEEN -1e300 AND 1e300),
  PRIMARY KEY (unit_id, measure_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_measure_key ON unit_measure (measure_key);

CREATE TABLE unit_pair (
  a INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  b INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('adjacent', 'link', 'barrier')),
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_pair_b ON unit_pair (b);

CREATE TABLE rep (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL,
  name TEXT NOT NULL,
  city TEXT NOT NULL,
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  level TEXT NOT NULL,
  calls_per_day REAL CHECK (calls_per_day BETWEEN 0 AND 1e6),
  working_days REAL CHECK (working_days BETWEEN 0 AND 366),
  since_year INTEGER CHECK (since_year BETWEEN 0 AND 9999)
) STRICT;

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL,
  name TEXT NOT NULL,
  province TEXT NOT NULL,
  city TEXT NOT NULL,
  county TEXT NOT NULL,
  address TEXT NOT NULL,
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  location TEXT NOT NULL CHECK (location IN ('exact', 'county', 'city', 'province', 'none')),
  unit_id INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  industry TEXT NOT NULL,
  product_line TEXT NOT NULL,
  class_manual TEXT CHECK (class_manual IN ('A', 'B', 'C')),
  calls_manual REAL CHECK (calls_manual BETWEEN 0 AND 1e6),
  minutes_manual REAL CHECK (minutes_manual BETWEEN 0 AND 1e6),
  potential_fen INTEGER CHECK (potential_fen BETWEEN -9007199254740991 AND 9007199254740991),
  rep_id INTEGER REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX account_ref ON account (ref);
CREATE INDEX account_unit ON account (unit_id);
CREATE INDEX account_rep ON account (rep_id);

CREATE TABLE account_year (
  account_id INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9999),
  sales_fen INTEGER NOT NULL CHECK (sales_fen BETWEEN -9007199254740991 AND 9007199254740991),
  PRIMARY KEY (account_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE sales_month (
  account_id INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND substr(month, 6) BETWEEN '01' AND '12'),
  delivered_province TEXT NOT NULL,
  delivered_city TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN -9007199254740991 AND 9007199254740991),
  PRIMARY KEY (account_id, month, delivered_province, delivered_city)
) STRICT, WITHOUT ROWID;

CREATE TABLE competitor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  brand TEXT NOT NULL,
  longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  unit_id INTEGER REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX competitor_unit ON competitor (unit_id);

CREATE TABLE scenario (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  colour INTEGER NOT NULL CHECK (colour >= 0),
  note TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'proposed', 'approved', 'inForce', 'archived')),
  is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX scenario_parent ON scenario (parent_id);

CREATE TABLE territory (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  territory_id INTEGER NOT NULL CHECK (territory_id > 0),
  name TEXT NOT NULL,
  colour INTEGER NOT NULL CHECK (colour >= 0),
  rep_id INTEGER REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED,
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  share REAL NOT NULL CHECK (share > 0 AND share < 1e9),
  position INTEGER NOT NULL,
  PRIMARY KEY (scenario_id, territory_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX territory_rep ON territory (rep_id);

CREATE TABLE scenario_unit (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  territory_id INTEGER NOT NULL CHECK (territory_id >= 0),
  PRIMARY KEY (scenario_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scenario_unit_unit ON scenario_unit (unit_id);

CREATE TABLE scenario_account (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  account_id INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  territory_id INTEGER NOT NULL CHECK (territory_id >= -1),
  PRIMARY KEY (scenario_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scenario_account_account ON scenario_account (account_id);

CREATE TABLE quota_plan (
  scenario_id INTEGER PRIMARY KEY REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  settings TEXT NOT NULL
) STRICT;

CREATE TABLE quota_cell (
  scenario_id INTEGER NOT NULL,
  territory_id INTEGER NOT NULL,
  month INTEGER NOT NULL CHECK (month BETWEEN 0 AND 12),
  amount_fen INTEGER NOT NULL CHECK (amount_fen BETWEEN -9007199254740991 AND 9007199254740991),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  PRIMARY KEY (scenario_id, territory_id, month),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  label_key TEXT NOT NULL,
  label_params TEXT NOT NULL,
  topics TEXT NOT NULL,
  at TEXT NOT NULL,
  undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
  image_bytes INTEGER NOT NULL CHECK (image_bytes >= 0),
  image BLOB NOT NULL
) STRICT;
CREATE INDEX journal_undone ON journal (undone, seq, image_bytes);

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
