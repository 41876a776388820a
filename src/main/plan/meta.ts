import type { PlanStore } from './store.ts';

/** What the plan says of itself: its revision, how it was last looked at. */
type MetaKey = 'revision' | 'view';

export function readMeta(store: PlanStore, key: MetaKey): string | undefined {
  const row = store.statement('SELECT value FROM meta WHERE key = ?', true).get(key);
  return (row as [string] | undefined)?.[0];
}

/** How often the plan was written, from 1 on; words or figures out of range, in a file made by others, count as its first. */
export function revisionFrom(value: string | undefined): number {
  const revision = Number(value);
  return Number.isSafeInteger(revision) && revision > 0 ? revision : 1;
}

export function writeMeta(store: PlanStore, key: MetaKey, value: string): void {
  store
    .statement(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, value);
}
