import type { BaseMap } from '../../../shared/contract/base-map.ts';
import { prepare } from '../canvas.ts';
import type { View } from '../scene.ts';
import { shiftAt } from './shift.ts';
import { ancestorOf, type TilePlace, tilesOf } from './tile-grid.ts';

export type FetchTile = (zoom: number, x: number, y: number) => Promise<Blob | null>;

/** A tile that is on its way, that the file does not have, or as a picture. */
type Tile = 'coming' | 'none' | ImageBitmap;

/** Tiles kept for the next look, newest last. */
const mostTiles = 300;
/** A missing tile is looked for so many levels up. */
const mostUp = 6;

/** The base map under the territories: draws what has come, asks for what is missing, and tells when more has come. */
export class BaseMapPicture {
  readonly canvas = document.createElement('canvas');
  private readonly tiles = new Map<string, Tile>();
  private settings: BaseMap | null = null;
  private readonly fetchTile: FetchTile;
  private readonly onCame: () => void;

  constructor(fetchTile: FetchTile, onCame: () => void) {
    this.fetchTile = fetchTile;
    this.onCame = onCame;
  }

  set(settings: BaseMap | null): void {
    if (settings?.version !== this.settings?.version) this.forget();
    this.settings = settings;
    this.canvas.style.opacity = String(settings?.opacity ?? 0);
  }

  paint(view: View): void {
    const { settings } = this;
    if (settings === null) {
      this.canvas.width = 0;
      return;
    }
    const context = prepare(this.canvas, view);
    if (context === null) return;
    context.clearRect(0, 0, view.width, view.height);
    const middle = {
      x: (view.originX + view.width / 2) / view.size,
      y: (view.originY + view.height / 2) / view.size,
    };
    const shift = shiftAt(settings.datum, middle.x, middle.y);
    for (const place of tilesOf(view, settings, shift)) this.paintTile(context, place, settings.minZoom);
  }

  /** The tile itself, or the part of the nearest one above that is there. */
  private paintTile(context: CanvasRenderingContext2D, place: TilePlace, minZoom: number): void {
    let asking = true;
    for (let up = 0; up <= mostUp && place.zoom - up >= minZoom; up++) {
      const from = ancestorOf(place, up);
      const tile = this.tile(from.zoom, from.x, from.y, asking);
      if (tile === 'coming') asking = false;
      if (!(tile instanceof ImageBitmap)) continue;
      // Half a pixel over, so that no line shows between two tiles.
      context.drawImage(
        tile,
        from.atX * tile.width,
        from.atY * tile.height,
        from.size * tile.width,
        from.size * tile.height,
        Math.floor(place.left),
        Math.floor(place.top),
        Math.ceil(place.side) + 1,
        Math.ceil(place.side) + 1,
      );
      return;
    }
  }

  /** What is known of a tile; an unknown one is asked for when `asking`, else taken as not there. */
  private tile(zoom: number, x: number, y: number, asking: boolean): Tile {
    const key = `${zoom}/${x}/${y}`;
    const known = this.tiles.get(key);
    if (known !== undefined) {
      this.tiles.delete(key);
      this.tiles.set(key, known);
      return known;
    }
    if (!asking) return 'none';
    this.tiles.set(key, 'coming');
    void this.bring(key, zoom, x, y);
    return 'coming';
  }

  private async bring(key: string, zoom: number, x: number, y: number): Promise<void> {
    let tile: Tile = 'none';
    try {
      const bytes = await this.fetchTile(zoom, x, y);
      if (bytes !== null) tile = await createImageBitmap(bytes);
    } catch {
      // A tile that can't be read or shown is one the file does not have.
    }
    // Forgotten meanwhile: another file, another view.
    if (this.tiles.get(key) !== 'coming') {
      if (tile instanceof ImageBitmap) tile.close();
      return;
    }
    this.tiles.set(key, tile);
    for (const [oldest, old] of this.tiles) {
      if (this.tiles.size <= mostTiles) break;
      if (old instanceof ImageBitmap) old.close();
      this.tiles.delete(oldest);
    }
    this.onCame();
  }

  private forget(): void {
    for (const tile of this.tiles.values()) if (tile instanceof ImageBitmap) tile.close();
    this.tiles.clear();
  }
}
