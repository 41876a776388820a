import type { Migration } from './migration.ts';

/**
 * The territory tree of a scenario (groups of groups, and the group each territory is in), the layers a plan cuts its market
 * by, the alignment of a layer (a scenario row of its own, linked to the scenario it belongs to), and further texts of
 * accounts, such as the channel, that rules may ask for.
 */
export const treeAndLayers: Migration = {
  version: 5,
  sql: `
CREATE TABLE territory_group (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  group_id INTEGER NOT NULL CHECK (group_id > 0),
  parent_id INTEGER CHECK (parent_id <> group_id),
  name TEXT NOT NULL,
  manager_rep_id INTEGER REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (scenario_id, group_id),
  FOREIGN KEY (scenario_id, parent_id) REFERENCES territory_group (scenario_id, group_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX territory_group_parent ON territory_group (scenario_id, parent_id);
CREATE INDEX territory_group_manager ON territory_group (manager_rep_id);

CREATE TABLE territory_parent (
  scenario_id INTEGER NOT NULL,
  territory_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  PRIMARY KEY (scenario_id, territory_id),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scenario_id, group_id) REFERENCES territory_group (scenario_id, group_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX territory_parent_group ON territory_parent (scenario_id, group_id);

CREATE TABLE layer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE scenario_layer (
  scenario_id INTEGER PRIMARY KEY REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  layer_id INTEGER NOT NULL REFERENCES layer (id) DEFERRABLE INITIALLY DEFERRED,
  base_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (base_id <> scenario_id)
) STRICT;
CREATE INDEX scenario_layer_layer ON scenario_layer (layer_id);
CREATE INDEX scenario_layer_base ON scenario_layer (base_id);

CREATE TABLE account_text (
  account_id INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
`,
};
