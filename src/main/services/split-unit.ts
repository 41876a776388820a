import { AppError } from '../../shared/errors.ts';
import { Random } from '../engine/design/random.ts';
import { unitArea } from '../engine/geo/area.ts';
import { boundaryFromShapes, shapeOf, sharedBorders } from '../engine/geo/boundary.ts';
import { clusterPoints } from '../engine/geo/cluster-points.ts';
import { cutShape, withVertices } from '../engine/geo/cut-shape.ts';
import { labelPoint } from '../engine/geo/label-point.ts';
import { polygonSet, type Shape } from '../engine/geo/polygon-set.ts';
import { boundaryLevels } from '../engine/geo/simplify.ts';
import type { Plan, PlanWriter } from '../plan/plan.ts';
import type { UnitRecord } from '../plan/rows.ts';
import { readBoundary } from './boundary.ts';
import type { Dataset } from './dataset.ts';
import { rebuildPresent } from './present.ts';
import type { Projection } from './projection.ts';

interface Part {
  readonly unit: UnitRecord;
  readonly shape: Shape;
  /** Share of the unit's accounts' workload, or of its area when it has none; sums to 1. */
  readonly share: number;
  readonly areaShare: number;
  readonly accountIds: readonly number[];
}

/** Splits a unit that is larger than a territory may be, along lines between groups of its accounts. */
export function createSplitUnitService(plan: () => Plan, projection: Projection) {
  return {
    /** @throws AppError NOT_FOUND, or VALUE_INVALID when its accounts lie at fewer different places than parts are wanted */
    split(unitId: number, count: number): number[] {
      const data = projection.dataset();
      const index = data.unitIndex.get(unitId);
      if (index === undefined) throw new AppError('NOT_FOUND', { what: 'unit', id: unitId });
      const parts = partsOf(plan(), data, index, count);
      plan().edit(
        { key: 'unit.split', params: { name: data.units[index].name, count } },
        ['units', 'accounts', 'links', 'alignment', 'scenarios', 'state'],
        (write) => writeParts(write, data, unitId, parts),
      );
      return parts.map(({ unit }) => unit.id);
    },
  };
}

function partsOf(plan: Plan, data: Dataset, index: number, count: number): Part[] {
  const unit = data.units[index];
  const boundary = readBoundary(plan);
  const geometry = boundary?.objects.units.geometries.find(({ id }) => id === unit.id);
  const shape = boundary && geometry ? shapeOf(boundary, geometry) : null;
  const members = data.accounts.flatMap((account, position) =>
    data.accountUnit[position] === index && account.longitude !== null && account.latitude !== null
      ? [{ account, position, point: [account.longitude, account.latitude] as const }]
      : [],
  );
  const shrink = Math.cos((unit.latitude * Math.PI) / 180);
  const weights = Float64Array.from(members, ({ position }) => data.workload[position]);
  const clusters = clusterPoints(
    members.map(({ point: [x, y] }) => [x * shrink, y] as const),
    weights,
    count,
    new Random(1),
  );
  if (!shape || !clusters) throw new AppError('VALUE_INVALID', { field: 'parts', value: count });
  const shapes = cutShape(
    shape,
    clusters.centres.map(([x, y]) => [x / shrink, y]),
  );
  const set = polygonSet(shapes);
  const areas = shapes.map((_, part) => unitArea(set, part));
  const area = areas.reduce((sum, value) => sum + value, 0);
  const load = weights.reduce((sum, value) => sum + value, 0);
  let nextId = plan.max('unit', 'id') + 1;
  return shapes.map((partShape, part) => {
    const own = members.filter((_, member) => clusters.clusterOf[member] === part);
    const [longitude, latitude] = labelPoint(set, part) ?? own[0].point;
    const ownLoad = own.reduce((sum, { position }) => sum + data.workload[position], 0);
    return {
      unit: {
        ...unit,
        id: part === 0 ? unit.id : nextId++,
        code: `${unit.code}-${part + 1}`,
        name: `${unit.name} ${part + 1}`,
        longitude,
        latitude,
        area_m2: areas[part],
      },
      shape: partShape,
      share: load > 0 ? ownLoad / load : areas[part] / area,
      areaShare: areas[part] / area,
      accountIds: own.map(({ account }) => account.id),
    };
  });
}

function writeParts(write: PlanWriter, data: Dataset, unitId: number, parts: readonly Part[]): void {
  for (const { unit } of parts) write.put('unit', unit);
  splitMeasures(write, unitId, parts);
  writeBorders(write, unitId, parts);
  const added = parts.slice(1);
  for (const { unit, accountIds } of added) {
    for (const id of accountIds) {
      const account = write.get('account', { id });
      if (account) write.put('account', { ...account, unit_id: unit.id });
    }
  }
  // Parents first: a child without a row of its own then already looks through to the right one.
  for (const { id } of write.all('scenario').sort((a, b) => a.id - b.id)) {
    const territory = write.unitTerritories(id).get(unitId) ?? 0;
    write.assignUnits(
      id,
      added.map(({ unit }) => unit.id),
      territory,
    );
  }
  if (data.accounts.length > 0) rebuildPresent(write);
}

/** Areas by area, everything else by workload; the last part takes what rounding leaves. */
function splitMeasures(write: PlanWriter, unitId: number, parts: readonly Part[]): void {
  for (const { measure_key, value } of write.where('unit_measure', { unit_id: unitId })) {
    const unit = write.get('measure', { key: measure_key })?.unit;
    let left = value;
    parts.forEach((part, index) => {
      const share = value * (unit === 'squareMetres' ? part.areaShare : part.share);
      const own = index === parts.length - 1 ? left : Number.isInteger(value) ? Math.round(share) : share;
      left -= own;
      write.put('unit_measure', { unit_id: part.unit.id, measure_key, value: own });
    });
  }
}

/** Lays all borders into one net again; links and barriers of the unit stay with its first part. */
function writeBorders(write: PlanWriter, unitId: number, parts: readonly Part[]): void {
  const boundary = readBoundary(write);
  if (!boundary) return;
  const corners = parts.flatMap(({ shape }) =>
    shape.flatMap((part) => part.flatMap((ring) => ring.map(([x, y]) => [x, y] as [number, number]))),
  );
  const touching = new Set(
    write.all('unit_pair').flatMap(({ a, b }) => (a === unitId ? b : b === unitId ? a : [])),
  );
  const entries = boundary.objects.units.geometries
    .filter(({ id }) => id !== unitId)
    .map((geometry) => {
      const shape = shapeOf(boundary, geometry) ?? [];
      return { id: geometry.id, shape: touching.has(geometry.id) ? withVertices(shape, corners) : shape };
    })
    .concat(parts.map(({ unit, shape }) => ({ id: unit.id, shape })));
  const built = boundaryFromShapes(entries.map(({ shape }) => shape));
  built.objects.units.geometries.forEach((geometry, index) => {
    geometry.id = entries[index].id;
  });
  write.removeWhere('boundary', {});
  for (const [level, topology] of [built, ...boundaryLevels(built)].entries())
    write.put('boundary', { level, topology: JSON.stringify(topology) });
  const partIds = new Set(parts.map(({ unit }) => unit.id));
  for (const pair of write.all('unit_pair')) {
    if (pair.kind === 'adjacent' && (pair.a === unitId || pair.b === unitId)) write.remove('unit_pair', pair);
  }
  for (const [first, second] of sharedBorders(built.objects.units.geometries)) {
    const [a, b] = [entries[first].id, entries[second].id].sort((x, y) => x - y);
    if (!partIds.has(a) && !partIds.has(b)) continue;
    if (!write.get('unit_pair', { a, b })) write.put('unit_pair', { a, b, kind: 'adjacent' });
  }
}

export type SplitUnitService = ReturnType<typeof createSplitUnitService>;
