import type { DesignSettings } from '../../../shared/contract/design.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DesignProblem } from '../../engine/design/problem.ts';
import { buildProblem } from '../../engine/design/problem-builder.ts';
import { type Assignment, repOfUnits } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { derivedUnitValues } from '../rows-view.ts';
import type { Label } from './labels.ts';

/** Road kilometres per great-circle kilometre, the usual figure for settled country (Ballou, Rahardja and Sakai 2002). */
const circuity = 1.3;

export interface DesignTask {
  readonly settings: DesignSettings;
  readonly labels: readonly Label[];
  readonly problem: DesignProblem;
}

/** The plan's figures as a design problem: units are the dataset's, territories the labels'. */
export function designProblem(
  settings: DesignSettings,
  data: Dataset,
  labels: readonly Label[],
  scenario: Assignment,
  presentState: Assignment | null,
): DesignProblem {
  const index = new Map(data.measures.map(({ key }, position) => [key, position]));
  const derived = derivedUnitValues(data);
  const valuesOf = (key: string): Float64Array => {
    const position = index.get(key);
    if (position === undefined) throw new AppError('NOT_FOUND', { what: 'measure', id: key });
    const values = position < derived.length ? derived[position] : data.imported[position - derived.length];
    return values.map((value) => (Number.isNaN(value) ? 0 : Math.max(0, value)));
  };
  const measures = settings.measures.map(({ key, tolerance, weight }) => {
    const values = valuesOf(key);
    if (!values.some((value) => value > 0)) throw new AppError('DESIGN_NOTHING_TO_DO', { measure: key });
    const share = Float64Array.from(labels, ({ territory }) => territory?.share ?? 1);
    return { name: key, values, share, tolerance, weight };
  });
  const own = ownLabels(data, labels, scenario);
  const present = settings.start === 'present' ? own : presentLabels(labels, presentState, own);
  const workload = valuesOf('workload');
  const accounts = valuesOf('accounts');
  return buildProblem({
    territoryCount: labels.length,
    place: {
      kind: 'sphere',
      x: Float64Array.from(data.units, (unit) => unit.longitude),
      y: Float64Array.from(data.units, (unit) => unit.latitude),
      circuity,
    },
    edges: edgesOf(data),
    measures,
    travelWeight: workload.some((value) => value > 0) ? workload : measures[0].values,
    fixedCentres: settings.centres === 'homes' ? homes(data, labels) : null,
    locks: own.map((label) => (label >= 0 && labels[label].territory?.locked === 1 ? label : -1)),
    frozen: labels.flatMap(({ territory }, label) => (territory?.locked === 1 ? label : [])),
    present,
    disruption:
      settings.keepPresent > 0
        ? [
            {
              name: 'accounts',
              values: accounts,
              weight: settings.keepPresent * usualTravel(data, labels.length),
            },
          ]
        : [],
    mode: settings.start === 'present' ? 'improve' : 'nothing',
    seed: settings.seed,
  });
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
  return repOfUnits(presentState).map((repId) => labelOfRep.get(repId) ?? -1);
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
function usualTravel(data: Dataset, territoryCount: number): number {
  const squareMetres = data.units.reduce((sum, unit) => sum + unit.area_m2, 0);
  return 0.4 * Math.sqrt(squareMetres / 1e6 / territoryCount) * circuity;
}
