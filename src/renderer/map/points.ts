import type { CompetitorRow, RepRow } from '../../shared/contract/data.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { f64, i32, u8, unpack } from '../../shared/geometry/packed.ts';
import { worldX, worldY } from './mercator.ts';
import type { AccountPoints, Scene } from './scene.ts';

export const noPoints: AccountPoints = {
  ids: new Int32Array(0),
  x: new Float64Array(0),
  y: new Float64Array(0),
  customerClass: new Uint8Array(0),
  approximate: new Uint8Array(0),
  unit: new Int32Array(0),
};

/** Reads what `data.accountPoints` answers. Throws a RangeError for other bytes. */
export function readPoints(bytes: Uint8Array): AccountPoints {
  const arrays = unpack(bytes);
  return {
    ids: i32(arrays, 'ids'),
    x: f64(arrays, 'x'),
    y: f64(arrays, 'y'),
    customerClass: u8(arrays, 'customerClass'),
    approximate: u8(arrays, 'approximate'),
    unit: i32(arrays, 'unit'),
  };
}

/** The points of some accounts alone. */
export function pointsOf(points: AccountPoints, wanted: ReadonlySet<number>): AccountPoints {
  const kept: number[] = [];
  points.ids.forEach((id, at) => {
    if (wanted.has(id)) kept.push(at);
  });
  return {
    ids: Int32Array.from(kept, (at) => points.ids[at] ?? 0),
    x: Float64Array.from(kept, (at) => points.x[at] ?? 0),
    y: Float64Array.from(kept, (at) => points.y[at] ?? 0),
    customerClass: Uint8Array.from(kept, (at) => points.customerClass[at] ?? 0),
    approximate: Uint8Array.from(kept, (at) => points.approximate[at] ?? 0),
    unit: Int32Array.from(kept, (at) => points.unit[at] ?? 0),
  };
}

function placed<T extends { longitude: number | null; latitude: number | null }>(rows: readonly T[]) {
  return rows.flatMap((row) =>
    row.longitude === null || row.latitude === null
      ? []
      : [{ row, x: worldX(row.longitude), y: worldY(row.latitude) }],
  );
}

/** Reps' homes with the area each one's territory is drawn as. */
export function homesOf(
  reps: readonly RepRow[],
  alignment: Alignment | undefined,
  areaOf: ReadonlyMap<number, number>,
  selected: ReadonlySet<number>,
): Scene['homes'] {
  const territoryOf = new Map(alignment?.territories.map((row) => [row.repId, areaOf.get(row.id) ?? -1]));
  return placed(reps).map(({ row, x, y }) => ({
    id: row.id,
    name: row.name,
    x,
    y,
    territory: territoryOf.get(row.id) ?? -1,
    selected: selected.has(row.id),
  }));
}

export const competitorPoints = (rows: readonly CompetitorRow[]): Scene['competitors'] =>
  placed(rows).map(({ row, x, y }) => ({ id: row.id, name: row.name, x, y }));
