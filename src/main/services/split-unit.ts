import { AppError } from '../../shared/errors.ts';
import { utf8 } from '../../shared/wire/utf8.ts';
import { type Cut, cutApart } from '../jobs/cut-job.ts';
import type { Pieces } from '../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../plan/plan.ts';
import type { UnitRecord } from '../plan/rows.ts';
import type { Dataset } from './dataset.ts';
import { type Following, refuseIfGivenUp, unfollowed } from './job-events.ts';
import { beforeLeaving } from './leaving.ts';
import { rebuildPresentInPieces } from './present.ts';
import type { Projection } from './projection.ts';
import { backTo } from './turns.ts';

interface Part {
  readonly unit: UnitRecord;
  /** Share of the unit's accounts' workload, or of its area when it has none; sums to 1. */
  readonly share: number;
  readonly areaShare: number;
  readonly accountIds: readonly number[];
}

/** Splits a unit that is larger than a territory may be, along lines between groups of its accounts. */
export function createSplitUnitService(plan: () => Plan, projection: Projection) {
  return {
    /**
     * Answers the parts' ids. Stages: `cutting`, `writing`. Given up, it leaves the plan as it was.
     * @throws AppError NOT_FOUND, VALUE_INVALID when its accounts lie at fewer different places than parts are wanted, PLAN_BUSY when the
     * plan is edited meanwhile, JOB_CANCELLED
     */
    async split(
      unitId: number,
      count: number,
      following: Following = unfollowed,
    ): Promise<readonly number[]> {
      const data = projection.dataset();
      const index = data.unitIndex.get(unitId);
      if (index === undefined) throw new AppError('NOT_FOUND', { what: 'unit', id: unitId });
      const from = plan();
      const { revision } = from;
      const unit = data.units[index];
      const members = membersOf(data, index);
      return beforeLeaving(from, async () => {
        const cut = await cutApart(
          {
            topology: from.boundaryBytes(0) ?? noBorders,
            unitId,
            latitude: unit.latitude,
            points: members.map(({ point }) => point),
            weights: Float64Array.from(members, ({ position }) => data.workload[position]),
            parts: count,
            firstNew: from.max('unit', 'id') + 1,
            touching: pairsOf(from, unitId).flatMap(({ a, b }) => [a, b]),
          },
          following.onStage,
          following.signal,
        );
        await backTo(plan, from);
        if (from.revision !== revision) throw new AppError('PLAN_BUSY');
        following.onStage('writing', 0, 0);
        const parts = partsOf(data, unit, members, cut);
        await from.editInTurns(
          { key: 'unit.split', params: { name: unit.name, count } },
          ['units', 'accounts', 'links', 'alignment', 'scenarios', 'state'],
          function* (write) {
            yield* writeParts(write, data, unitId, parts, cut);
            refuseIfGivenUp(following);
          },
        );
        return cut.ids;
      });
    },
  };
}

/** What a plan without borders is cut by: no unit is found in it. */
const noBorders = utf8(
  JSON.stringify({
    type: 'Topology',
    arcs: [],
    objects: { units: { type: 'GeometryCollection', geometries: [] } },
  }),
);

interface Member {
  readonly id: number;
  /** In the dataset. */
  readonly position: number;
  readonly point: readonly [number, number];
}

/** Accounts of a unit that lie somewhere. */
const membersOf = (data: Dataset, index: number): Member[] =>
  data.accounts.flatMap(({ id, longitude, latitude }, position) =>
    data.accountUnit[position] === index && longitude !== null && latitude !== null
      ? [{ id, position, point: [longitude, latitude] as const }]
      : [],
  );

function partsOf(data: Dataset, unit: UnitRecord, members: readonly Member[], cut: Cut): Part[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const area = sum(cut.areas);
  const load = sum(members.map(({ position }) => data.workload[position]));
  return cut.ids.map((id, part) => {
    const own = members.filter((_, member) => cut.partOf[member] === part);
    const [longitude, latitude] = cut.labels[part] ?? own[0].point;
    const ownLoad = sum(own.map(({ position }) => data.workload[position]));
    const areaShare = cut.areas[part] / area;
    return {
      unit: {
        ...unit,
        id,
        code: `${unit.code}-${part + 1}`,
        name: `${unit.name} ${part + 1}`,
        longitude,
        latitude,
        area_m2: cut.areas[part],
      },
      share: load > 0 ? ownLoad / load : areaShare,
      areaShare,
      accountIds: own.map((member) => member.id),
    };
  });
}

function* writeParts(
  write: PlanWriter,
  data: Dataset,
  unitId: number,
  parts: readonly Part[],
  cut: Cut,
): Pieces<void> {
  for (const { unit } of parts) write.put('unit', unit);
  splitMeasures(write, unitId, parts);
  yield* writeBorders(write, unitId, cut);
  const added = parts.slice(1);
  for (const { unit, accountIds } of added) {
    for (const id of accountIds) {
      const account = write.get('account', { id });
      if (account) write.put('account', { ...account, unit_id: unit.id });
    }
  }
  yield;
  // Parents first: a child without a row of its own then already looks through to the right one.
  for (const { id } of write.all('scenario').sort((a, b) => a.id - b.id)) {
    const territory = write.unitTerritories(id).get(unitId) ?? 0;
    write.assignUnits(
      id,
      added.map(({ unit }) => unit.id),
      territory,
    );
    yield;
  }
  if (data.accounts.length > 0) yield* rebuildPresentInPieces(write);
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

/** Borders as they were laid into one net again; links and barriers of the unit stay with its first part. */
function* writeBorders(write: PlanWriter, unitId: number, { levels, pairs }: Cut): Pieces<void> {
  const known = write.count('boundary');
  for (let level = levels.length; level < known; level++) write.remove('boundary', { level });
  for (const [level, topology] of levels.entries()) {
    write.put('boundary', { level, topology });
    yield;
  }
  for (const pair of pairsOf(write, unitId)) if (pair.kind === 'adjacent') write.remove('unit_pair', pair);
  for (const [a, b] of pairs)
    if (!write.get('unit_pair', { a, b })) write.put('unit_pair', { a, b, kind: 'adjacent' });
}

/** Pairs a unit is one of. */
const pairsOf = (plan: PlanReader, unitId: number) => [
  ...plan.where('unit_pair', { a: unitId }),
  ...plan.where('unit_pair', { b: unitId }),
];

export type SplitUnitService = ReturnType<typeof createSplitUnitService>;
