import type { RepDraft } from '../../exchange/import/reps.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { RepProfileRecord, RepRecord } from '../../plan/rows.ts';
import { readProfile, writeProfile } from '../staffing/rep-profiles.ts';
import { type Changes, orKeep, type RowState, sameRow } from './changes.ts';

/** Reps are known by their number; one created from an account sheet, whose number is its name, is taken over by name. */
export function repChanges(plan: PlanReader, drafts: readonly RepDraft[]): Changes {
  const byRef = new Map<string, RepRecord>();
  const byNameOnly = new Map<string, RepRecord>();
  for (const rep of plan.all('rep')) {
    byRef.set(rep.ref, rep);
    if (rep.ref === rep.name) byNameOnly.set(rep.name, rep);
  }
  let nextId = plan.max('rep', 'id') + 1;
  const rows: { row: RepRecord; profile: Partial<RepProfileRecord> }[] = [];
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  for (const draft of drafts) {
    const named = byNameOnly.get(draft.name);
    const stands = byRef.get(draft.ref) ?? named;
    if (stands === named) byNameOnly.delete(draft.name);
    const row: RepRecord = {
      id: stands?.id ?? nextId++,
      ref: draft.ref,
      name: draft.name,
      city: orKeep(draft.city, stands?.city ?? ''),
      longitude: draft.longitude ?? stands?.longitude ?? null,
      latitude: draft.latitude ?? stands?.latitude ?? null,
      level: orKeep(draft.level, stands?.level ?? ''),
      calls_per_day: draft.callsPerDay ?? stands?.calls_per_day ?? null,
      working_days: draft.workingDays ?? stands?.working_days ?? null,
      since_year: draft.sinceYear ?? stands?.since_year ?? null,
    };
    const profile = profileChange(draft);
    const known = readProfile(plan, row.id);
    const changed = !stands || !sameRow(stands, row) || !sameRow(known, { ...known, ...profile });
    if (changed) rows.push({ row, profile });
    counts[stands ? (changed ? 'updated' : 'unchanged') : 'created']++;
  }
  return {
    ...counts,
    write(writer) {
      for (const { row, profile } of rows) {
        writer.put('rep', row);
        writeProfile(writer, row.id, profile);
      }
    },
  };
}

/** What the sheet gives beside the rep's own columns: an empty cell never erases. */
function profileChange({ fte, hiredOn, skills, costFen }: RepDraft): Partial<RepProfileRecord> {
  return {
    ...(fte === undefined ? {} : { fte }),
    ...(hiredOn === '' ? {} : { hired_on: hiredOn }),
    ...(skills === '' ? {} : { skills }),
    ...(costFen === undefined ? {} : { cost_fen: costFen }),
  };
}
