import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import { buildProblem } from './problem-builder.ts';

/** A chain of islands 0–1–2 that reaches the mainland at 2 alone, which is too heavy to come along whole. */
function chain(gate: number) {
  const values = [62, 27, gate, ...new Array(40).fill(10)];
  const edges: [number, number][] = [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 3],
  ];
  for (let unit = 3; unit < 42; unit++) edges.push([unit, unit + 1]);
  const total = values.reduce((sum, value) => sum + value, 0);
  return buildProblem({
    territoryCount: Math.round(total / 100),
    place: {
      kind: 'plane',
      x: Float64Array.from(values.keys()),
      y: new Float64Array(values.length),
    },
    edges,
    measures: [{ name: 'hours', values, tolerance: 0.08 }],
    seed: 1,
  });
}

describe('dead ends', () => {
  it('names the unit of which a part would complete the set, not the ones that burst it farther on', () => {
    const found = diagnose(chain(23)).filter(({ code }) => code === 'DEAD_END');
    const islands = found.filter(({ units }) => units[0] < 2);
    expect(islands.length).toBeGreaterThan(0);
    for (const { data } of islands) expect(data.split).toEqual([2]);
  });

  it('says nothing once the gate is light enough to come along', () => {
    expect(diagnose(chain(12)).filter(({ code, units }) => code === 'DEAD_END' && units[0] < 2)).toEqual([]);
  });
});
