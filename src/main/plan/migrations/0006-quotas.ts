import type { Migration } from './migration.ts';

/**
 * Quotas of any node of the territory tree, any component and any period; comments, the history of every change, and accounts
 * that changed hands within a year. The cells of step 1 are carried over as those of component 1.
 */
export const quotas: Migration = {
  version: 6,
  sql: `
CREATE TABLE quota_cell_6 (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  component_id INTEGER NOT NULL CHECK (component_id > 0),
  node TEXT NOT NULL,
  period INTEGER NOT NULL CHECK (period BETWEEN 0 AND 16),
  amount INTEGER NOT NULL CHECK (amount BETWEEN -9007199254740991 AND 9007199254740991),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  territory_id INTEGER,
  group_id INTEGER,
  PRIMARY KEY (scenario_id, component_id, node, period),
  CHECK (node = CASE WHEN territory_id IS NOT NULL THEN 't:' || territory_id WHEN group_id IS NOT NULL THEN 'g:' || group_id ELSE 'all' END),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scenario_id, group_id) REFERENCES territory_group (scenario_id, group_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO quota_cell_6 (scenario_id, component_id, node, period, amount, locked, territory_id, group_id)
  SELECT scenario_id, 1, 't:' || territory_id, month, amount_fen, locked, territory_id, NULL FROM quota_cell;
DROP TABLE quota_cell;
ALTER TABLE quota_cell_6 RENAME TO quota_cell;
CREATE INDEX quota_cell_territory ON quota_cell (scenario_id, territory_id);
CREATE INDEX quota_cell_group ON quota_cell (scenario_id, group_id);
DELETE FROM journal;

CREATE TABLE quota_issue (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  component_id INTEGER NOT NULL CHECK (component_id > 0),
  node TEXT NOT NULL,
  amounts TEXT NOT NULL,
  territory_id INTEGER,
  group_id INTEGER,
  PRIMARY KEY (scenario_id, component_id, node),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scenario_id, group_id) REFERENCES territory_group (scenario_id, group_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX quota_issue_territory ON quota_issue (scenario_id, territory_id);
CREATE INDEX quota_issue_group ON quota_issue (scenario_id, group_id);

CREATE TABLE quota_comment (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  component_id INTEGER NOT NULL CHECK (component_id > 0),
  node TEXT NOT NULL,
  period INTEGER NOT NULL CHECK (period BETWEEN 0 AND 16),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  territory_id INTEGER,
  group_id INTEGER,
  PRIMARY KEY (scenario_id, component_id, node, period),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scenario_id, group_id) REFERENCES territory_group (scenario_id, group_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX quota_comment_territory ON quota_comment (scenario_id, territory_id);
CREATE INDEX quota_comment_group ON quota_comment (scenario_id, group_id);

CREATE TABLE quota_change (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  change_id INTEGER NOT NULL CHECK (change_id > 0),
  component_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('spread', 'cell', 'unlock', 'issue', 'reopen', 'transfer', 'import')),
  node TEXT NOT NULL,
  node_name TEXT NOT NULL,
  period INTEGER NOT NULL CHECK (period BETWEEN 0 AND 16),
  before INTEGER,
  after INTEGER,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (scenario_id, change_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_transfer (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  transfer_id INTEGER NOT NULL CHECK (transfer_id > 0),
  component_id INTEGER NOT NULL CHECK (component_id > 0),
  account_id INTEGER NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  from_territory INTEGER NOT NULL,
  to_territory INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  months TEXT NOT NULL,
  PRIMARY KEY (scenario_id, transfer_id, component_id),
  FOREIGN KEY (scenario_id, from_territory) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scenario_id, to_territory) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX account_transfer_account ON account_transfer (account_id);
CREATE INDEX account_transfer_from ON account_transfer (scenario_id, from_territory);
CREATE INDEX account_transfer_to ON account_transfer (scenario_id, to_territory);
`,
};
