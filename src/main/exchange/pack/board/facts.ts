import type { FullComparison } from '../../../../shared/contract/compare.ts';
import type { FairnessReport } from '../../../../shared/contract/fairness.ts';
import type { QuotaSheet } from '../../../../shared/contract/quota.ts';
import type { Alignment, PrincipleCheck, TerritoryRow } from '../../../../shared/contract/scenario.ts';
import type { WorkloadSettings } from '../../../../shared/domain/settings.ts';
import type { BoundaryTopology } from '../../../engine/geo/boundary.ts';

/** Everything a board pack says, as figures of the services: nothing is worked out anew when pages are made of it. Fen, minutes, ratios. */
export interface BoardFacts {
  planName: string;
  /** The day it stands for, ISO 8601. */
  at: string;
  /** Who answers for it; '' = not known. */
  author: string;
  baseYear: number | null;
  /** Present and proposed. */
  before: SideFacts;
  after: SideFacts;
  /** Figures judged by the user's goals. */
  comparison: FullComparison;
  /** Half width of the band that counts as balanced, a ratio. */
  tolerance: number;
  fairness: FairnessReport;
  quota: QuotaSheet | null;
  /** Years of sales on record: older relationships than these can't be known. */
  yearsOnRecord: number;
  map: MapFacts | null;
  workload: WorkloadSettings;
}

export interface SideFacts {
  name: string;
  note: string;
  alignment: Alignment;
  principles: readonly PrincipleCheck[];
  /** Rep's name by territory id; territories without one are left out. */
  repOf: ReadonlyMap<number, string>;
}

export interface MapFacts {
  boundary: BoundaryTopology;
  /** In the order of `Alignment.unitTerritory`. */
  unitIds: readonly number[];
  unitNames: readonly string[];
  /** A number per province. */
  provinces: readonly number[];
  movedUnits: ReadonlySet<number>;
}

/** Whether a territory lies outside the tolerance, and by what. */
export const isOutside = (row: TerritoryRow, tolerance: number): boolean =>
  [row.workloadDeviation, row.potentialDeviation].some((value) => Math.abs(value ?? 0) > tolerance + 1e-9);
