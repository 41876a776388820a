import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../../plan/testing/folder.ts';
import { openStaging } from './staging.ts';

const readOf = (path: string, file: string) =>
  ({ path, file, sheet: null, encoding: null, keepRows: null, crs: 'wgs84' }) as const;

it.skipIf(process.platform === 'win32')('a pipe is no file: nobody waits for it', async () => {
  const path = join(testFolder(), 'pipe.csv');
  execFileSync('mkfifo', [path]);
  const staging = await openStaging({ file: 'pipe.csv', paths: [path] });
  onTestFinished(() => staging.end());
  await expect(staging.ask('read', readOf(path, 'pipe.csv'))).rejects.toMatchObject({
    code: 'IMPORT_TYPE_UNKNOWN',
  });
});

it('a reader that does not come to an end is ended', async () => {
  const path = join(testFolder(), 'long.csv');
  writeFileSync(path, `id,name\n${'1,a\n'.repeat(900_000)}`);
  const staging = await openStaging({ file: 'long.csv', paths: [path], deadlineMs: 50 });
  onTestFinished(() => staging.end());
  await expect(staging.ask('read', readOf(path, 'long.csv'))).rejects.toMatchObject({
    code: 'IMPORT_TOO_LARGE',
    params: { file: 'long.csv', what: 'seconds' },
  });
});

it('a reader that outgrows its memory is ended, and the program goes on', async () => {
  const folder = testFolder();
  const path = join(folder, 'many.geojson');
  // what it unfolds to is more than its size lets expect
  writeFileSync(path, `{"type":"FeatureCollection","features":[${'{},'.repeat(3_000_000)}{}]}`);
  const small = join(folder, 'small.csv');
  writeFileSync(small, 'id,name\n1,a\n');
  // the thread's memory is that of a small file
  const staging = await openStaging({ file: 'many.geojson', paths: [small] });
  onTestFinished(() => staging.end());
  await expect(staging.ask('read', readOf(path, 'many.geojson'))).rejects.toMatchObject({
    code: 'IMPORT_TOO_LARGE',
  });
  const next = await openStaging({ file: 'small.csv', paths: [small] });
  onTestFinished(() => next.end());
  await expect(next.ask('read', readOf(small, 'small.csv'))).resolves.toBeDefined();
}, 60_000);
