import type { DesignProblem, SearchControls } from './problem.ts';
import type { DesignInput } from './problem-builder.ts';
import { buildProblem } from './problem-builder.ts';
import { Random } from './random.ts';

/** A clock that stands still and never stops: limits by iterations only. */
export const still: SearchControls = { now: () => 0, shouldStop: () => false };

/** A seeded grid of units with two random measures; rook neighbours. For tests. */
export function gridProblem(
  columns: number,
  rows: number,
  territoryCount: number,
  seed: number,
  change: Partial<DesignInput> = {},
): DesignProblem {
  const random = new Random(seed, 99);
  const count = columns * rows;
  const edges: [number, number][] = [];
  for (let unit = 0; unit < count; unit++) {
    if (unit % columns < columns - 1) edges.push([unit, unit + 1]);
    if (unit + columns < count) edges.push([unit, unit + columns]);
  }
  const values = () => Array.from({ length: count }, () => 1 + random.below(9));
  return buildProblem({
    territoryCount,
    place: {
      kind: 'plane',
      x: Float64Array.from({ length: count }, (_, unit) => 10 * (unit % columns) + random.fraction()),
      y: Float64Array.from(
        { length: count },
        (_, unit) => 10 * Math.floor(unit / columns) + random.fraction(),
      ),
    },
    edges,
    measures: [
      { name: 'hours', values: values(), tolerance: 0.25 },
      { name: 'potential', values: values(), tolerance: 0.25 },
    ],
    seed,
    ...change,
  });
}
