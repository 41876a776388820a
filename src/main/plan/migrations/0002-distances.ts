import type { Migration } from './migration.ts';

export const distances: Migration = { version: 2, sql: '' };
