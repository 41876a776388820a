import type { ReportSums } from './measures.ts';

/** The territory tree from top to bottom; `levels` 0 = no groups. */
export interface ReportTree {
  levels: number;
  rows: ReportTreeRow[];
}

export interface ReportTreeRow {
  /** Names of the groups above, the top one first; of a group's own row, with its own name. */
  path: string[];
  /** null = the row of a group. */
  territory: string | null;
  /** Manager of a group, rep of a territory. */
  person: string | null;
  sums: ReportSums;
  workloadDeviation: number | null;
  potentialDeviation: number | null;
  salesDeviation: number | null;
  utilisation: number | null;
}
