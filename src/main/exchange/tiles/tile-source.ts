/** What a base-map file says of itself. */
export interface TileFacts {
  minZoom: number;
  maxZoom: number;
  /** Whom to name on the map; plain text. */
  attribution: string;
}

/** Raster tiles of the usual Web Mercator grid (x from 180° W, y from the north), one file. */
export interface TileSource {
  readonly facts: TileFacts;
  /** A PNG, JPEG or WebP picture; null where the file has none. Throws AppError BASE_MAP_FORMAT for a damaged file. */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array | null>;
  close(): void;
}

/** The finest zoom a file may hold: about 2 cm a pixel. */
export const deepestZoom = 22;

/** Text of a file as it may stand on the map: no markup, one short line. */
export function plainText(text: unknown): string {
  return typeof text === 'string'
    ? text
        .slice(0, 2000)
        .replace(/<[^>]*>/g, ' ')
        .replace(/&copy;/gi, '©')
        .replace(/&amp;/gi, '&')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 160)
    : '';
}
