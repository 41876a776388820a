import type { DesignSettings, UnitExplanation } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import { territoryPieces } from '../../engine/measures/pieces.ts';
import { rollUp } from '../../engine/measures/roll-up.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment, repOfAccounts } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import type { Projection } from '../projection.ts';
import { type TravelSettings, unitMetric } from './distances.ts';
import { unitValues } from './problem-rules.ts';
import { createTravel } from './travel.ts';

type Against = UnitExplanation['options'][number]['against'];
type AskedMeasures = DesignSettings['measures'];

/** A unit in question, and all that its moves are judged by. */
interface Question {
  readonly data: Dataset;
  readonly assignment: Assignment;
  readonly unit: number;
  /** Territory index it is in, −1 none. */
  readonly from: number;
  readonly measures: AskedMeasures;
  readonly values: readonly Float64Array[];
  readonly sums: readonly Float64Array[];
  readonly targets: readonly Float64Array[];
  readonly present: Int32Array | null;
}

/**
 * For a unit: every territory it could be in (its own and those it touches), what stands against each, and what moving it there
 * would cost. The evidence behind "why is it here": computed from the scenario as it is, not remembered from a search.
 */
export function createExplainUnit(plan: () => Plan, projection: Projection) {
  return (
    scenarioId: number,
    unitId: number,
    measures: AskedMeasures,
    by: TravelSettings = {},
  ): UnitExplanation => {
    const data = projection.dataset(scenarioId);
    const unit = data.unitIndex.get(unitId);
    if (unit === undefined) throw new AppError('NOT_FOUND', { what: 'unit', id: unitId });
    const assignment = readAssignment(plan(), data, scenarioId);
    const question = ask(plan(), data, assignment, unit, measures);
    const travel = createTravel(data, assignment.unitTerritory, unitMetric(by, plan(), data));
    const { territories } = assignment;
    const options = [...candidates(question)].map((to) => ({
      territoryId: territories[to].territory_id,
      against: to === question.from ? [] : against(question, to),
      travelMetres: to === question.from ? 0 : travel.change(unit, question.from, to),
      maxDeviation: deviationsAfter(question, to),
      movedSalesFen: movedSales(question, to),
    }));
    options.sort((a, b) => a.against.length - b.against.length || a.travelMetres - b.travelMetres);
    return {
      unitId,
      territoryId: question.from < 0 ? null : territories[question.from].territory_id,
      options,
    };
  };
}

export type ExplainUnit = ReturnType<typeof createExplainUnit>;

function ask(
  plan: Plan,
  data: Dataset,
  assignment: Assignment,
  unit: number,
  measures: AskedMeasures,
): Question {
  const valuesOf = unitValues(data);
  const values = measures.map(({ key }) => valuesOf(key));
  const { territories, unitTerritory } = assignment;
  const shares = territories.reduce((sum, { share }) => sum + share, 0);
  const sums = values.map((value) => rollUp(unitTerritory, territories.length, value).sums);
  const targets = values.map((value) => {
    const whole = value.reduce((sum, one) => sum + one, 0);
    return Float64Array.from(territories, ({ share }) => (whole * share) / shares);
  });
  const state = presentScenario(plan);
  const present = state ? repOfAccounts(readAssignment(plan, data, state.id)) : null;
  return { data, assignment, unit, from: unitTerritory[unit], measures, values, sums, targets, present };
}

function candidates({ data, assignment, unit, from }: Question): Set<number> {
  const found = new Set(from < 0 ? [] : [from]);
  const { offsets, neighbours } = data.adjacency;
  for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
    const territory = assignment.unitTerritory[neighbours[edge]];
    if (territory >= 0) found.add(territory);
  }
  return found;
}

function against(question: Question, to: number): Against {
  const { assignment, data, unit, from, measures, values, sums, targets } = question;
  const { territories } = assignment;
  const found: Against = [];
  for (const territory of [from, to]) {
    if (territory >= 0 && territories[territory].locked === 1)
      found.push({ key: 'explain.locked', params: { name: territories[territory].name } });
  }
  if (from >= 0) {
    const before = territoryPieces(data.adjacency, assignment.unitTerritory, territories.length).count[from];
    const without = assignment.unitTerritory.slice();
    without[unit] = to;
    const after = territoryPieces(data.adjacency, without, territories.length).count[from];
    if (after > Math.max(1, before))
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

const percent = (ratio: number) => Math.round(ratio * 1000) / 10;

/** Largest deviation, per measure, of the two territories once the unit is in `to`. */
function deviationsAfter({ unit, from, values, sums, targets }: Question, to: number): number[] {
  return values.map((value, measure) => {
    const own = to === from ? 0 : value[unit];
    const gains = Math.abs((sums[measure][to] + own) / targets[measure][to] - 1);
    const loses =
      from < 0 || from === to ? 0 : Math.abs((sums[measure][from] - own) / targets[measure][from] - 1);
    return Math.max(gains, loses);
  });
}

/** Sales of the unit's accounts that would not be with the rep who has them at present. */
function movedSales({ data, assignment, unit, present }: Question, to: number): number {
  if (!present) return 0;
  const rep = assignment.territories[to].rep_id ?? -1;
  let moved = 0;
  data.accountUnit.forEach((own, account) => {
    if (own === unit && present[account] >= 0 && present[account] !== rep) moved += data.sales[account];
  });
  return moved;
}
