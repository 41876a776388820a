import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'faults.c');

/** The library that `faults.c` describes, built once per machine; null where there is no C compiler or no such loader. */
export function faultLibrary(): string | null {
  if (process.platform !== 'linux') return null;
  const digest = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const library = join(tmpdir(), `bailiwick-faults-${digest}.so`);
  if (existsSync(library)) return library;
  const building = `${library}.${process.pid}`;
  const { status } = spawnSync('cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    building,
    source,
    '-ldl',
    '-lpthread',
  ]);
  if (status !== 0) return null;
  renameSync(building, library);
  return library;
}
