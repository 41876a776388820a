/** What the rest of the frame may ask of the map on screen. */
export interface MapHandle {
  fit(): void;
  zoom(by: number): void;
  /** Brings units into view, by their ids. */
  show(unitIds: readonly number[]): void;
  /** The same beside a card that lies over the map's upper left corner. */
  showBeside(unitIds: readonly number[], card: Element): void;
  /** Puts the keyboard on the map. */
  focus(): void;
}

let current: MapHandle | null = null;

export function setMapHandle(handle: MapHandle | null): void {
  current = handle;
}

/** The map on screen, or null on screens without one. */
export const mapHandle = (): MapHandle | null => current;
