export interface ReportAccount {
  ref: string;
  name: string;
  province: string;
  city: string;
  county: string;
  address: string;
  industry: string;
  productLine: string;
  channel: string;
  /** WGS84; null when it could not be placed. */
  longitude: number | null;
  latitude: number | null;
  location: 'exact' | 'county' | 'city' | 'province' | 'none';
  unitCode: string | null;
  unitName: string | null;
  territoryId: number | null;
  /** Held apart from its unit's territory (named account, 指定客户). */
  isException: boolean;
  customerClass: 'A' | 'B' | 'C';
  callsPerYear: number;
  minutesPerCall: number;
  workloadMinutes: number;
  potentialFen: number | null;
  salesFen: number | null;
  previousSalesFen: number | null;
}
