import { basename, join } from 'node:path';
import { z } from 'zod';
import { type BaseMap, baseMapDatums } from '../../../shared/contract/base-map.ts';
import { AppError } from '../../../shared/errors.ts';
import { type OpenTiles, openTilesInWorker } from '../../jobs/tiles-job.ts';
import type { FileRegistry } from '../host.ts';
import { createJsonStore } from '../json-store.ts';
import { driveAnswersInTime } from '../silent-drives.ts';

/** What is remembered on this machine; it belongs to no plan. */
const stored = z.object({
  path: z.string().nullable(),
  shown: z.boolean(),
  opacity: z.number().min(0.1).max(1),
  datum: z.enum(baseMapDatums),
});
type View = Pick<BaseMap, 'shown' | 'opacity' | 'datum'>;

const noTiles = { minZoom: 0, maxZoom: 0, attribution: '' };

/** The offline base map of this machine: which file, how it is shown, its tiles. Nothing is ever fetched from anywhere else. */
export function createBaseMapService(files: FileRegistry, dataFolder: string) {
  const store = createJsonStore<z.infer<typeof stored>>(join(dataFolder, 'base-map.json'), stored, {
    path: null,
    shown: true,
    opacity: 0.8,
    datum: 'wgs84',
  });
  let version = 1;
  let opened: { path: string; tiles: Promise<OpenTiles> } | null = null;

  const close = () => {
    opened?.tiles.then((tiles) => tiles.close()).catch(() => {});
    opened = null;
    version++;
  };
  const tilesOf = (path: string): Promise<OpenTiles> => {
    if (opened?.path !== path) {
      close();
      opened = { path, tiles: openTilesInWorker(path) };
    }
    return opened.tiles;
  };
  const get = async (): Promise<BaseMap> => {
    const { path, ...view } = store.read();
    const none = { ...view, ...noTiles, problem: null, version };
    if (path === null) return { ...none, file: null };
    const file = basename(path);
    if (!view.shown) return { ...none, file };
    try {
      const { facts } = await tilesOf(path);
      return { ...view, ...facts, file, problem: null, version };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // Asked again, the file may be back in its place.
      close();
      return { ...none, file, problem: { code: error.code, params: error.params } };
    }
  };

  return {
    get,
    /** @throws AppError DRIVE_SILENT, and what a file that can't be shown is refused with */
    async choose(fileId: string): Promise<BaseMap> {
      await driveAnswersInTime(files.path(fileId));
      const path = files.source(fileId);
      close();
      // A file that can't be shown is not remembered.
      await tilesOf(path).catch((error: unknown) => {
        close();
        throw error;
      });
      store.write({ ...store.read(), path, shown: true });
      return get();
    },
    async set(change: { [K in keyof View]?: View[K] | undefined }): Promise<BaseMap> {
      const { shown, opacity, datum } = change;
      const now = store.read();
      store.write({
        ...now,
        shown: shown ?? now.shown,
        opacity: opacity ?? now.opacity,
        datum: datum ?? now.datum,
      });
      if (shown === false) close();
      return get();
    },
    async forget(): Promise<BaseMap> {
      close();
      store.write({ ...store.read(), path: null });
      return get();
    },
    async tile(zoom: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer> | null> {
      const { path, shown } = store.read();
      if (path === null || !shown || x >= 2 ** zoom || y >= 2 ** zoom) return null;
      const bytes = await (await tilesOf(path)).tile(zoom, x, y);
      return bytes && new Uint8Array(bytes);
    },
    close,
  };
}

export type BaseMapService = ReturnType<typeof createBaseMapService>;
