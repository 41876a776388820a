// Who is sold to and by whom: accounts, their sales, reps, competitors. See ../rows.ts for units.

export type LocationKind = 'exact' | 'county' | 'city' | 'province' | 'none';

export interface AccountRecord {
  id: number;
  ref: string;
  name: string;
  province: string;
  city: string;
  county: string;
  address: string;
  longitude: number | null;
  latitude: number | null;
  location: LocationKind;
  unit_id: number | null;
  industry: string;
  product_line: string;
  /** Set by hand; null = by cumulative share. */
  class_manual: 'A' | 'B' | 'C' | null;
  calls_manual: number | null;
  minutes_manual: number | null;
  potential_fen: number | null;
  rep_id: number | null;
}

/** A further text of an account by its key: `channel`. */
export interface AccountTextRecord {
  account_id: number;
  key: string;
  value: string;
}

export interface AccountYearRecord {
  account_id: number;
  year: number;
  sales_fen: number;
}

/** One imported sales row (month × account × place of delivery summed). */
export interface SalesMonthRecord {
  account_id: number;
  /** `2026-01` */
  month: string;
  delivered_province: string;
  delivered_city: string;
  amount_fen: number;
}

export interface RepRecord {
  id: number;
  ref: string;
  name: string;
  city: string;
  longitude: number | null;
  latitude: number | null;
  level: string;
  calls_per_day: number | null;
  working_days: number | null;
  since_year: number | null;
}

/** No row = full-time, nothing known. */
export interface RepProfileRecord {
  rep_id: number;
  /** Share of full-time, 0 (away) to 1. */
  fte: number;
  /** `2026-03-01` */
  hired_on: string | null;
  /** Skills and products, separated by commas, as typed. */
  skills: string;
  /** What the rep costs a year. */
  cost_fen: number | null;
}

export interface CompetitorRecord {
  id: number;
  name: string;
  brand: string;
  longitude: number;
  latitude: number;
  unit_id: number | null;
}
