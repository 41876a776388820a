import type { Migration } from './migration.ts';

export const staffing: Migration = { version: 4, sql: '' };
