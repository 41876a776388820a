import type { ReportSums } from './measures.ts';

export interface ReportRep {
  /** The user's own id of the rep (工号). */
  ref: string;
  name: string;
}

export interface ReportTerritory {
  id: number;
  name: string;
  rep: ReportRep | null;
  /** 1 = a full share. */
  share: number;
  locked: boolean;
  sums: ReportSums;
  /** 0.05 = 5 % above its share; null when the whole is 0. */
  workloadDeviation: number | null;
  potentialDeviation: number | null;
  salesDeviation: number | null;
  /** Calls ÷ the rep's capacity, 1 = full; null without capacity. */
  utilisation: number | null;
  /** Connected pieces, 1 = contiguous. */
  pieces: number;
}
