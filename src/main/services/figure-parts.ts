import type { Pieces } from '../plan/pieces.ts';
import type { PlanReader } from '../plan/plan.ts';
import type { AccountRecord, TableName } from '../plan/rows.ts';
import { rowsInPieces } from './rows-in-pieces.ts';

interface Part {
  readonly versions: readonly number[];
  readonly rests: readonly unknown[];
  readonly value: unknown;
}

/** What figures were last made of, by plan and name. */
const parts = new WeakMap<PlanReader, Map<string, Part>>();

function partsOf(plan: PlanReader): Map<string, Part> {
  const known = parts.get(plan) ?? new Map<string, Part>();
  parts.set(plan, known);
  return known;
}

const isAlike = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/**
 * What is read of some tables, kept until one of them changes: an edit of accounts leaves units, sales and links as they are.
 * Callers must not change what they get.
 * @param rests what else it is made of; another object is another part
 */
export function* keptPart<P>(
  plan: PlanReader,
  name: string,
  tables: readonly TableName[],
  rests: readonly unknown[],
  read: () => Pieces<P>,
): Pieces<P> {
  const known = partsOf(plan);
  const versions = tables.map((table) => plan.tableVersion(table));
  const former = known.get(name);
  if (former && isAlike(former.versions, versions) && isAlike(former.rests, rests)) return former.value as P;
  const value = yield* read();
  known.set(name, { versions, rests, value });
  return value;
}

/** The former ids where the new ones are the same, so that what was made of them still is of them. */
export function keptIds(plan: PlanReader, ids: readonly number[]): readonly number[] {
  const known = partsOf(plan);
  const former = known.get('ids')?.value as readonly number[] | undefined;
  if (former && isAlike(former, ids)) return former;
  known.set('ids', { versions: [], rests: [], value: ids });
  return ids;
}

/** All accounts in key order, of which only those are read again that were written since. `ids` as of `keptIds`. */
export function* accountRecords(plan: PlanReader, ids: readonly number[]): Pieces<readonly AccountRecord[]> {
  const known = partsOf(plan);
  const version = plan.tableVersion('account');
  const former = known.get('accounts');
  const written = former?.rests[0] === ids ? plan.writtenSince('account', former.versions[0] ?? -1) : null;
  const value = written
    ? withRecords(plan, former?.value as readonly AccountRecord[], ids, written)
    : yield* rowsInPieces(plan, 'account');
  known.set('accounts', { versions: [version], rests: [ids], value });
  return value;
}

function withRecords(
  plan: PlanReader,
  former: readonly AccountRecord[],
  ids: readonly number[],
  written: readonly (readonly unknown[])[],
): readonly AccountRecord[] {
  if (written.length === 0) return former;
  const records = former.slice();
  const fresh = new Set(written.map(([id]) => Number(id)));
  for (let at = 0; at < ids.length; at++) {
    if (!fresh.has(ids[at])) continue;
    const record = plan.get('account', { id: ids[at] });
    if (record) records[at] = record;
  }
  return records;
}
