import type { Migration } from './migration.ts';

export const quotas: Migration = { version: 6, sql: '' };
