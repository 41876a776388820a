import type { Migration } from './migration.ts';

/**
 * Comments in threads on territories, accounts and quotas, and packages sent for review. The comments that quotas had (one a
 * cell) become the first of a thread; their table goes.
 */
export const review: Migration = {
  version: 9,
  sql: `
CREATE TABLE comment (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  comment_id TEXT NOT NULL CHECK (length(comment_id) BETWEEN 1 AND 100),
  thread_id TEXT NOT NULL,
  thing TEXT NOT NULL CHECK (thing IN ('territory', 'account', 'quota')),
  territory_id INTEGER,
  group_id INTEGER,
  account_id INTEGER REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  component_id INTEGER CHECK (component_id > 0),
  node TEXT,
  period INTEGER CHECK (period BETWEEN 0 AND 16),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  resolved_by TEXT,
  resolved_at TEXT,
  PRIMARY KEY (scenario_id, comment_id),
  CHECK ((thing = 'account') = (account_id IS NOT NULL)),
  CHECK (thing <> 'territory' OR territory_id IS NOT NULL),
  CHECK ((thing = 'quota') = (component_id IS NOT NULL)),
  CHECK ((component_id IS NULL) = (node IS NULL)),
  CHECK ((component_id IS NULL) = (period IS NULL)),
  CHECK ((resolved_by IS NULL) = (resolved_at IS NULL)),
  FOREIGN KEY (scenario_id, territory_id) REFERENCES territory (scenario_id, territory_id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (scenario_id, group_id) REFERENCES territory_group (scenario_id, group_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_territory ON comment (scenario_id, territory_id);
CREATE INDEX comment_group ON comment (scenario_id, group_id);
CREATE INDEX comment_account ON comment (account_id);
INSERT INTO comment (scenario_id, comment_id, thread_id, thing, territory_id, group_id, account_id, component_id, node, period, text, author, at, resolved_by, resolved_at)
  SELECT scenario_id, 'quota ' || component_id || ' ' || node || ' ' || period || ' ' || at, 'quota ' || component_id || ' ' || node || ' ' || period || ' ' || at,
    'quota', territory_id, group_id, NULL, component_id, node, period, text, author, at, NULL, NULL FROM quota_comment;
DROP TABLE quota_comment;
DELETE FROM journal;

CREATE TABLE review_package (
  package_id TEXT PRIMARY KEY CHECK (length(package_id) BETWEEN 1 AND 100),
  scenario_id INTEGER NOT NULL REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('sent', 'received')),
  state TEXT NOT NULL CHECK (state IN ('sent', 'returned', 'accepted', 'rejected', 'withdrawn', 'revoked', 'open')),
  scenario_name TEXT NOT NULL,
  slice_name TEXT NOT NULL,
  ask TEXT NOT NULL,
  sender TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
  reviewer TEXT NOT NULL,
  answer TEXT NOT NULL,
  returned_at TEXT,
  decided_at TEXT
) STRICT;
CREATE INDEX review_package_scenario ON review_package (scenario_id);

CREATE TABLE review_content (
  package_id TEXT NOT NULL REFERENCES review_package (package_id) DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL CHECK (part IN ('base', 'returned', 'before', 'after', 'ids')),
  content TEXT NOT NULL,
  PRIMARY KEY (package_id, part)
) STRICT, WITHOUT ROWID;
`,
};
