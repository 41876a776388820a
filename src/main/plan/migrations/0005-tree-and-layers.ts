import type { Migration } from './migration.ts';

export const treeAndLayers: Migration = { version: 5, sql: '' };
