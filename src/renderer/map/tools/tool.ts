import type L from 'leaflet';
import type { DragShape } from '../paint-shape.ts';
import type { Scene } from '../scene.ts';
import type { TerritoryLayer } from '../TerritoryLayer.ts';
import type { UnitMap } from '../useScene.ts';

/** Where the pointer is: pixels of the map's window, and the place below. */
export interface Place {
  x: number;
  y: number;
  latlng: L.LatLng;
}

/** What a tool may look at and touch. */
export interface ToolGround {
  readonly map: L.Map;
  readonly layer: TerritoryLayer;
  unitMap(): UnitMap | null;
  scene(): Scene | null;
  /** Ids of units by their index in the scene. */
  unitIds(units: Iterable<number>): number[];
  /** A press without a drag: selects what lies there. */
  click(place: Place, add: boolean): void;
}

/** A tool that takes the drag for itself. */
export interface DragTool {
  readonly cursor: string;
  begin(place: Place): void;
  move(place: Place): void;
  /** `add` = Shift was held. */
  end(place: Place, add: boolean): void;
  /** The pointer moves without a button pressed. */
  hover?(place: Place): void;
  /** Backs out of what was begun; true when there was something. */
  cancel(): boolean;
  /** Keys pressed while the map has the focus; true = taken. */
  key?(event: KeyboardEvent): boolean;
  doubleClick?(): void;
  /** Drawn over the map. */
  shape(at: Place | null): DragShape | null;
  painted(): ReadonlySet<number>;
}

/** A drag shorter than this is a click, pixels. */
export const dragStart = 4;

export const nothingPainted: ReadonlySet<number> = new Set();
