import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memberGraph } from './split-graph.ts';

/** A square grid of units, some of which are members. */
function grid(side: number) {
  const offsets = new Int32Array(side * side + 1);
  const neighbours: number[] = [];
  for (let unit = 0; unit < side * side; unit++) {
    if (unit % side > 0) neighbours.push(unit - 1);
    if (unit % side < side - 1) neighbours.push(unit + 1);
    if (unit >= side) neighbours.push(unit - side);
    if (unit < side * (side - 1)) neighbours.push(unit + side);
    offsets[unit + 1] = neighbours.length;
  }
  const lengths = new Float64Array(neighbours.length).fill(1);
  return { offsets, neighbours: Int32Array.from(neighbours), lengths };
}

/** The pairs that join pieces, by comparing every pair anew each time: what `memberGraph` must add, in its order. */
function joinsByHand(touching: readonly [number, number][], x: number[], y: number[]): [number, number][] {
  const piece = x.map((_, member) => member);
  const join = (a: number, b: number) => {
    const [from, to] = [piece[a], piece[b]];
    piece.forEach((own, member) => {
      if (own === from) piece[member] = to;
    });
  };
  for (const [a, b] of touching) join(a, b);
  const joins: [number, number][] = [];
  while (new Set(piece).size > 1) {
    let best: [number, number] = [-1, -1];
    let least = Number.POSITIVE_INFINITY;
    for (let inside = 0; inside < x.length; inside++)
      for (let outside = 0; outside < x.length; outside++) {
        if (piece[inside] !== piece[0] || piece[outside] === piece[0]) continue;
        const distance = (x[inside] - x[outside]) ** 2 + (y[inside] - y[outside]) ** 2;
        if (distance >= least) continue;
        least = distance;
        best = [inside, outside];
      }
    joins.push(best);
    join(...best);
  }
  return joins;
}

it('joins pieces at their nearest units, as comparing every pair would', () => {
  const side = 7;
  const map = grid(side);
  const place = (unit: number) => [unit % side, Math.floor(unit / side)] as const;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(side * side - 1), { minLength: 1, maxLength: 30 }),
      fc.boolean(),
      (chosen, isBent) => {
        const members = chosen.sort((a, b) => a - b);
        const at = (unit: number, axis: 0 | 1) => place(unit)[axis] + (isBent ? ((unit * 37) % 11) / 40 : 0);
        const units = Array.from({ length: side * side }, (_, unit) => unit);
        const [x, y] = [units.map((unit) => at(unit, 0)), units.map((unit) => at(unit, 1))];
        const { edges } = memberGraph(
          map,
          Int32Array.from(members),
          Float64Array.from(x),
          Float64Array.from(y),
        );
        const pairs = Array.from({ length: edges.length / 2 }, (_, pair): [number, number] => [
          edges[2 * pair],
          edges[2 * pair + 1],
        ]);
        const isTouching = ([a, b]: readonly [number, number]) => {
          const [first, second] = [place(members[a]), place(members[b])];
          return Math.abs(first[0] - second[0]) + Math.abs(first[1] - second[1]) === 1;
        };
        const touching = pairs.filter(isTouching);
        const joins = pairs.filter((pair) => !isTouching(pair));
        const own = (values: number[]) => members.map((unit) => values[unit]);
        expect(joins).toEqual(joinsByHand(touching, own(x), own(y)));
      },
    ),
  );
});

it('thousands of islands are joined at once, not island by island', () => {
  const side = 120;
  const map = grid(side);
  const islands = Int32Array.from(
    Array.from({ length: side * side }, (_, unit) => unit).filter(
      (unit) => (unit % side) % 2 === 0 && Math.floor(unit / side) % 2 === 0,
    ),
  );
  const x = Float64Array.from({ length: side * side }, (_, unit) => unit % side);
  const y = Float64Array.from({ length: side * side }, (_, unit) => Math.floor(unit / side));
  expect(memberGraph(map, islands, x, y).edges).toHaveLength(2 * (islands.length - 1));
});
