import type { TerritoryColour } from '../app/palette.ts';
import type { Layers } from '../app/store.ts';
import type { Geometry } from './geometry.ts';
import type { Box } from './labels.ts';
import type { MapStyle } from './style.ts';

/** Account points as typed arrays in world coordinates; index = position among the placed accounts. */
export interface AccountPoints {
  ids: Int32Array;
  x: Float64Array;
  y: Float64Array;
  /** 0 = A, 1 = B, 2 = C. */
  customerClass: Uint8Array;
  /** 1 = placed by the name of its county, city or province. */
  approximate: Uint8Array;
  /** Unit index, -1 = none. */
  unit: Int32Array;
}

export interface NamedPoint {
  id: number;
  name: string;
  x: number;
  y: number;
}

export interface SceneTerritory {
  id: number;
  name: string;
  colour: TerritoryColour;
  locked: boolean;
  /** Second line of its label. */
  figure: string;
  /** Larger ones keep their label when two collide. */
  weight: number;
}

/** Everything the map draws from; replaced as a whole when something changes. */
export interface Scene {
  geometry: Geometry;
  style: MapStyle;
  layers: Layers;
  /** Drawn over a base map: fills let it through and there is no land of our own. */
  overBase: boolean;
  /** Index into `territories` per unit, -1 = unassigned. */
  unitTerritory: Int32Array;
  territories: readonly SceneTerritory[];
  /** Id of the territory that has each unit (0 = unassigned), whatever level is drawn. */
  unitOwner: readonly number[];
  /** Shade per unit when units are shaded by a measure or a deviation; null = by territory. '' = no figure. */
  unitShade: readonly string[] | null;
  /** Colour of stripes over each unit's shade, null = none: what it was before. */
  stripes?: readonly (string | null)[] | null;
  /** A sign per unit beside its colour, where the classes have one; null = none. */
  unitMarks: readonly string[] | null;
  unitNames: readonly string[];
  unitX: Float64Array;
  unitY: Float64Array;
  /** Small integer per province, for the lines between them. */
  unitProvince: Int32Array;
  /** Index of the active territory, -1 = none, -2 = the unassigned bucket. */
  active: number;
  selectedUnits: ReadonlySet<number>;
  selectedAccounts: ReadonlySet<number>;
  movedUnits: ReadonlySet<number>;
  accounts: AccountPoints;
  /** Territory index an account is held apart in, by account id (-1 = unassigned). */
  exceptions: ReadonlyMap<number, number>;
  homes: readonly (NamedPoint & { territory: number; selected: boolean })[];
  competitors: readonly NamedPoint[];
  links: readonly { a: number; b: number; suggested: boolean; barrier: boolean }[];
  /** Parts of the window, in its pixels, that something lies over: no label goes there. */
  covered?: readonly Box[];
}

/** Where the canvas looks: world pixels of `zoom` minus the origin are canvas pixels. */
export interface View {
  zoom: number;
  size: number;
  originX: number;
  originY: number;
  width: number;
  height: number;
}
