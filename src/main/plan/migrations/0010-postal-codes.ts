import type { Migration } from './migration.ts';

/** Postal codes with the unit they deliver to, as a person's own table gives them. */
export const postalCodes: Migration = {
  version: 10,
  sql: `
CREATE TABLE postal_code (
  postal TEXT NOT NULL PRIMARY KEY CHECK (length(postal) BETWEEN 2 AND 12),
  unit_id INTEGER NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX postal_code_unit ON postal_code (unit_id);
`,
};
