import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DesignProblem } from '../../engine/design/problem.ts';
import type { TerritoryLimitInput } from '../../engine/design/problem-builder.ts';
import { buildProblem } from '../../engine/design/problem-builder.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { type Assignment, repOfUnits } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { disruptionOf, type Floor, isLimited } from './disruption.ts';
import { circuityOf, distanceMatrix, type Homes, placeOf } from './distances.ts';
import type { Label } from './labels.ts';
import { limitsOf, measureInput, modeOf, unitValues } from './problem-rules.ts';

/** A plan found before that a search begins with. */
export interface WarmStart {
  /** Label per unit. */
  readonly assignment: Int32Array;
  /** Given: no territory may deviate further, per measure. */
  readonly ceilings: readonly number[] | null;
}

/** The plan's figures as a design problem: units are the dataset's, territories the labels'. */
export function designProblem(
  settings: DesignSettings,
  data: Dataset,
  labels: readonly Label[],
  scenario: Assignment,
  presentState: Assignment | null,
  plan: PlanReader,
  warm: WarmStart | null,
): { problem: DesignProblem; floors: readonly Floor[] } {
  const values = unitValues(data);
  const measures = settings.measures.map((asked) => measureInput(asked, values(asked.key), labels));
  const own = ownLabels(data, labels, scenario);
  const againstPresent = settings.start === 'new' || (settings.start === 'present' && isLimited(settings));
  const present = againstPresent ? presentLabels(labels, presentState, own) : own;
  const workload = values('workload');
  const homes = settings.centres === 'homes' ? homesOf(data, labels) : null;
  const { limits, diameter } = limitsOf(settings, data, values('accounts'));
  const chosen = new Set(settings.chosen ?? []);
  const usual = usualTravel(data, labels.length, circuityOf(settings));
  const { inputs, floors } = disruptionOf(settings, data, labels, presentState, present, usual);
  const problem = buildProblem({
    territoryCount: labels.length,
    place: placeOf(data, settings),
    distances: distanceMatrix(settings, plan, data, homes),
    edges: edgesOf(data),
    measures,
    limits: [...limits, ...(warm?.ceilings ? noWorse(measures, warm.ceilings) : [])],
    diameter,
    travelWeight: workload.some((value) => value > 0) ? workload : measures[0].values,
    fixedCentres: homes,
    locks: own.map((label) => (label >= 0 && labels[label].territory?.locked === 1 ? label : -1)),
    frozen: labels.flatMap(({ territory }, label) => (territory?.locked === 1 ? label : [])),
    chosen: labels.flatMap(({ territory }, label) =>
      territory && chosen.has(territory.territory_id) ? label : [],
    ),
    together: (settings.together ?? []).map((group) => group.map((unitId) => unitIndex(data, unitId))),
    apart: (settings.apart ?? []).map(([a, b]): [number, number] => [unitIndex(data, a), unitIndex(data, b)]),
    present,
    disruption: inputs,
    mode: modeOf(settings, labels, scenario),
    warmStart: warm?.assignment ?? null,
    seed: settings.seed,
  });
  return { problem, floors };
}

function unitIndex(data: Dataset, unitId: number): number {
  const index = data.unitIndex.get(unitId);
  if (index === undefined) throw new AppError('NOT_FOUND', { what: 'unit', id: unitId });
  return index;
}

/** Label each unit has in the scenario that is redrawn, −1 none. */
function ownLabels(data: Dataset, labels: readonly Label[], scenario: Assignment): Int32Array {
  const labelOf = new Map(
    labels.flatMap(({ territory }, label) => (territory ? [[territory.territory_id, label]] : [])),
  );
  return Int32Array.from(data.units, (_, unit) => {
    const territory = scenario.unitTerritory[unit];
    return territory < 0 ? -1 : (labelOf.get(scenario.territories[territory].territory_id) ?? -1);
  });
}

/** Label of the rep who has each unit at present; the scenario's own label where that rep has none. */
function presentLabels(
  labels: readonly Label[],
  presentState: Assignment | null,
  own: Int32Array,
): Int32Array {
  if (!presentState) return own;
  const labelOfRep = new Map(labels.flatMap(({ repId }, label) => (repId === null ? [] : [[repId, label]])));
  const present = repOfUnits(presentState).map((repId) => labelOfRep.get(repId) ?? -1);
  return present.some((label) => label >= 0) ? present : own;
}

function edgesOf({ adjacency, units }: Dataset): [number, number][] {
  const edges: [number, number][] = [];
  for (let unit = 0; unit < units.length; unit++) {
    for (let edge = adjacency.offsets[unit]; edge < adjacency.offsets[unit + 1]; edge++) {
      if (adjacency.neighbours[edge] > unit) edges.push([unit, adjacency.neighbours[edge]]);
    }
  }
  return edges;
}

/** Each measure may deviate as far as it does in the plan begun with, and no further: kept as hard limits. */
function noWorse(
  measures: readonly ReturnType<typeof measureInput>[],
  ceilings: readonly number[],
): TerritoryLimitInput[] {
  return measures.map(({ name, values, share }, index) => {
    const whole = values.reduce((sum, value) => sum + value, 0);
    const shares = share.reduce((sum, one) => sum + one, 0);
    const target = share.map((one) => (whole * one) / shares);
    const ceiling = (ceilings[index] ?? 0) * (1 + 1e-9) + 1e-9;
    return {
      name,
      values,
      least: target.map((each) => each * (1 - ceiling)),
      most: target.map((each) => each * (1 + ceiling)),
    };
  });
}

function homesOf(data: Dataset, labels: readonly Label[]): Homes {
  const home = (pick: 'longitude' | 'latitude') =>
    Float64Array.from(labels, ({ repId }) =>
      repId === null ? Number.NaN : (data.repById.get(repId)?.[pick] ?? Number.NaN),
    );
  return { x: home('longitude'), y: home('latitude') };
}

/**
 * Mean travel a territory of the usual size has, km by road: 0.4 √(area ÷ territories) is the mean distance to the centre of
 * a round or square territory (Daganzo 1984 gives 0.383 for a square). It turns "keep the present" (0..1) into kilometres.
 */
function usualTravel(data: Dataset, territoryCount: number, circuity: number): number {
  const squareMetres = data.units.reduce((sum, unit) => sum + unit.area_m2, 0);
  return 0.4 * Math.sqrt(squareMetres / 1e6 / territoryCount) * circuity;
}
