import type { RepDraft } from '../../exchange/import/reps.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { RepProfileRecord, RepRecord } from '../../plan/rows.ts';
import { readProfile, writeProfile } from '../staffing/rep-profiles.ts';
import { type Changes, orKeep, type RowState, sameRow } from './changes.ts';
import { sameDegrees } from './same-degrees.ts';

/**
 * `known`: the numbers of all rows, where reps without one are to go.
 * Reps are known by their number; one created from an account sheet, whose number is its name, is taken over by name.
 */
export function repChanges(
  plan: PlanReader,
  drafts: readonly RepDraft[],
  known: ReadonlySet<string> | null = null,
): Changes {
  const byRef = new Map<string, RepRecord>();
  const byNameOnly = new Map<string, RepRecord>();
  for (const rep of plan.all('rep')) {
    byRef.set(rep.ref, rep);
    if (rep.ref === rep.name) byNameOnly.set(rep.name, rep);
  }
  let nextId = plan.max('rep', 'id') + 1;
  const rows: { row: RepRecord; profile: Partial<RepProfileRecord> }[] = [];
  const met = new Set<number>();
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  for (const draft of drafts) {
    const named = byNameOnly.get(draft.name);
    const stands = byRef.get(draft.ref) ?? named;
    if (stands === named) byNameOnly.delete(draft.name);
    const kept = <T>(field: string, value: T, blank: T) => (draft.erased.has(field) ? blank : value);
    const row: RepRecord = {
      id: stands?.id ?? nextId++,
      ref: draft.ref,
      name: orKeep(draft.name, stands?.name ?? draft.ref),
      city: orKeep(draft.city, kept('city', stands?.city ?? '', '')),
      longitude: newDegrees(draft.longitude, stands?.longitude),
      latitude: newDegrees(draft.latitude, stands?.latitude),
      level: orKeep(draft.level, kept('level', stands?.level ?? '', '')),
      calls_per_day: draft.callsPerDay ?? kept('callsPerDay', stands?.calls_per_day ?? null, null),
      working_days: draft.workingDays ?? kept('workingDays', stands?.working_days ?? null, null),
      since_year: draft.sinceYear ?? kept('sinceYear', stands?.since_year ?? null, null),
    };
    const profile = profileChange(draft);
    const standing = readProfile(plan, row.id);
    const changed = !stands || !sameRow(stands, row) || !sameRow(standing, { ...standing, ...profile });
    if (changed) rows.push({ row, profile });
    met.add(row.id);
    counts[stands ? (changed ? 'updated' : 'unchanged') : 'created']++;
  }
  const gone = known ? plan.all('rep').filter(({ id, ref }) => !known.has(ref) && !met.has(id)) : [];
  return {
    ...counts,
    removed: gone.length,
    write(writer) {
      for (const { id } of gone) writer.remove('rep', { id });
      for (const { row, profile } of rows) {
        writer.put('rep', row);
        writeProfile(writer, row.id, profile);
      }
    },
  };
}

/** What the sheet gives beside the rep's own columns: an empty cell erases only where that was asked for. */
function profileChange({ fte, hiredOn, skills, costFen, erased }: RepDraft): Partial<RepProfileRecord> {
  return {
    ...(fte === undefined ? erased.has('fte') && { fte: 1 } : { fte }),
    ...(hiredOn === '' ? erased.has('hiredOn') && { hired_on: null } : { hired_on: hiredOn }),
    ...(skills === '' ? erased.has('skills') && { skills: '' } : { skills }),
    ...(costFen === undefined ? erased.has('cost') && { cost_fen: null } : { cost_fen: costFen }),
  };
}

/** What was given, unless it is what stands but for a rounding. */
function newDegrees(given: number | null, stands: number | null | undefined): number | null {
  return given === null || sameDegrees(given, stands) ? (stands ?? null) : given;
}
