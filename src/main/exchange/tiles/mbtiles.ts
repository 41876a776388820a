import Database from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { isTilePicture } from './picture.ts';
import { deepestZoom, plainText, type TileSource } from './tile-source.ts';

/**
 * MBTiles 1.3 (github.com/mapbox/mbtiles-spec): a database with `metadata` and `tiles`, rows counted from the south. `tiles` is
 * often a view, so a strange file may take as long as it likes: call this where it can be ended. Opened for reading alone.
 * Throws BASE_MAP_FORMAT, BASE_MAP_VECTOR.
 */
export function openMbtiles(path: string, file: string): TileSource {
  const failed = (cause?: unknown) => new AppError('BASE_MAP_FORMAT', { file }, { cause });
  let db: Database.Database;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
  } catch (cause) {
    throw failed(cause);
  }
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('query_only = ON');
    const metadata = new Map(
      db
        .prepare<[], [name: unknown, value: unknown]>('SELECT name, value FROM metadata LIMIT 200')
        .raw()
        .all()
        .map(([name, value]) => [String(name), String(value)]),
    );
    if (metadata.get('format') === 'pbf') throw new AppError('BASE_MAP_VECTOR', { file });
    const byPlace = db
      .prepare<[number, number, number], unknown>(
        'SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?',
      )
      .pluck();
    const [least, most] = db
      .prepare<[], [unknown, unknown]>('SELECT min(zoom_level), max(zoom_level) FROM tiles')
      .raw()
      .get() ?? [null, null];
    const isZoom = (zoom: unknown): zoom is number => Number.isInteger(zoom) && Number(zoom) >= 0;
    if (!isZoom(least) || !isZoom(most)) throw failed();
    const sample = db.prepare<[], unknown>('SELECT tile_data FROM tiles LIMIT 1').pluck().get();
    if (!(sample instanceof Uint8Array)) throw failed();
    // Vector tiles are gzipped, or begin with the tag of a layer; nothing else that is no picture is worth telling apart.
    if (!isTilePicture(sample))
      throw new AppError(sample[0] === 0x1f || sample[0] === 0x1a ? 'BASE_MAP_VECTOR' : 'BASE_MAP_FORMAT', {
        file,
      });
    return {
      facts: {
        minZoom: Math.min(least, deepestZoom),
        maxZoom: Math.min(most, deepestZoom),
        attribution: plainText(metadata.get('attribution')),
      },
      async tile(zoom, x, y) {
        try {
          const bytes = byPlace.get(zoom, x, 2 ** zoom - 1 - y);
          return bytes instanceof Uint8Array && isTilePicture(bytes) ? bytes : null;
        } catch (cause) {
          throw failed(cause);
        }
      },
      close: () => db.close(),
    };
  } catch (cause) {
    db.close();
    throw cause instanceof AppError ? cause : failed(cause);
  }
}
