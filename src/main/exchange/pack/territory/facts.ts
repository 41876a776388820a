import type { EvidenceSheet } from '../../../../shared/contract/evidence.ts';
import type { CustomerClass } from '../../../../shared/domain/settings.ts';
import type { MapFacts } from '../board/facts.ts';

/** What the sheets of a scenario's territories say. Fen, minutes, degrees. */
export interface SheetsFacts {
  planName: string;
  scenario: string;
  /** The day they stand for, ISO 8601. */
  at: string;
  /** Whether there is a present state that is another scenario. */
  hasPresent: boolean;
  baseYear: number | null;
  map: SheetsMap | null;
  sheets: readonly SheetFacts[];
}

export interface SheetsMap extends MapFacts {
  /** A point inside each unit. */
  longitude: Float64Array;
  latitude: Float64Array;
  /** Territory id per unit, 0 = unassigned, and colour index by territory id. */
  unitTerritory: readonly number[];
  colourOf: ReadonlyMap<number, number>;
}

export interface SheetFacts extends EvidenceSheet {
  salesFen: number;
  unitCount: number;
  /** The largest by sales, then potential. */
  largest: readonly SheetAccount[];
  /** Accounts beyond those, and their sales. */
  rest: number;
  restSalesFen: number;
  /** Where all accounts with a place lie. */
  points: readonly { customerClass: CustomerClass; longitude: number; latitude: number }[];
  home: { longitude: number; latitude: number } | null;
  /** Units of each neighbour that touch this territory, in the order of `neighbours`. */
  borderUnits: readonly (readonly number[])[];
}

export interface SheetAccount {
  name: string;
  /** Unit it lies in, or city. */
  place: string;
  customerClass: CustomerClass;
  calls: number;
  potentialFen: number | null;
  salesFen: number;
  longitude: number | null;
  latitude: number | null;
}
