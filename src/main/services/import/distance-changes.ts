import { AppError } from '../../../shared/errors.ts';
import type { DistanceContext, DistanceDraft } from '../../exchange/import/distances.ts';
import type { PlaceDesk } from '../../exchange/import/place-desk.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { Changes, RowState } from './changes.ts';

/** Pairs a plan may hold: the matrix of 2,000 units. */
export const mostDistances = 2_000_000;

/** Pairs by their ids; 2²⁶ units are far more than a plan may have. */
const keyOf = (a: number, b: number): number => a * 2 ** 26 + b;

/** Names are compared without spaces and widths; the code always wins, and a name that several units bear is nobody's. */
export function distanceContext(plan: PlanReader, desk: PlaceDesk): DistanceContext {
  const units = plan.all('unit');
  const byName = new Map<string, number | 'ambiguous'>();
  for (const { id, name, city, province } of units) {
    for (const text of new Set([name, city + name, province + name, province + city + name].map(plain))) {
      const other = byName.get(text);
      byName.set(text, other === undefined || other === id ? id : 'ambiguous');
    }
  }
  const byCode = new Map(units.map(({ id, code }) => [plain(code), id]));
  const standing = standingDistances(plan);
  return {
    unit: (text) => byCode.get(plain(text)) ?? byName.get(plain(text)),
    byCode: desk.byCode,
    unitCount: units.length,
    known: (a, b) => standing.has(keyOf(a, b)),
    knownCount: standing.size,
  };
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function standingDistances(plan: PlanReader): Map<number, number> {
  const { a, b, metres } = plan.unitDistances();
  const standing = new Map<number, number>();
  for (let pair = 0; pair < a.length; pair++) standing.set(keyOf(a[pair], b[pair]), metres[pair]);
  return standing;
}

/**
 * A pair of the file replaces the plan's; other pairs stay. Rows of the file are counted, not pairs.
 * Throws DISTANCES_TOO_MANY.
 */
export function distanceChanges(plan: PlanReader, drafts: readonly DistanceDraft[]): Changes {
  const standing = standingDistances(plan);
  const changed: DistanceDraft[] = [];
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  let fresh = 0;
  for (const draft of drafts) {
    const stands = standing.get(keyOf(draft.a, draft.b));
    const state: RowState =
      stands === undefined ? 'created' : stands === draft.metres ? 'unchanged' : 'updated';
    if (state === 'created') fresh++;
    if (state !== 'unchanged') changed.push(draft);
    counts[state] += draft.rows;
  }
  const count = standing.size + fresh;
  if (count > mostDistances) throw new AppError('DISTANCES_TOO_MANY', { count, most: mostDistances });
  return {
    ...counts,
    write(writer) {
      for (const { a, b, metres } of changed) writer.put('unit_distance', { a, b, metres });
    },
  };
}
