import type { Migration } from './migration.ts';

/** KPI templates with their weighted items, which one a territory of a scenario has, and incentive plans by level of rep. */
export const pay: Migration = {
  version: 7,
  sql: `
CREATE TABLE kpi_template (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('new', 'growing', 'mature')),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE kpi_item (
  template_id INTEGER NOT NULL REFERENCES kpi_template (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  basis_points INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  follows_sales INTEGER NOT NULL CHECK (follows_sales IN (0, 1)),
  target TEXT NOT NULL,
  PRIMARY KEY (template_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE territory_kpi (
  scenario_id INTEGER NOT NULL,
  territory_id INTEGER NOT NULL,
  template_id INTEGER NOT NULL REFERENCES kpi_template (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (scenario_id, territory_id),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX territory_kpi_template ON territory_kpi (template_id);

CREATE TABLE pay_plan (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  target_fen INTEGER NOT NULL CHECK (target_fen BETWEEN 0 AND 9007199254740991),
  curve TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
`,
};
