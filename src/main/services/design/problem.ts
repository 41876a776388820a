import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DesignProblem } from '../../engine/design/problem.ts';
import { buildProblem } from '../../engine/design/problem-builder.ts';
import { type Assignment, repOfUnits } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { disruptionOf, type Floor, isLimited } from './disruption.ts';
import type { Label } from './labels.ts';
import { limitsOf, measureInput, modeOf, unitValues } from './problem-rules.ts';

/** Road kilometres per great-circle kilometre, the usual figure for settled country (Ballou, Rahardja and Sakai 2002). */
const usualCircuity = 1.3;

/** The plan's figures as a design problem: units are the dataset's, territories the labels'. */
export function designProblem(
  settings: DesignSettings,
  data: Dataset,
  labels: readonly Label[],
  scenario: Assignment,
  presentState: Assignment | null,
): { problem: DesignProblem; floors: readonly Floor[] } {
  const values = unitValues(data);
  const measures = settings.measures.map((asked) => measureInput(asked, values(asked.key), labels));
  const own = ownLabels(data, labels, scenario);
  const againstPresent = settings.start === 'new' || (settings.start === 'present' && isLimited(settings));
  const present = againstPresent ? presentLabels(labels, presentState, own) : own;
  const workload = values('workload');
  const circuity = settings.circuity ?? usualCircuity;
  const chosen = new Set(settings.chosen ?? []);
  const usual = usualTravel(data, labels.length, circuity);
  const { inputs, floors } = disruptionOf(settings, data, labels, presentState, present, usual);
  const problem = buildProblem({
    territoryCount: labels.length,
    place: {
      kind: 'sphere',
      x: Float64Array.from(data.units, (unit) => unit.longitude),
      y: Float64Array.from(data.units, (unit) => unit.latitude),
      circuity,
    },
    edges: edgesOf(data),
    measures,
    ...limitsOf(settings, data, values('accounts')),
    travelWeight: workload.some((value) => value > 0) ? workload : measures[0].values,
    fixedCentres: settings.centres === 'homes' ? homes(data, labels) : null,
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

function homes(data: Dataset, labels: readonly Label[]) {
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
