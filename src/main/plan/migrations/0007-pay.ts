import type { Migration } from './migration.ts';

export const pay: Migration = { version: 7, sql: '' };
