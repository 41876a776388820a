import { buildAdjacency } from './adjacency.ts';
import {
  amountsOf,
  fixedCoordinates,
  labelsOf,
  type Numbers,
  perTerritory,
  requireFinite,
  requireThat,
  sum,
  unitsOf,
} from './input-checks.ts';
import type {
  CentreKind,
  DesignMode,
  DesignProblem,
  DisruptionQuantity,
  DistanceMatrix,
  Measure,
  Place,
  TerritoryLimit,
} from './problem.ts';

export { DesignInputError } from './input-checks.ts';

export interface MeasureInput {
  readonly name: string;
  readonly values: Numbers;
  /** Relative share per territory (any scale); equal when absent. */
  readonly share?: Numbers;
  /** Same tolerance both ways; `lowerTolerance` and `upperTolerance` override it. Default 0.05. */
  readonly tolerance?: number;
  readonly lowerTolerance?: number;
  readonly upperTolerance?: number;
  readonly hard?: boolean;
  readonly weight?: number;
}

export interface TerritoryLimitInput {
  readonly name: string;
  readonly values: Numbers;
  /** One number for all territories, or one each. */
  readonly least?: number | Numbers;
  readonly most?: number | Numbers;
}

export interface DisruptionInput {
  readonly name: string;
  readonly values: Numbers;
  readonly totalBudget?: number;
  readonly territoryBudget?: number | Numbers;
  readonly weight?: number;
}

/** The loose form callers fill in; everything optional has the default named beside it. */
export interface DesignInput {
  readonly territoryCount: number;
  readonly place: Place;
  readonly distances?: DistanceMatrix | null;
  /** Pairs of touching units (shared borders and user links), each once or twice, in any order. */
  readonly edges: readonly (readonly [number, number])[] | Int32Array;
  /** Pairs whose border may not be crossed. */
  readonly barriers?: readonly (readonly [number, number])[];
  readonly measures: readonly MeasureInput[];
  readonly limits?: readonly TerritoryLimitInput[];
  /** Kilometres, for all territories or one each. */
  readonly diameter?: number | Numbers | null;
  /** Defaults to the first measure's values. */
  readonly travelWeight?: Numbers;
  readonly travelImportance?: number;
  readonly centreKind?: CentreKind;
  /** NaN where free. */
  readonly fixedCentres?: { readonly x: Numbers; readonly y: Numbers } | null;
  readonly locks?: Numbers;
  /** Territories nobody may enter or leave (their present units are locked). */
  readonly frozen?: readonly number[];
  /** With mode `rebalance`: the territories that may change. */
  readonly chosen?: readonly number[];
  readonly together?: readonly (readonly number[])[];
  readonly apart?: readonly (readonly [number, number])[];
  readonly present?: Numbers | null;
  readonly disruption?: readonly DisruptionInput[];
  readonly mode?: DesignMode;
  /** A plan to begin with, territory per unit. */
  readonly warmStart?: Numbers | null;
  readonly seed?: number;
}

/**
 * Validates the input and lays it out as typed arrays.
 * @throws DesignInputError naming the field and the offending value; contradictions between rules are not
 * errors here but reasons of the solution (`LOCKS_CONTRADICT`), since the user must see them explained.
 */
export function buildProblem(input: DesignInput): DesignProblem {
  const unitCount = input.place.x.length;
  const territoryCount = input.territoryCount;
  requireThat(unitCount > 0, 'place', 'no units');
  requireThat(input.place.y.length === unitCount, 'place', 'x and y differ in length');
  requireThat(
    Number.isInteger(territoryCount) && territoryCount > 0,
    'territoryCount',
    'must be a positive integer',
    {
      territoryCount,
    },
  );
  requireFinite('place.x', input.place.x);
  requireFinite('place.y', input.place.y);
  requireThat(input.measures.length > 0, 'measures', 'at least one is needed');
  const mode = input.mode ?? 'nothing';
  const present = labelsOf('present', input.present, unitCount, territoryCount);
  const { locks, frozen } = lockRules(input, mode, present, unitCount, territoryCount);
  const measures = input.measures.map((measure) => buildMeasure(measure, unitCount, territoryCount));
  const travelWeight = input.travelWeight
    ? amountsOf('travelWeight', input.travelWeight, unitCount)
    : (measures[0] as Measure).values;
  checkDistances(input.distances, unitCount, territoryCount);
  return {
    unitCount,
    territoryCount,
    place: input.place,
    distances: input.distances ?? null,
    adjacency: buildAdjacency(unitCount, input.edges, input.barriers ?? []),
    measures,
    limits: (input.limits ?? []).map((limit) => buildLimit(limit, unitCount, territoryCount)),
    diameter:
      input.diameter === undefined || input.diameter === null
        ? null
        : perTerritory('diameter', input.diameter, territoryCount),
    travelWeight,
    travelImportance: input.travelImportance ?? 1,
    centreKind: input.centreKind ?? 'unit',
    fixedCentres: {
      x: fixedCoordinates('fixedCentres.x', input.fixedCentres?.x, territoryCount),
      y: fixedCoordinates('fixedCentres.y', input.fixedCentres?.y, territoryCount),
    },
    locks,
    frozen,
    together: (input.together ?? []).map((group) => unitsOf('together', group, unitCount)),
    apart: unitsOf('apart', (input.apart ?? []).flat(), unitCount),
    present,
    disruption: (input.disruption ?? []).map((quantity) =>
      buildDisruption(quantity, unitCount, territoryCount),
    ),
    mode,
    warmStart: input.warmStart ? labelsOf('warmStart', input.warmStart, unitCount, territoryCount) : null,
    seed: (input.seed ?? 1) >>> 0,
  };
}

function buildMeasure(input: MeasureInput, unitCount: number, territoryCount: number): Measure {
  const field = `measure ${input.name}`;
  const values = amountsOf(field, input.values, unitCount);
  const total = sum(values);
  requireThat(total > 0, field, 'sums to nothing');
  const share = input.share ? amountsOf(`${field} share`, input.share, territoryCount) : null;
  const shares = share ? sum(share) : territoryCount;
  requireThat(shares > 0, `${field} share`, 'sums to nothing');
  const target = new Float64Array(territoryCount);
  for (let territory = 0; territory < territoryCount; territory++) {
    target[territory] = (total * (share ? share[territory] : 1)) / shares;
    requireThat(target[territory] > 0, `${field} share`, 'must be above 0 for every territory', {
      territory,
    });
  }
  const lowerTolerance = input.lowerTolerance ?? input.tolerance ?? 0.05;
  const upperTolerance = input.upperTolerance ?? input.tolerance ?? 0.05;
  requireThat(lowerTolerance >= 0 && upperTolerance >= 0, field, 'tolerance must be 0 or more');
  return {
    name: input.name,
    values,
    target,
    lowerTolerance,
    upperTolerance,
    hard: input.hard ?? true,
    weight: input.weight ?? 1,
  };
}

function buildLimit(input: TerritoryLimitInput, unitCount: number, territoryCount: number): TerritoryLimit {
  const field = `limit ${input.name}`;
  return {
    name: input.name,
    values: amountsOf(field, input.values, unitCount),
    least: perTerritory(field, input.least ?? Number.NEGATIVE_INFINITY, territoryCount),
    most: perTerritory(field, input.most ?? Number.POSITIVE_INFINITY, territoryCount),
  };
}

function buildDisruption(
  input: DisruptionInput,
  unitCount: number,
  territoryCount: number,
): DisruptionQuantity {
  const field = `disruption ${input.name}`;
  const totalBudget = input.totalBudget ?? Number.POSITIVE_INFINITY;
  requireThat(totalBudget >= 0, field, 'budget must be 0 or more', { totalBudget });
  return {
    name: input.name,
    values: amountsOf(field, input.values, unitCount),
    totalBudget,
    territoryBudget: perTerritory(field, input.territoryBudget ?? Number.POSITIVE_INFINITY, territoryCount),
    weight: input.weight ?? 0,
  };
}

/** Locks asked for, plus those that the mode and frozen territories imply. */
function lockRules(
  input: DesignInput,
  mode: DesignMode,
  present: Int32Array,
  unitCount: number,
  territoryCount: number,
): { locks: Int32Array; frozen: Uint8Array } {
  const locks = labelsOf('locks', input.locks, unitCount, territoryCount);
  const frozen = new Uint8Array(territoryCount);
  for (const territory of input.frozen ?? []) frozen[territory] = 1;
  if (mode === 'rebalance') {
    const chosen = new Set(input.chosen ?? []);
    requireThat(chosen.size > 0, 'chosen', 'rebalancing needs the territories that may change');
    for (let territory = 0; territory < territoryCount; territory++)
      if (!chosen.has(territory)) frozen[territory] = 1;
  }
  for (let unit = 0; unit < unitCount; unit++) {
    const territory = present[unit];
    if (territory < 0 || locks[unit] >= 0) continue;
    if (frozen[territory] === 1 || mode === 'grow') locks[unit] = territory;
  }
  return { locks, frozen };
}

function checkDistances(
  distances: DistanceMatrix | null | undefined,
  unitCount: number,
  territoryCount: number,
): void {
  if (!distances) return;
  const { between, toFixed } = distances;
  requireThat(between.length === unitCount * unitCount, 'distances', 'wrong size', {
    length: between.length,
    expected: unitCount * unitCount,
  });
  requireThat(
    toFixed === null || toFixed.length === unitCount * territoryCount,
    'distances to fixed centres',
    'wrong size',
    { expected: unitCount * territoryCount },
  );
}
