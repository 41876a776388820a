import type { StaffingFit } from '../../../../shared/contract/staffing.ts';
import type { ReportRep } from './territories.ts';

/** One input or result of a sizing method; amounts in yuan. */
export interface ReportSizingLine {
  method: 'capacity' | 'buildUp' | 'breakdown' | 'marginal';
  /** Key of `export.sizing.item`. */
  item: string;
  value: number | null;
  unit: '' | 'days' | 'calls' | 'months' | 'yuan';
  /** The rep the line is about, on the curve. */
  count?: number;
}

export interface ReportStaffingRow {
  territory: string;
  rep: ReportRep | null;
  proposed: ReportRep | null;
  isPinned: boolean;
  skills: string;
  note: string;
  /** What a hire would contribute here in a year. */
  hireGainFen: number;
  /** Of the rep it has; null without one. */
  fit: StaffingFit | null;
}

export interface ReportRepRow extends ReportRep {
  city: string;
  longitude: number | null;
  latitude: number | null;
  level: string;
  callsPerDay: number | null;
  workingDays: number | null;
  sinceYear: number | null;
  fte: number;
  hiredOn: string | null;
  skills: string;
  costFen: number | null;
}
