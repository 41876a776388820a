import type { CompetitorDraft } from '../../exchange/import/competitors.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { CompetitorRecord } from '../../plan/rows.ts';
import { type Changes, type RowState, sameRow } from './changes.ts';
import { sameDegrees } from './same-degrees.ts';

/**
 * Sites carry no id. Among sites of one name and brand, those at the same place are the same site; of the rest the first in
 * the file is the first in the plan (it has moved), and what is left over is new.
 */
export function competitorChanges(plan: PlanReader, drafts: readonly CompetitorDraft[]): Changes {
  const standing = new Map<string, CompetitorRecord[]>();
  for (const site of plan.all('competitor')) {
    const key = `${site.name}|${site.brand}`;
    standing.set(key, [...(standing.get(key) ?? []), site]);
  }
  const take = (draft: CompetitorDraft, same: (site: CompetitorRecord) => boolean) => {
    const sites = standing.get(`${draft.name}|${draft.brand}`) ?? [];
    const position = sites.findIndex(same);
    return position < 0 ? undefined : sites.splice(position, 1)[0];
  };
  const isThere = (site: CompetitorRecord, { longitude, latitude }: CompetitorDraft) =>
    sameDegrees(site.longitude, longitude) && sameDegrees(site.latitude, latitude);
  const matches = drafts.map((draft) => take(draft, (site) => isThere(site, draft)));
  let nextId = plan.max('competitor', 'id') + 1;
  const rows: CompetitorRecord[] = [];
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  drafts.forEach((draft, index) => {
    const stands = matches[index] ?? take(draft, () => true);
    // A spreadsheet program that rounded the last digits has moved nothing.
    const { longitude, latitude } = stands && isThere(stands, draft) ? stands : draft;
    const row: CompetitorRecord = {
      id: stands?.id ?? nextId++,
      name: draft.name,
      brand: draft.brand,
      longitude,
      latitude,
      unit_id: draft.unitId,
    };
    const changed = !stands || !sameRow(stands, row);
    if (changed) rows.push(row);
    counts[stands ? (changed ? 'updated' : 'unchanged') : 'created']++;
  });
  return {
    ...counts,
    write(writer) {
      for (const row of rows) writer.put('competitor', row);
    },
  };
}
