import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instance } from './make-large.ts';

/** Is METIS's `gpmetis` (Debian package `metis`) installed? */
export function hasMetis(): boolean {
  return spawnSync('gpmetis', ['-help']).error === undefined;
}

/**
 * METIS 5 on the same graph and weights: contiguous parts of least edge cut (it knows no floor and no distance), at its own
 * allowed imbalance: given 5 % it came out worse (us-hp-k48: 36 % off against 14 %). Null when it makes no partition.
 *
 * @param measures weights to balance
 * @returns territory of each unit, and seconds
 */
export function runMetis(
  instance: Instance,
  measures: readonly number[],
): { assignment: number[]; seconds: number } | null {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-metis-'));
  const file = join(folder, 'graph');
  try {
    writeFileSync(file, graphText(instance, measures));
    const started = performance.now();
    const run = spawnSync('gpmetis', ['-contig', '-seed=1', file, String(instance.k)], { encoding: 'utf8' });
    const seconds = (performance.now() - started) / 1000;
    if (run.status !== 0) return null;
    const parts = readFileSync(`${file}.part.${instance.k}`, 'utf8').trim().split('\n').map(Number);
    return parts.length === instance.units.length ? { assignment: parts, seconds } : null;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** METIS's graph file: 1-based neighbours; whole weights, each measure scaled to a sum of ten million. */
function graphText({ units, edges }: Instance, measures: readonly number[]): string {
  const neighbours = units.map(() => new Set<number>());
  for (const [a, b] of edges) {
    neighbours[a]?.add(b + 1);
    neighbours[b]?.add(a + 1);
  }
  const scales = measures.map((index) => 1e7 / units.reduce((sum, unit) => sum + (unit.w[index] ?? 0), 0));
  const edgeCount = neighbours.reduce((sum, each) => sum + each.size, 0) / 2;
  const lines = units.map((unit, index) =>
    [
      ...measures.map((measure, position) => Math.round((unit.w[measure] ?? 0) * (scales[position] ?? 0))),
      ...(neighbours[index] ?? []),
    ].join(' '),
  );
  return [`${units.length} ${edgeCount} 010 ${measures.length}`, ...lines].join('\n');
}
