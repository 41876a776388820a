import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { testFolder } from '../testing/folder.ts';
import { openTiles } from './open-tiles.ts';
import { png, writeMbtiles, writePmtiles } from './test-files.ts';

const tiles = [{ zoom: 0, x: 0, y: 0, bytes: png(4, [1, 2, 3]) }];

/** Opens, or says why not; a tile asked for is a picture, nothing, or an error of ours. */
async function expectAnswer(path: string): Promise<void> {
  try {
    const source = await openTiles(path);
    try {
      const tile = await source.tile(0, 0, 0);
      expect(tile === null || tile.length > 0).toBe(true);
    } finally {
      source.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toMatch(/^BASE_MAP_/);
  }
}

it.each([
  ['MBTiles', writeMbtiles],
  ['PMTiles', writePmtiles],
])(
  '%s with bytes changed or cut off answer all the same',
  async (_name, write) => {
    const folder = testFolder();
    const whole = readFileSync(write(join(folder, 'whole'), tiles));
    const path = join(folder, 'changed');
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), head: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(whole.length)),
        async (changes, cut) => {
          const bytes = Buffer.from(whole);
          for (const { at, byte, head } of changes) bytes[head ? at % 130 : at] = byte;
          writeFileSync(path, bytes.subarray(0, cut ?? bytes.length));
          await expectAnswer(path);
        },
      ),
      { numRuns: 250 },
    );
  },
  60_000,
);
