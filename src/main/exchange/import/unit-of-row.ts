import type { FindingList } from './finding-list.ts';
import { type PlaceDesk, placeText } from './place-desk.ts';
import type { PlaceQuery, PlaceUnit } from './place-index.ts';
import { describe, evidenceCode } from './resolve-point.ts';

/** `own`: the row stands for itself. `none`: it is left out. */
export type RowUnit = PlaceUnit | 'own' | 'none';

/** The plan's unit that a row of figures is about: by its code, what followed it, or its name. */
export function unitOf(
  desk: PlaceDesk,
  place: PlaceQuery,
  row: number,
  header: string,
  findings: FindingList,
): RowUnit {
  const match = desk.find(place, row);
  if (match?.by === 'code') return 'own';
  const said = placeText(place);
  if (!match || match.level !== 'county') {
    const among = desk.undecided(place);
    if (among.length === 0) findings.add('UNIT_UNKNOWN', row, header, place.code || place.county);
    else findings.add('CODE_DIVIDED', row, header, said, among.map(describe).join(' / '), 'skipped');
    return 'none';
  }
  const code = evidenceCode[match.by] ?? (place.code === '' ? undefined : 'PLACE_RENAMED');
  if (code === undefined || match.by === 'chosen') return match.unit;
  return findings.add(code, row, header, said, describe(match.unit)) === 'skipped' ? 'none' : match.unit;
}

/** A boundary whose code follows, or went before, that of one of the plan's units: it takes that unit over, and says so. */
export function notedChange(
  desk: PlaceDesk,
  place: PlaceQuery,
  row: number,
  header: string,
  findings: FindingList,
): RowUnit {
  const [unit, ...others] = desk.changed(place, row);
  if (!unit || others.length > 0) return 'own';
  const action = findings.add(
    'CODE_CHANGED',
    row,
    header,
    placeText(place),
    `${unit.code} ${describe(unit)}`,
  );
  return action === 'skipped' ? 'none' : 'own';
}
