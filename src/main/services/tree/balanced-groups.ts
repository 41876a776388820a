import { AppError } from '../../../shared/errors.ts';
import { buildProblem } from '../../engine/design/problem-builder.ts';
import { greatCircle } from '../../engine/geo/distance.ts';
import { territoryNeighbours } from '../../engine/measures/pieces.ts';
import { startDesign } from '../../jobs/design-pool.ts';
import type { Assignment } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';

/** Proposals of the search: enough for hundreds of territories, well under a second, and the same result every time. */
const proposals = 150_000;
/** A group may miss an equal share by this much before balance outweighs short ways. */
const tolerance = 0.1;

/**
 * Cuts territories into `count` groups of neighbours with about equal workload: the territory optimiser on the graph of territories.
 * @param assignment the scenario
 * @param itemOf item (a group that stays together, or a territory of its own) per territory index
 * @returns group 0..count-1 per item: one of named accounts alone goes with the nearest other; -1 for items with neither
 * @throws AppError GROUPS_TOO_MANY for more groups than items that have units
 */
export async function balancedGroups(
  data: Dataset,
  assignment: Assignment,
  itemOf: Int32Array,
  itemCount: number,
  count: number,
): Promise<Int32Array> {
  const itemOfUnit = assignment.unitTerritory.map((territory) => (territory < 0 ? -1 : itemOf[territory]));
  const places = centresOf(data, itemOfUnit, Int32Array.from(data.units.keys()), itemCount);
  const placed = [...places.rows.keys()].filter((item) => places.rows[item] > 0);
  if (count > placed.length) throw new AppError('GROUPS_TOO_MANY', { count, items: placed.length });
  const number = new Int32Array(itemCount).fill(-1);
  placed.forEach((item, index) => {
    number[item] = index;
  });
  const numberOfUnit = itemOfUnit.map((item) => (item < 0 ? -1 : number[item]));
  const edges: [number, number][] = [];
  territoryNeighbours(data.adjacency, numberOfUnit, placed.length).forEach((others, item) => {
    for (const other of others) if (other > item) edges.push([item, other]);
  });
  const problem = buildProblem({
    territoryCount: count,
    place: {
      kind: 'sphere',
      x: Float64Array.from(placed, (item) => places.longitude[item]),
      y: Float64Array.from(placed, (item) => places.latitude[item]),
      circuity: 1,
    },
    edges,
    measures: [{ name: 'workload', values: workloads(data, assignment, itemOf, placed), tolerance }],
    seed: 1,
  });
  const run = startDesign({
    problem,
    limits: { iterations: proposals },
    threads: 1,
    bound: false,
    diagnose: false,
    persist: true,
  });
  const outcome = await run.result;
  if (!outcome) throw new AppError('JOB_CANCELLED');
  const accounts = centresOf(data, accountItems(data, assignment, itemOf), data.accountUnit, itemCount);
  return Int32Array.from({ length: itemCount }, (_, item) => {
    const like = number[item] >= 0 ? item : nearest(accounts, item, places, placed);
    return like < 0 ? -1 : outcome.solution.assignment[number[like]];
  });
}

interface Places {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Rows the mean is of; 0 = the item lies nowhere. */
  readonly rows: Int32Array;
}

function nearest(from: Places, item: number, to: Places, placed: readonly number[]): number {
  if (from.rows[item] === 0) return -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const other of placed) {
    const metres = greatCircle(
      from.longitude[item],
      from.latitude[item],
      to.longitude[other],
      to.latitude[other],
    );
    if (metres < least) {
      least = metres;
      best = other;
    }
  }
  return best;
}

const accountItems = (data: Dataset, { accountTerritory }: Assignment, itemOf: Int32Array) =>
  accountTerritory.map((territory, account) =>
    territory < 0 || data.accountUnit[account] < 0 ? -1 : itemOf[territory],
  );

/**
 * Mean point of each item's rows.
 * @param itemOfRow item per row, -1 = none
 * @param unitOfRow unit index per row
 */
function centresOf(data: Dataset, itemOfRow: Int32Array, unitOfRow: Int32Array, itemCount: number): Places {
  const longitude = new Float64Array(itemCount);
  const latitude = new Float64Array(itemCount);
  const rows = new Int32Array(itemCount);
  itemOfRow.forEach((item, row) => {
    if (item < 0) return;
    const unit = data.units[unitOfRow[row]];
    longitude[item] += unit.longitude;
    latitude[item] += unit.latitude;
    rows[item]++;
  });
  for (let item = 0; item < itemCount; item++) {
    longitude[item] /= rows[item];
    latitude[item] /= rows[item];
  }
  return { longitude, latitude, rows };
}

/** Minutes a year per item; without any account every item counts as one. */
function workloads(
  data: Dataset,
  assignment: Assignment,
  itemOf: Int32Array,
  placed: readonly number[],
): Float64Array {
  const sums = new Map<number, number>();
  assignment.accountTerritory.forEach((territory, account) => {
    if (territory < 0) return;
    sums.set(itemOf[territory], (sums.get(itemOf[territory]) ?? 0) + data.workload[account]);
  });
  const values = Float64Array.from(placed, (item) => sums.get(item) ?? 0);
  return values.some((value) => value > 0) ? values : values.fill(1);
}
