import {
  type BoundaryTopology,
  boundaryFromShapes,
  shapeOf,
  sharedBorders,
} from '../../engine/geo/boundary.ts';
import { nearBorderOptions, nearBorders } from '../../engine/geo/near-borders.ts';
import { polygonSet, type Shape } from '../../engine/geo/polygon-set.ts';
import { boundaryLevels } from '../../engine/geo/simplify.ts';
import type { RawGeometry } from '../../exchange/formats/sheet.ts';
import type { PlanReader, PlanWriter } from '../../plan/plan.ts';
import type { UnitPairRecord } from '../../plan/rows.ts';
import { readBoundary } from '../boundary.ts';

/**
 * The file's borders under the plan's unit ids, with those of units the file does not hold kept. Null when nothing changes.
 * Links stay; a barrier stays while its units touch.
 */
export function boundaryChanges(
  plan: PlanReader,
  geometry: RawGeometry,
  idOfGeometry: ReadonlyMap<number, number>,
): ((writer: PlanWriter) => void) | null {
  const { boundary, pairs } = combined(readBoundary(plan), geometry, idOfGeometry);
  const text = JSON.stringify(boundary);
  const wanted = new Map(pairs.map(([a, b]) => [`${a}|${b}`, [a, b] as const]));
  const removed: UnitPairRecord[] = [];
  const written: UnitPairRecord[] = [];
  for (const row of plan.all('unit_pair')) {
    const key = `${row.a}|${row.b}`;
    const touches = wanted.delete(key);
    if (touches && row.kind === 'link') written.push({ ...row, kind: 'adjacent' });
    else if (!touches && row.kind !== 'link') removed.push(row);
  }
  for (const [a, b] of wanted.values()) written.push({ a, b, kind: 'adjacent' });
  const sameText = plan.get('boundary', { level: 0 })?.topology === text;
  if (sameText && removed.length === 0 && written.length === 0) return null;
  return (writer) => {
    if (!sameText) {
      writer.removeWhere('boundary', {});
      for (const [index, level] of [boundary, ...boundaryLevels(boundary)].entries())
        writer.put('boundary', { level: index, topology: index === 0 ? text : JSON.stringify(level) });
    }
    for (const row of removed) writer.remove('unit_pair', { a: row.a, b: row.b });
    for (const row of written) writer.put('unit_pair', row);
  };
}

function combined(
  standing: BoundaryTopology | null,
  geometry: RawGeometry,
  idOfGeometry: ReadonlyMap<number, number>,
): { boundary: BoundaryTopology; pairs: [number, number][] } {
  const { boundary } = geometry;
  const fromFile = new Set(idOfGeometry.values());
  const kept = standing?.objects.units.geometries.filter(({ id }) => !fromFile.has(id)) ?? [];
  const taken = boundary.objects.units.geometries.flatMap((shape, index) => {
    const id = idOfGeometry.get(index);
    return id === undefined ? [] : [{ ...shape, id }];
  });
  if (!standing || kept.length === 0) {
    const units = { type: 'GeometryCollection' as const, geometries: taken };
    const pairs: [number, number][] = [];
    for (let at = 0; at < geometry.pairs.length; at += 2) {
      const a = idOfGeometry.get(geometry.pairs[at] ?? -1);
      const b = idOfGeometry.get(geometry.pairs[at + 1] ?? -1);
      if (a !== undefined && b !== undefined) pairs.push(ordered(a, b));
    }
    return { boundary: { ...boundary, objects: { units } }, pairs };
  }
  // Two sets of borders are laid into one net of arcs, so that old and new neighbours share theirs.
  const shapes: Shape[] = [];
  const ids: number[] = [];
  for (const [topology, geometries] of [
    [standing, kept],
    [boundary, taken],
  ] as const) {
    for (const shape of geometries) {
      shapes.push(shapeOf(topology, shape) ?? []);
      ids.push(shape.id);
    }
  }
  const built = boundaryFromShapes(shapes);
  const { geometries } = built.objects.units;
  const shared = sharedBorders(geometries);
  const set = polygonSet(shapes);
  const touching = [...shared, ...nearBorders(set, shared, nearBorderOptions(set))];
  const pairs = touching.map(([a, b]) => ordered(ids[a] ?? 0, ids[b] ?? 0));
  geometries.forEach((shape, index) => {
    shape.id = ids[index] ?? 0;
  });
  return { boundary: built, pairs };
}

const ordered = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a]);
