import { firstTables } from './0001-first-tables.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

/** Every step ever released, oldest first. */
export const migrations: readonly Migration[] = [firstTables];
