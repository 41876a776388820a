import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { png, type TestTile, writeMbtiles, writePmtiles } from '../../exchange/tiles/test-files.ts';
import { createFileRegistry } from '../file-registry.ts';
import { type BaseMapService, createBaseMapService } from './base-map-service.ts';

let folder: string;
let service: BaseMapService;
const files = createFileRegistry();
const open = () => createBaseMapService(files, folder);
const choose = (path: string) => service.choose(files.register(path).id);
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-'));
  service = open();
});
afterEach(() => {
  service.close();
  rmSync(folder, { recursive: true, force: true });
});

const red = png(256, [200, 0, 0]);
const blue = png(512, [0, 0, 200]);
const tiles: TestTile[] = [
  { zoom: 5, x: 26, y: 12, bytes: red },
  { zoom: 6, x: 53, y: 25, bytes: blue },
];
const bytesOf = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes);

describe('base map', () => {
  it('is none until a file is chosen', async () => {
    expect(await service.get()).toMatchObject({ file: null, problem: null });
    expect(await service.tile(5, 26, 12)).toBeNull();
  });

  for (const [kind, write] of [
    ['map.mbtiles', (path: string) => writeMbtiles(path, tiles, { attribution: '<a href="x">© Survey</a>' })],
    ['map.pmtiles', (path: string) => writePmtiles(path, tiles, { attribution: '<b>© Survey</b>' })],
  ] as const) {
    it(`shows the tiles of ${kind}, counted from the north, and is remembered on this machine`, async () => {
      const chosen = await choose(write(at(kind)));
      expect(chosen).toMatchObject({
        file: kind,
        shown: true,
        problem: null,
        minZoom: 5,
        maxZoom: 6,
        attribution: '© Survey',
      });
      expect(bytesOf(await service.tile(5, 26, 12))).toEqual(red);
      expect(bytesOf(await service.tile(6, 53, 25))).toEqual(blue);
      expect(await service.tile(6, 0, 0)).toBeNull();
      await service.set({ opacity: 0.5, datum: 'gcj02' });
      service.close();
      service = open();
      expect(await service.get()).toMatchObject({ file: kind, opacity: 0.5, datum: 'gcj02', maxZoom: 6 });
    });
  }

  it('reads tiles behind a view, as most MBTiles have them, and leaves the file and its folder as they were', async () => {
    const path = writeMbtiles(
      at('view.mbtiles'),
      tiles,
      {},
      'ALTER TABLE tiles RENAME TO images; CREATE VIEW tiles AS SELECT * FROM images;',
    );
    await choose(path);
    expect(bytesOf(await service.tile(5, 26, 12))).toEqual(red);
    expect(readdirSync(folder).sort()).toEqual(['base-map.json', 'view.mbtiles']);
  });

  it('says that a file has gone, and shows it again when it is back', async () => {
    const path = writeMbtiles(at('gone.mbtiles'), tiles);
    await choose(path);
    service.close();
    rmSync(path);
    expect(await service.get()).toMatchObject({
      file: 'gone.mbtiles',
      problem: { code: 'BASE_MAP_MISSING' },
    });
    writeMbtiles(path, tiles);
    expect(await service.get()).toMatchObject({ problem: null, maxZoom: 6 });
  });

  it('is forgotten, and hidden, when told to', async () => {
    await choose(writeMbtiles(at('a.mbtiles'), tiles));
    expect(await service.set({ shown: false })).toMatchObject({ shown: false, file: 'a.mbtiles' });
    expect(await service.tile(5, 26, 12)).toBeNull();
    expect(await service.forget()).toMatchObject({ file: null });
  });
});

describe('a file that is no raster base map', () => {
  const vector = gzipSync(Buffer.from([0x1a, 0x05, 1, 2, 3, 4, 5]));
  const one = (bytes: Buffer): TestTile[] => [{ zoom: 1, x: 0, y: 0, bytes }];
  const text = (name: string, content: string | Buffer) => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const cases: [string, string, () => string][] = [
    [
      'vector MBTiles',
      'BASE_MAP_VECTOR',
      () => writeMbtiles(at('v.mbtiles'), one(vector), { format: 'pbf' }),
    ],
    [
      'vector MBTiles that does not say so',
      'BASE_MAP_VECTOR',
      () => writeMbtiles(at('v.mbtiles'), one(vector)),
    ],
    ['vector PMTiles', 'BASE_MAP_VECTOR', () => writePmtiles(at('v.pmtiles'), one(vector), { type: 1 })],
    ['text', 'BASE_MAP_FORMAT', () => text('a.mbtiles', 'not a database')],
    ['nothing', 'BASE_MAP_FORMAT', () => text('a.pmtiles', '')],
    ['a cut PMTiles', 'BASE_MAP_FORMAT', () => text('a.pmtiles', 'PMTiles\u0003cut')],
    [
      'a PMTiles whose directory is said to be of terabytes',
      'BASE_MAP_FORMAT',
      () => {
        const path = writePmtiles(at('big.pmtiles'), tiles);
        const header = Buffer.alloc(127);
        header.write('PMTiles\u0003', 0, 'latin1');
        header.writeBigUInt64LE(127n, 8);
        header.writeBigUInt64LE(1n << 42n, 16);
        header.writeBigUInt64LE(1n << 42n, 32);
        header[97] = 1;
        header[99] = 2;
        writeFileSync(path, header);
        return path;
      },
    ],
    [
      'a database without tiles',
      'BASE_MAP_FORMAT',
      () => writeMbtiles(at('n.mbtiles'), [], {}, 'DROP TABLE tiles'),
    ],
    ['an empty MBTiles', 'BASE_MAP_FORMAT', () => writeMbtiles(at('e.mbtiles'), [])],
    [
      'tiles that would unpack to gigabytes',
      'BASE_MAP_FORMAT',
      () => writeMbtiles(at('bomb.mbtiles'), one(png(1, [0, 0, 0], 50_000))),
    ],
    [
      'noise in its pages',
      'BASE_MAP_FORMAT',
      () =>
        text(
          'noise.mbtiles',
          Buffer.concat([Buffer.from('SQLite format 3\0\x10\0\x01\x01'), Buffer.alloc(9000, 0xa5)]),
        ),
    ],
    [
      'a file in write-ahead mode',
      'BASE_MAP_FORMAT',
      () => writeMbtiles(at('wal.mbtiles'), tiles, {}, 'PRAGMA journal_mode = WAL'),
    ],
  ];
  for (const [name, code, make] of cases) {
    it(`is refused and not remembered: ${name}`, async () => {
      await expect(choose(make())).rejects.toMatchObject({ code });
      expect(await service.get()).toMatchObject({ file: null });
    });
  }

  it('is ended when it never answers: a view without end', async () => {
    const path = writeMbtiles(
      at('endless.mbtiles'),
      [],
      {},
      'DROP TABLE tiles; CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS zoom_level, 0 AS tile_column, 0 AS tile_row, NULL AS tile_data FROM n;',
    );
    await expect(choose(path)).rejects.toMatchObject({ code: 'BASE_MAP_SLOW' });
  }, 20_000);
});
