import type { DesignSettings, UnitExplanation } from '../../../shared/contract/design.ts';
import { territoryPieces } from '../../engine/measures/pieces.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { loads } from '../redraw/ground.ts';
import { type CentreSettings, centreMetric } from './distances.ts';
import { unitValues } from './problem-rules.ts';
import { createTravel, type Travel } from './travel.ts';

export type AskedMeasures = DesignSettings['measures'];
/** What stands against a move. */
export type Against = UnitExplanation['options'][number]['against'];

/** A scenario as it stands, and all that moves of its units are judged by. Territories by index, −1 none. */
export interface Ground {
  readonly data: Dataset;
  readonly assignment: Assignment;
  readonly measures: AskedMeasures;
  /** Per measure, what goes along with each unit: not its accounts that are held elsewhere. */
  readonly values: readonly Float64Array[];
  /** Per measure, what each territory carries, accounts held apart from their unit too: the sums of the table. */
  readonly sums: readonly Float64Array[];
  readonly targets: readonly Float64Array[];
  readonly travel: Travel;
  /** Units of each territory, and accounts that go along with each unit. */
  readonly members: readonly (readonly number[])[];
  readonly accountsOf: ReadonlyMap<number, readonly number[]>;
  /** Pieces of each territory. */
  readonly pieces: Int32Array;
  /** Rep of each account at present, −1 none. */
  readonly present: Int32Array | null;
}

export function readGround(
  plan: Plan,
  data: Dataset,
  scenarioId: number,
  measures: AskedMeasures,
  by: CentreSettings,
): Ground {
  const assignment = readAssignment(plan, data, scenarioId);
  const { territories, unitTerritory, exceptions } = assignment;
  const carried = measures.map(({ key }) => carriedOf(data, assignment, key));
  const shares = territories.reduce((sum, { share }) => sum + share, 0);
  const targets = carried.map(({ territory }) => {
    const whole = territory.reduce((sum, one) => sum + one, 0);
    return Float64Array.from(territories, ({ share }) => (whole * share) / shares);
  });
  const goesAlong = data.accountUnit.map((unit, account) =>
    exceptions.has(data.accountIds[account]) ? -1 : unit,
  );
  const state = presentScenario(plan);
  const unitsOf = groups(unitTerritory);
  return {
    data,
    assignment,
    measures,
    values: carried.map(({ unit }) => unit),
    sums: carried.map(({ territory }) => territory),
    targets,
    members: territories.map((_, territory) => unitsOf.get(territory) ?? []),
    accountsOf: groups(goesAlong),
    travel: createTravel(data, unitTerritory, centreMetric(by, plan, data, assignment)),
    pieces: territoryPieces(data.adjacency, unitTerritory, territories.length).count,
    present: state ? repOfAccounts(readAssignment(plan, data, state.id)) : null,
  };
}

/** A measure by unit and by territory: of accounts where they are, of anything else where their unit is. */
function carriedOf(data: Dataset, assignment: Assignment, key: string) {
  const unit = unitValues(data)(key);
  const ofAccounts = accountValues(data, key);
  if (ofAccounts !== null) return loads(data, assignment, ofAccounts);
  return { unit, territory: rollUp(assignment.unitTerritory, assignment.territories.length, unit).sums };
}

/** A measure per account; null where it is the units' own. */
function accountValues(data: Dataset, key: string): Float64Array | null {
  if (key === 'accounts') return new Float64Array(data.accounts.length).fill(1);
  if (key === 'potential' && data.unitPotential !== null) return null;
  const ofAccounts = (['calls', 'workload', 'potential', 'sales', 'previousSales'] as const).find(
    (one) => one === key,
  );
  return ofAccounts === undefined ? null : data[ofAccounts];
}

/** Positions by what they hold. */
function groups(of: Int32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  of.forEach((one, position) => {
    const group = found.get(one);
    if (group) group.push(position);
    else found.set(one, [position]);
  });
  return found;
}

/** Territories a unit touches, its own among them. */
export function candidates({ data, assignment }: Ground, unit: number): Set<number> {
  const own = assignment.unitTerritory[unit];
  const found = new Set(own < 0 ? [] : [own]);
  const { offsets, neighbours } = data.adjacency;
  for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
    const territory = assignment.unitTerritory[neighbours[edge]];
    if (territory >= 0) found.add(territory);
  }
  return found;
}

/** What stands against moving a unit: locks first, then connection, then the bands. */
export function against(ground: Ground, unit: number, to: number): Against {
  const { assignment, measures, values, sums, targets } = ground;
  const { territories } = assignment;
  const from = assignment.unitTerritory[unit];
  const found: Against = [];
  for (const territory of [from, to]) {
    if (territory >= 0 && territories[territory].locked === 1)
      found.push({ key: 'explain.locked', params: { name: territories[territory].name } });
  }
  if (from >= 0) {
    const after = piecesWithout(ground, from, unit);
    if (after > Math.max(1, ground.pieces[from]))
      found.push({ key: 'explain.breaks', params: { name: territories[from].name, pieces: after } });
  }
  measures.forEach(({ key, tolerance, lowerTolerance }, measure) => {
    const value = values[measure][unit];
    const excess = (sums[measure][to] + value) / targets[measure][to] - 1;
    if (excess > tolerance)
      found.push({
        key: 'explain.tooMuch',
        params: { name: territories[to].name, measure: key, percent: percent(excess) },
      });
    if (from < 0) return;
    const shortfall = (sums[measure][from] - value) / targets[measure][from] - 1;
    if (shortfall < -(lowerTolerance ?? tolerance))
      found.push({
        key: 'explain.tooLittle',
        params: { name: territories[from].name, measure: key, percent: percent(shortfall) },
      });
  });
  return found;
}

/** Pieces a territory would be in without one of its units. */
function piecesWithout({ data, members }: Ground, territory: number, unit: number): number {
  const { offsets, neighbours } = data.adjacency;
  const left = new Set(members[territory]);
  left.delete(unit);
  let count = 0;
  for (const start of left) {
    count++;
    const queue = [start];
    left.delete(start);
    for (const reached of queue) {
      for (let edge = offsets[reached]; edge < offsets[reached + 1]; edge++)
        if (left.delete(neighbours[edge])) queue.push(neighbours[edge]);
    }
  }
  return count;
}

const percent = (ratio: number) => Math.round(ratio * 1000) / 10;

/** Largest deviation, per measure, of the two territories once the unit is in `to`. */
export function deviationsAfter(
  { assignment, values, sums, targets }: Ground,
  unit: number,
  to: number,
): number[] {
  const from = assignment.unitTerritory[unit];
  return values.map((value, measure) => {
    const own = to === from ? 0 : value[unit];
    const gains = Math.abs((sums[measure][to] + own) / targets[measure][to] - 1);
    const loses =
      from < 0 || from === to ? 0 : Math.abs((sums[measure][from] - own) / targets[measure][from] - 1);
    return Math.max(gains, loses);
  });
}

/** Sales of the unit's accounts that would not be with the rep who has them at present. */
export function movedSales(
  { data, assignment, accountsOf, present }: Ground,
  unit: number,
  to: number,
): number {
  if (!present) return 0;
  const rep = to < 0 ? -1 : (assignment.territories[to].rep_id ?? -1);
  let moved = 0;
  for (const account of accountsOf.get(unit) ?? [])
    if (present[account] >= 0 && present[account] !== rep) moved += data.sales[account];
  return moved;
}
