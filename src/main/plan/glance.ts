import Database from 'better-sqlite3';
import type { StepLabel } from '../../shared/contract/base.ts';
import { checkHeader } from './header.ts';
import { revisionFrom } from './meta.ts';
import { migrations } from './migrations/index.ts';
import { guarded } from './plan-error.ts';
import { newestVersion } from './schema.ts';

/** What a plan file holds, seen without opening it as a plan: it stays as it is and nobody is locked out. */
export interface PlanGlance {
  readonly revision: number;
  readonly units: number;
  readonly accounts: number;
  readonly reps: number;
  /** By name; snapshots are kept as scenarios too and are none. */
  readonly scenarios: readonly string[];
  /** Steps done last, newest first. */
  readonly steps: readonly { readonly label: StepLabel; readonly at: string }[];
}

const latestSteps = 5;

/** Plans of before snapshots have no table of them. */
function withoutSnapshots(db: Database.Database): string {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'snapshot'").get();
  return known === undefined ? '' : 'WHERE id NOT IN (SELECT scenario_id FROM snapshot)';
}

/** Reads counts, scenarios and the last steps of a file at rest. Throws as `openPlan` does for a file that is none of ours. */
export function glanceAtPlan(path: string): PlanGlance {
  checkHeader(path, newestVersion(migrations));
  return guarded(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const count = (table: string) =>
        db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
      const steps = db
        .prepare<[number], { label_key: string; label_params: string; at: string }>(
          'SELECT label_key, label_params, at FROM journal WHERE undone = 0 ORDER BY seq DESC LIMIT ?',
        )
        .all(latestSteps);
      const revision = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'revision'").pluck().get();
      return {
        revision: revisionFrom(revision),
        units: count('unit'),
        accounts: count('account'),
        reps: count('rep'),
        scenarios: db
          .prepare<[], string>(`SELECT name FROM scenario ${withoutSnapshots(db)} ORDER BY id`)
          .pluck()
          .all(),
        steps: steps.map((row) => ({
          label: { key: row.label_key, params: JSON.parse(row.label_params) as StepLabel['params'] },
          at: row.at,
        })),
      };
    } finally {
      db.close();
    }
  });
}
