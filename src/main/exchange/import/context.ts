import type { PlaceDesk } from './place-desk.ts';
import type { PlaceIndex, PlaceUnit } from './place-index.ts';

/** What the plan already knows, as far as reading a sheet needs it. Ids are the plan's. */
export interface ImportContext {
  /** Null before units were imported. */
  readonly geography: Geography | null;
  /** Id of the rep with this number or (if only one bears it) name. */
  rep(text: string): number | undefined;
  account(ref: string): KnownAccount | undefined;
  /** The same, or the only one whose id differs by leading zeros, case, width or spaces. */
  accountLike(ref: string): KnownAccount | undefined;
}

export interface Geography {
  readonly places: PlaceIndex;
  /** Where rows ask for their place: choices by hand hold there, and what was not plain is noted. */
  readonly desk: PlaceDesk;
  readonly unitById: ReadonlyMap<number, PlaceUnit>;
  /** [west, south, east, north] of all units, degrees WGS84. */
  readonly bounds: readonly [number, number, number, number];
  /** Unit a point lies in, or null. */
  locate(longitude: number, latitude: number): number | null;
  /** Unit whose border is nearest within the metres given, or null. */
  nearest(longitude: number, latitude: number, metres: number): number | null;
}

export interface KnownAccount {
  id: number;
  city: string;
  /** Has coordinates of its own, not those of a place. */
  exact: boolean;
}

/** What reading a sheet of one kind answers. */
export interface Interpreted<Draft> {
  drafts: Draft[];
  /** Rows of data, blank ones apart. */
  rowsRead: number;
  rowsSkipped: number;
  /** First drafts as they will stand in the plan: column heading → text. */
  sample: Record<string, string>[];
  /** Ids of all rows, those left out as well; of kinds known by an id. */
  refs?: ReadonlySet<string>;
}

export const sampleSize = 20;
