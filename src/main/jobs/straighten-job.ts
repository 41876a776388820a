import type { EditMap } from '../engine/edit/redraw.ts';
import { straighten } from '../engine/edit/straighten.ts';
import { borderLengths } from '../engine/geo/border-length.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import { answerApart, type OnStage } from './answer-apart.ts';
import { byPercent } from './by-percent.ts';

export interface StraightenTask {
  readonly map: EditMap;
  /** Straightens only borders of this territory; null = all. */
  readonly of: number | null;
  readonly borders: Borders;
}

/** Metres per edge of the adjacency, or what they are worked out from: TopoJSON as the plan keeps it; null = edges count alike. */
export type Borders =
  | { readonly perEdge: Float64Array | null }
  | { readonly topology: string; readonly unitIds: Int32Array };

export interface Straightened {
  readonly territoryOf: Int32Array;
  readonly perEdge: Float64Array | null;
}

/** What the worker does. Stages: `measuring` (arcs), `straightening` (units that are pulled). */
export function straightenBorders(
  { map, of, borders }: StraightenTask,
  onStage: OnStage = () => {},
): Straightened {
  onStage('measuring', 0, 0);
  const perEdge =
    'perEdge' in borders ? borders.perEdge : lengthsOf(map, borders, byPercent(onStage, 'measuring'));
  onStage('straightening', 0, 0);
  return { territoryOf: straighten(map, perEdge, of, byPercent(onStage, 'straightening')), perEdge };
}

function lengthsOf(
  { adjacency }: EditMap,
  { topology, unitIds }: { topology: string; unitIds: Int32Array },
  onArcs: (done: number, total: number) => void,
): Float64Array {
  const index = new Map<number, number>();
  unitIds.forEach((id, unit) => {
    index.set(id, unit);
  });
  return borderLengths(storedBoundary(topology), adjacency, index, onArcs);
}

/** The same in a thread of its own. @throws AppError JOB_CANCELLED when the signal fires first */
export const straightenApart = (
  task: StraightenTask,
  signal?: AbortSignal,
  onStage?: OnStage,
): Promise<Straightened> => answerApart('straighten-worker', task, { signal, onStage });
