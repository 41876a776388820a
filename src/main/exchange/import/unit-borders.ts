import { groupsOf } from '../../engine/geo/islands.ts';
import { pruneTopology } from '../../engine/geo/prune-topology.ts';
import type { RawGeometry } from '../formats/sheet.ts';
import type { FindingList } from './finding-list.ts';
import type { Table } from './table.ts';
import type { InterpretedUnits, UnitDraft } from './units.ts';

/** The same answer for the same rows: what is worked out of borders is kept by them. */
const known = new WeakMap<RawGeometry, { rows: string; geometry: RawGeometry }>();

/** The borders of the rows that come in alone: a row left out neither takes from others nor stays on the map. */
export function bordersOf(drawn: RawGeometry, drafts: readonly UnitDraft[]): RawGeometry {
  const taken = drafts.flatMap(({ geometry }) => geometry ?? []).sort((a, b) => a - b);
  if (taken.length === drawn.rowOf.length) return drawn;
  const rows = taken.join(' ');
  const before = known.get(drawn);
  if (before?.rows === rows) return before.geometry;
  const geometry = only(drawn, taken);
  known.set(drawn, { rows, geometry });
  return geometry;
}

function only(drawn: RawGeometry, taken: readonly number[]): RawGeometry {
  const placeOf = new Map(taken.map((position, place) => [position, place]));
  const rowOf = taken.map((position) => drawn.rowOf[position] ?? -1);
  const pairs: number[] = [];
  let sharedPairs = 0;
  for (let at = 0; at < drawn.pairs.length; at += 2) {
    const a = placeOf.get(drawn.pairs[at] ?? -1);
    const b = placeOf.get(drawn.pairs[at + 1] ?? -1);
    if (a === undefined || b === undefined) continue;
    pairs.push(a, b);
    if (at < 2 * drawn.sharedPairs) sharedPairs++;
  }
  return {
    boundary: pruneTopology(drawn.boundary, new Set(rowOf)),
    rowOf,
    longitudes: Float64Array.from(taken, (position) => drawn.longitudes[position] ?? Number.NaN),
    latitudes: Float64Array.from(taken, (position) => drawn.latitudes[position] ?? Number.NaN),
    areas: Float64Array.from(taken, (position) => drawn.areas[position] ?? 0),
    pairs: Int32Array.from(pairs),
    sharedPairs,
    slivers: drawn.slivers.flatMap((position) => placeOf.get(position) ?? []),
  };
}

/**
 * What was read, on the borders that stand in the end, with what is wrong with those. A unit that lost all of its area to others
 * is left out.
 */
export function onBorders(
  table: Table,
  read: InterpretedUnits,
  drawn: RawGeometry,
  geometry: RawGeometry,
  findings: FindingList,
): InterpretedUnits {
  const placeOfRow = new Map(geometry.rowOf.map((row, place) => [row, place]));
  const places = read.drafts.map((draft) => placeOfRow.get(drawn.rowOf[draft.geometry ?? -1] ?? -1) ?? null);
  const drafts = read.drafts.flatMap((draft, at) => {
    const place = places[at] ?? null;
    if (place !== null) return { ...draft, geometry: place };
    const row = table.rows[drawn.rowOf[draft.geometry ?? -1] ?? -1]?.row ?? 0;
    findings.add('GEOMETRY_INVALID', row, '', shownName(draft));
    return [];
  });
  noteIslands(table, geometry, drafts, findings);
  noteFlaws(table, geometry, drafts, findings);
  return {
    ...read,
    drafts,
    rowsSkipped: read.rowsSkipped + read.drafts.length - drafts.length,
    sample: read.sample.filter((_, at) => places[at] !== null),
  };
}

const shownName = ({ code, name }: UnitDraft): string => name || code;

/** Units that no chain of shared borders joins to the largest group. */
function noteIslands(
  table: Table,
  geometry: RawGeometry,
  drafts: readonly UnitDraft[],
  findings: FindingList,
): void {
  const pairs: [number, number][] = [];
  for (let at = 0; at < geometry.pairs.length; at += 2) {
    pairs.push([geometry.pairs[at], geometry.pairs[at + 1]]);
  }
  const groups = groupsOf(geometry.rowOf.length, pairs);
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const [mainland] = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const draft of drafts) {
    if (draft.geometry === null || groups[draft.geometry] === mainland?.[0]) continue;
    const row = table.rows[geometry.rowOf[draft.geometry] ?? -1]?.row ?? 0;
    findings.add('GEOMETRY_ISLAND', row, '', shownName(draft));
  }
}

/** Borders that don't meet though they should, and slips of the pen. */
function noteFlaws(
  table: Table,
  { pairs, sharedPairs, slivers, rowOf }: RawGeometry,
  drafts: readonly UnitDraft[],
  findings: FindingList,
): void {
  const nameOf = new Map(drafts.map((draft) => [draft.geometry, shownName(draft)]));
  const row = (geometry: number) => table.rows[rowOf[geometry] ?? -1]?.row ?? 0;
  for (let at = 2 * sharedPairs; at < pairs.length; at += 2) {
    const [a = -1, b = -1] = [pairs[at], pairs[at + 1]];
    const [name, other] = [nameOf.get(a), nameOf.get(b)];
    if (name !== undefined && other !== undefined) findings.add('BORDER_GAP', row(a), '', name, other);
  }
  for (const geometry of slivers) {
    const name = nameOf.get(geometry);
    if (name !== undefined) findings.add('GEOMETRY_SLIVER', row(geometry), '', name);
  }
}
