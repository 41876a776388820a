import type { Migration } from './migration.ts';

export const market: Migration = { version: 3, sql: '' };
