import { pruneTopology } from '../engine/geo/prune-topology.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import { answerApart } from './answer-apart.ts';

export interface PruneTask {
  /** TopoJSON as the plan keeps it. */
  readonly topology: string;
  readonly unitIds: Int32Array;
}

/** Text from which on pruning gets a thread of its own: below, it takes some 20 ms. */
const ownThread = 500_000;

/** The borders of some units alone, as a plan keeps them, without holding up whoever asks. */
export async function pruneBorders(task: PruneTask): Promise<string> {
  if (task.topology.length < ownThread) return prunedBorders(task);
  return answerApart('prune-worker', task);
}

/** What the worker does. */
export const prunedBorders = ({ topology, unitIds }: PruneTask): string =>
  JSON.stringify(pruneTopology(storedBoundary(topology), new Set(unitIds)));
