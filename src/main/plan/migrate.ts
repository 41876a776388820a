import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { writeCompactCopy } from './copy.ts';
import { applicationId } from './format.ts';
import type { Migration } from './migrations/index.ts';
import { newestVersion, userVersion } from './schema.ts';

/**
 * Brings a plan to the newest version: first a verified copy beside it (`plan.sqlite.bak-v1`), then one transaction per step.
 * A step that fails leaves the file at the version before it.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[], path: string): void {
  const version = userVersion(db);
  if (version === newestVersion(migrations)) return;
  writeCompactCopy(db, freeBackupName(path, version));
  applySteps(db, migrations, path);
}

/** Runs the steps a file lacks. An empty database becomes a plan of the newest version. */
export function applySteps(db: Database.Database, migrations: readonly Migration[], path: string): void {
  const version = userVersion(db);
  // Has no effect inside a transaction; the check before each commit stands in for it.
  db.pragma('foreign_keys = OFF');
  for (const step of migrations) {
    if (step.version <= version) continue;
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${step.version}`);
      const dangling = db.pragma('foreign_key_check');
      if (Array.isArray(dangling) && dangling.length > 0) {
        throw new AppError('PLAN_DAMAGED', { file: basename(path) });
      }
    }).exclusive();
  }
  db.pragma('foreign_keys = ON');
}

/** Never overwrites an older backup. */
function freeBackupName(path: string, version: number): string {
  const first = `${path}.bak-v${version}`;
  let name = first;
  for (let count = 2; existsSync(name); count++) name = `${first}-${count}`;
  return name;
}
