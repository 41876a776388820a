import { pack } from '../../shared/geometry/packed.ts';
import { packLevel, packShape } from '../engine/geo/shape-pack.ts';
import { storedBoundary } from '../engine/geo/stored-boundary.ts';
import { answerApart } from './answer-apart.ts';

export interface ShapeTask {
  /** TopoJSON as the plan keeps it, UTF-8. Taken by the thread: empty afterwards. */
  topology: Uint8Array<ArrayBuffer>;
  /** In the order of the window's units. */
  unitIds: Int32Array;
  /** With what is the same at every level, or one level's points alone. */
  whole: boolean;
}

/** Bytes from which on packing gets a thread of its own: below, it takes some 20 ms. */
const ownThread = 500_000;

/** Packs a level of borders for the map without holding up whoever asks. */
export async function packBorders(task: ShapeTask): Promise<Uint8Array<ArrayBuffer>> {
  if (task.topology.length < ownThread) return packShapes(task);
  return answerApart('shape-worker', task, { taken: [task.topology.buffer] });
}

/** What the worker does. */
export function packShapes({ topology, unitIds, whole }: ShapeTask): Uint8Array<ArrayBuffer> {
  const boundary = storedBoundary(topology);
  return pack((whole ? packShape : packLevel)(boundary, [...unitIds]));
}
