import type { PostalDraft } from '../../exchange/import/postal-codes.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { PostalCodeRecord } from '../../plan/rows.ts';
import type { Changes, RowState } from './changes.ts';

/** Postal codes stand alone: the sheet's unit replaces the plan's; codes it does not name stay. */
export function postalChanges(plan: PlanReader, drafts: readonly PostalDraft[]): Changes {
  const standing = readPostal(plan);
  const rows: PostalCodeRecord[] = [];
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  for (const { postal, unitId } of drafts) {
    const stands = standing.get(postal);
    if (stands !== unitId) rows.push({ postal, unit_id: unitId });
    counts[stands === undefined ? 'created' : stands === unitId ? 'unchanged' : 'updated']++;
  }
  return {
    ...counts,
    write(writer) {
      for (const row of rows) writer.put('postal_code', row);
    },
  };
}

/** Unit id by postal code. */
export const readPostal = (plan: PlanReader): Map<string, number> =>
  new Map(plan.all('postal_code').map(({ postal, unit_id }) => [postal, unit_id]));
