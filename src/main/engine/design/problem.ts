/**
 * A territory design problem as dense typed arrays: units are 0..unitCount-1, territories 0..territoryCount-1.
 * Everything here is plain data that survives a structured clone, so that a problem travels to a worker as it is.
 * Build one with `buildProblem`, which validates; the search trusts what it is given.
 */

/** Where units lie: kilometres in a plane, or degrees on the globe (great circle × circuity, so km by road). */
export type Place =
  | { readonly kind: 'plane'; readonly x: Float64Array; readonly y: Float64Array }
  | {
      readonly kind: 'sphere';
      /** Longitude, degrees. */
      readonly x: Float64Array;
      /** Latitude, degrees. */
      readonly y: Float64Array;
      /** Road kilometres per great-circle kilometre, 1 or more. */
      readonly circuity: number;
    };

/** Imported kilometres, row-major; NaN where there is none, and the place's own distance holds. */
export interface DistanceMatrix {
  /** unit × unit. */
  readonly between: Float64Array | Float32Array;
  /** unit × territory, to fixed centres; null where no centre is fixed or none has a distance. */
  readonly toFixed: Float64Array | Float32Array | null;
}

/** Neighbours of unit i are `neighbours[offsets[i] .. offsets[i+1])`; symmetric, no loops, no repeats. */
export interface Adjacency {
  /** Length unitCount + 1. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/** A number summed over units that each territory should hold its share of. */
export interface Measure {
  readonly name: string;
  /** Per unit, 0 or more. */
  readonly values: Float64Array;
  /** Target sum per territory, in the measure's own unit. */
  readonly target: Float64Array;
  /** Allowed shortfall and excess relative to the target: 0.05 is 5 %. */
  readonly lowerTolerance: number;
  readonly upperTolerance: number;
  /** A hard measure must hold; a soft one costs `weight` when it does not. */
  readonly hard: boolean;
  /** Relative importance, 1 is usual. */
  readonly weight: number;
}

/** Least and most of something a territory may hold (area, accounts, …), in its own unit; -Infinity and Infinity are "no limit". */
export interface TerritoryLimit {
  readonly name: string;
  readonly values: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Something that changes hands when a unit leaves its present territory: accounts, sales, … */
export interface DisruptionQuantity {
  readonly name: string;
  /** Per unit, 0 or more. */
  readonly values: Float64Array;
  /** Most that may change hands in all, in the quantity's unit; Infinity is "no budget". */
  readonly totalBudget: number;
  /** Most that one present territory (its rep) may lose, per territory; Infinity is "no budget". */
  readonly territoryBudget: Float64Array;
  /** Kilometres of mean travel that changing everything is worth; 0 when only the budget counts. */
  readonly weight: number;
}

/**
 * How the present alignment is used.
 * `nothing`: ignored as a start. `improve`: the start. `grow`: assigned units stay, the unassigned join.
 * `add`/`remove`: territories appear or dissolve with the least change. `rebalance`: only `chosen` territories move.
 */
export type DesignMode = 'nothing' | 'improve' | 'grow' | 'add' | 'remove' | 'rebalance';

/** Travel is measured to the territory's best unit (a weighted 1-median) or to its weighted mean point. */
export type CentreKind = 'unit' | 'mean';

export interface DesignProblem {
  readonly unitCount: number;
  readonly territoryCount: number;
  readonly place: Place;
  readonly distances: DistanceMatrix | null;
  /** User links merged in and barriers removed. */
  readonly adjacency: Adjacency;
  readonly measures: readonly Measure[];
  readonly limits: readonly TerritoryLimit[];
  /** Largest distance between two units of one territory, km, per territory; null is "no limit". */
  readonly diameter: Float64Array | null;
  /** Weight of each unit's travel (visits, hours), 0 or more. */
  readonly travelWeight: Float64Array;
  /** Importance of a kilometre of mean travel in the objective, 1 is usual. */
  readonly travelImportance: number;
  readonly centreKind: CentreKind;
  /** Fixed centres per territory in the coordinates of `place`; NaN where the centre is free. */
  readonly fixedCentres: { readonly x: Float64Array; readonly y: Float64Array };
  /** Territory each unit must stay in, or -1. Frozen and not chosen territories are locked here as well. */
  readonly locks: Int32Array;
  /** 1 where no unit may enter or leave. */
  readonly frozen: Uint8Array;
  /** Groups of units that share one territory. */
  readonly together: readonly Int32Array[];
  /** Pairs of units [a0, b0, a1, b1, …] that may not share a territory. */
  readonly apart: Int32Array;
  /** Present territory of each unit, or -1. Labels are those of the new territories. */
  readonly present: Int32Array;
  readonly disruption: readonly DisruptionQuantity[];
  readonly mode: DesignMode;
  /** A plan that even streams begin with, territory per unit: they never end with a worse one. Null: `mode` says where to begin. */
  readonly warmStart: Int32Array | null;
  /** 32-bit seed: the same problem, seed and iterations give the same bytes. */
  readonly seed: number;
}

/** What a search may use. With `iterations` alone the result is reproducible to the byte. */
export interface SearchLimits {
  /** Move proposals per start. */
  readonly iterations?: number;
  /** Seconds on the injected clock. */
  readonly seconds?: number;
}

/** The world outside, injected: the engine itself has no clock and no way to be told. */
export interface SearchControls {
  /** Seconds since some fixed moment. */
  readonly now: () => number;
  /** Asked several times in 100 ms; true ends the search, which returns its best. */
  readonly shouldStop: () => boolean;
  /** Called with a better plan each time `wantsImproved` agrees (building one costs milliseconds). */
  readonly onImproved?: (solution: DesignSolution) => void;
  readonly wantsImproved?: () => boolean;
}

/** Why a plan can't be had, or what is odd about it. The message is English for the terminal; screens make their own from code and data. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
  readonly units: readonly number[];
  readonly territories: readonly number[];
  /** By how much the named tolerance, budget or limit must give way (0.31: tolerance 0.05 must become 0.36 or more); null when relaxing it can't help. */
  readonly relaxBy: number | null;
  readonly data: Readonly<Record<string, number | string | readonly number[]>>;
}

export type ReasonCode =
  /** One unit is larger than a territory may be: split it. */
  | 'UNIT_TOO_BIG'
  /** All connected sets holding a unit miss a band (enumerated proof). */
  | 'DEAD_END'
  /** A part of the map touches nothing else. */
  | 'ISLAND'
  /** Two locks, groups or pairs ask for opposite things. */
  | 'LOCKS_CONTRADICT'
  /** What is locked into a territory is already more than it may hold. */
  | 'LOCKED_TOO_MUCH'
  /** A keep-together group does not touch itself. */
  | 'GROUP_NOT_CONNECTED'
  /** Two measures pull apart: each alone can be had for much less. */
  | 'MEASURES_CONFLICT'
  /** The disruption budget is smaller than the least change that meets the bands. */
  | 'BUDGET_TOO_SMALL'
  /** A band, limit or target can't be met for all territories at once (sums). */
  | 'TARGETS_IMPOSSIBLE'
  /** Fewer units than territories, or no unit left for one. */
  | 'TOO_FEW_UNITS'
  /** No plan inside the bands was found, and none was proven impossible. */
  | 'NOT_FOUND';

/** One measure over the territories of a solution. */
export interface MeasureResult {
  readonly name: string;
  readonly sums: Float64Array;
  /** Signed: sum ÷ target − 1. */
  readonly deviation: Float64Array;
  /** Largest absolute deviation. */
  readonly maxDeviation: number;
}

export interface DisruptionResult {
  readonly name: string;
  /** What changes hands, and its share of what has a present territory. */
  readonly total: number;
  readonly share: number;
  /** Lost by each present territory. */
  readonly lost: Float64Array;
}

/** Parts of the objective in kilometres of mean travel: comparable, and their sum is what the search lowers. */
export interface ObjectiveParts {
  readonly total: number;
  readonly travel: number;
  readonly imbalance: number;
  readonly disruption: number;
}

export interface DesignSolution {
  /** Territory of each unit. */
  readonly assignment: Int32Array;
  /** Best unit of each territory, or -1 where the centre is fixed. */
  readonly centreUnit: Int32Array;
  readonly measures: readonly MeasureResult[];
  /** In excess of, or short of, each territory limit: sum over territories, in the limit's unit. */
  readonly limitExcess: Float64Array;
  /** Territories in more than one piece on the true graph (islands included). */
  readonly nonContiguous: number;
  /** Territories in several pieces for no better reason than the search: islands not counted. */
  readonly brokenTerritories: number;
  /** Weighted mean kilometres to the centre (fixed centre, or best unit). */
  readonly travelKilometres: number;
  readonly disruption: readonly DisruptionResult[];
  readonly objective: ObjectiveParts;
  /** Total relative violation of all that is hard; 0 when nothing is broken. */
  readonly hardExcess: number;
  /** All that is hard holds. */
  readonly feasible: boolean;
  readonly iterations: number;
  readonly seconds: number;
  readonly reasons: readonly Reason[];
}

/** A proven lower bound and exactly what it bounds. */
export interface ProvenBound {
  /** `lagrangean`: every plan with free unit centres and the named measure inside its band. `transport`: every plan with these fixed centres. */
  readonly kind: 'lagrangean' | 'transport';
  readonly kilometres: number;
  /** Measure (its index) whose band the bound respects; -1 when all are. */
  readonly measure: number;
}
