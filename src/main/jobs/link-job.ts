import { boundaryPolygons } from '../engine/geo/boundary.ts';
import { suggestLinks } from '../engine/geo/islands.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import { answerApart, type OnStage } from './answer-apart.ts';

export interface LinkTask {
  /** TopoJSON as the plan keeps it, the finest level, UTF-8. Taken by the thread: empty afterwards. */
  topology: Uint8Array<ArrayBuffer>;
  /** Ids of units that touch or are linked, pair by pair. */
  a: Int32Array;
  b: Int32Array;
}

/** Ids of two units a link would join, and the metres between their borders' nearest vertices. */
export interface SuggestedLink {
  a: number;
  b: number;
  metres: number;
}

/** Bytes from which on looking gets a thread of its own: 33,000 units take a second. */
const ownThread = 500_000;

/**
 * Links that would make everything reachable, without holding up whoever asks. Stages: `borders`, `looking` (parts joined).
 * @throws AppError PLAN_PART_DAMAGED, JOB_CANCELLED when the signal fires first
 */
export async function lookForLinks(
  task: LinkTask,
  onStage?: OnStage,
  signal?: AbortSignal,
): Promise<SuggestedLink[]> {
  if (task.topology.length < ownThread) return linksOf(task, onStage);
  return answerApart('link-worker', task, { signal, onStage, taken: [task.topology.buffer] });
}

/** What the worker does. */
export function linksOf({ topology, a, b }: LinkTask, onStage: OnStage = () => {}): SuggestedLink[] {
  onStage('borders', 0, 0);
  const { ids, set } = boundaryPolygons(storedBoundary(topology));
  const position = new Map(ids.map((id, index) => [id, index]));
  const pairs: [number, number][] = [];
  a.forEach((id, index) => {
    const from = position.get(id);
    const to = position.get(b[index]);
    if (from !== undefined && to !== undefined) pairs.push([from, to]);
  });
  const links = suggestLinks(set, pairs, (done, total) => onStage('looking', done, total));
  return links.map(({ a, b, metres }) => ({ a: ids[a], b: ids[b], metres }));
}
