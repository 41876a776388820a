import type { RawGeometry } from '../../exchange/formats/sheet.ts';
import { samePlace } from '../../exchange/import/place-name.ts';
import type { UnitDraft, UnitMeasure } from '../../exchange/import/units.ts';
import { followCode } from '../../exchange/places/follow-code.ts';
import type { PlanReader } from '../../plan/plan.ts';
import type { MeasureRecord, UnitMeasureRecord, UnitRecord } from '../../plan/rows.ts';
import { boundaryChanges } from './boundary-changes.ts';
import { type Changes, orKeep, type RowState, sameRow } from './changes.ts';
import { replace } from './replace.ts';

/**
 * Units are known by code, then by a code that followed it, then by city and name: ids, and with them assignments and links,
 * survive a newer boundary file. Units the file does not name stay as they are.
 */
export function unitChanges(
  plan: PlanReader,
  drafts: readonly UnitDraft[],
  measures: readonly UnitMeasure[],
  geometry: RawGeometry | null,
): Changes {
  const standing = plan.all('unit');
  const match = matcher(standing, drafts);
  const keys = ownKeys(plan, measures);
  const values = new Map(
    plan.all('unit_measure').map((row) => [`${row.unit_id}|${row.measure_key}`, row.value]),
  );
  let nextId = plan.max('unit', 'id') + 1;
  const unitRows: UnitRecord[] = [];
  const valueRows: UnitMeasureRecord[] = [];
  const idOfGeometry = new Map<number, number>();
  const counts: Record<RowState, number> = { created: 0, updated: 0, unchanged: 0 };
  for (const draft of drafts) {
    const stands = match(draft);
    const unit = mergedUnit(stands, stands?.id ?? nextId++, draft, geometry);
    if (draft.geometry !== null) idOfGeometry.set(draft.geometry, unit.id);
    let changed = !stands || !sameRow(stands, unit);
    if (changed) unitRows.push(unit);
    for (const [said, value] of draft.values) {
      const key = keys.get(said) ?? said;
      if (values.get(`${unit.id}|${key}`) === value) continue;
      valueRows.push({ unit_id: unit.id, measure_key: key, value });
      changed = true;
    }
    counts[stands ? (changed ? 'updated' : 'unchanged') : 'created']++;
  }
  const measureRows = newMeasures(
    plan,
    measures.map((measure) => ({ ...measure, key: keys.get(measure.key) ?? measure.key })),
  );
  const boundary = geometry ? boundaryChanges(plan, geometry, idOfGeometry) : null;
  return {
    ...counts,
    write(writer) {
      for (const row of unitRows) writer.put('unit', row);
      for (const row of measureRows) writer.put('measure', row);
      for (const row of valueRows) writer.put('unit_measure', row);
      boundary?.(writer);
      // Everything that lies on the map finds its unit anew.
      if (unitRows.length > 0 || boundary) replace(writer);
    },
  };
}

function matcher(
  standing: readonly UnitRecord[],
  drafts: readonly UnitDraft[],
): (draft: UnitDraft) => UnitRecord | undefined {
  const byCode = new Map(standing.map((unit) => [unit.code, unit]));
  const inFile = new Set(drafts.map((draft) => draft.code));
  // Units the file doesn't name by their own code may stand in it under another.
  const left = standing.filter((unit) => !inFile.has(unit.code));
  const standingCodes = new Set(left.map(({ code }) => code));
  return (draft) => {
    const known = byCode.get(draft.code);
    if (known) return known;
    const trail = followCode(draft.code, (code) => standingCodes.has(code));
    const former = trail?.codes.length === 1 ? trail.codes[0] : undefined;
    const found =
      left.find((unit) => unit.code === former) ??
      left.find(
        (unit) =>
          draft.city !== '' &&
          draft.name !== '' &&
          samePlace(unit.city, draft.city) &&
          samePlace(unit.name, draft.name),
      );
    if (found) {
      left.splice(left.indexOf(found), 1);
      standingCodes.delete(found.code);
    }
    return found;
  };
}

function mergedUnit(
  stands: UnitRecord | undefined,
  id: number,
  draft: UnitDraft,
  geometry: RawGeometry | null,
): UnitRecord {
  const own = draft.geometry;
  return {
    id,
    code: draft.code,
    name: orKeep(draft.name, stands?.name ?? draft.code),
    city: orKeep(draft.city, stands?.city ?? ''),
    province: orKeep(draft.province, stands?.province ?? ''),
    longitude: (own === null ? undefined : geometry?.longitudes[own]) ?? stands?.longitude ?? 0,
    latitude: (own === null ? undefined : geometry?.latitudes[own]) ?? stands?.latitude ?? 0,
    area_m2: (own === null ? undefined : geometry?.areas[own]) ?? stands?.area_m2 ?? 0,
  };
}

/** Keys under which the plan keeps measures: one of the same name that it has in another unit stays what it is. */
function ownKeys(plan: PlanReader, measures: readonly UnitMeasure[]): Map<string, string> {
  const units = new Map(plan.all('measure').map(({ key, unit }) => [key, unit]));
  return new Map(
    measures.map(({ key, unit }) => {
      const known = units.get(key);
      return [key, known === undefined || known === unit ? key : `${key} ${unit}`];
    }),
  );
}

function newMeasures(plan: PlanReader, measures: readonly UnitMeasure[]): MeasureRecord[] {
  const known = new Set(plan.all('measure').map((measure) => measure.key));
  let position = plan.count('measure') === 0 ? 0 : plan.max('measure', 'position') + 1;
  return measures
    .filter(({ key }) => !known.has(key))
    .map(({ key, name, unit }) => ({ key, name, unit, position: position++ }));
}
