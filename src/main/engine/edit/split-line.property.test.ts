import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../design/adjacency.ts';
import { territoryPieces } from '../measures/pieces.ts';
import { sidesOf, splitByLine } from './split-line.ts';

type Point = readonly [number, number];

const coordinate = fc.integer({ min: -20, max: 20 });
const corner: fc.Arbitrary<Point> = fc.tuple(coordinate, coordinate);
/** Between the corners' lattice, so that hardly any lies on a line through them. */
const between: fc.Arbitrary<Point> = corner.map(([x, y]) => [x + 0.3719, y + 0.6113]);

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
/** Too near to a corner or to each other, and the sign of a turn is a matter of the last bit. */
const isClear = (...turns: number[]) => turns.every((value) => Math.abs(value) > 1e-6);

/** Whether the way from p to q crosses the segment, by signs of turns: no rays, no circle. */
const crosses = (p: Point, q: Point, a: Point, b: Point) =>
  turn(p, q, a) > 0 !== turn(p, q, b) > 0 && turn(a, b, p) > 0 !== turn(a, b, q) > 0;

/** The line with a far point beyond each end. */
function goneOn(line: readonly Point[]): Point[] {
  const far = ([x, y]: Point, [nx, ny]: Point): Point => {
    const scale = 1e4 / Math.hypot(x - nx, y - ny);
    return [x + (x - nx) * scale, y + (y - ny) * scale];
  };
  const [first, second] = line as [Point, Point];
  const [last, before] = [line.at(-1), line.at(-2)] as [Point, Point];
  return [far(first, second), ...line, far(last, before)];
}

describe('sides of a drawn line', () => {
  it('two points lie on different sides when the way between them crosses the line an odd number of times', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 2, maxLength: 7 }), between, between, (line, p, q) => {
        fc.pre(
          line.every(([x, y], at) => at === 0 || Math.hypot(x - line[at - 1][0], y - line[at - 1][1]) > 0.01),
        );
        const whole = goneOn(line);
        let crossings = 0;
        for (let at = 1; at < whole.length; at++) {
          const [a, b] = [whole[at - 1], whole[at]];
          fc.pre(isClear(turn(p, q, a), turn(p, q, b), turn(a, b, p), turn(a, b, q)));
          if (crosses(p, q, a, b)) crossings += 1;
        }
        const [sideOfP, sideOfQ] = sidesOf(line, [p, q]);
        expect(sideOfP !== sideOfQ).toBe(crossings % 2 === 1);
      }),
      { numRuns: 2000 },
    );
  });
});

/** A grid of one territory, west to east then south to north. */
function block(width: number, height: number) {
  const edges: [number, number][] = [];
  const units = Array.from({ length: width * height }, (_, unit) => unit);
  for (const unit of units) {
    if (unit % width < width - 1) edges.push([unit, unit + 1]);
    if (unit + width < units.length) edges.push([unit, unit + width]);
  }
  return {
    map: {
      adjacency: buildAdjacency(units.length, edges, []),
      territoryOf: new Int32Array(units.length),
      locked: Uint8Array.of(0),
    },
    places: {
      x: Float64Array.from(units, (unit) => (unit % width) + 0.5),
      y: Float64Array.from(units, (unit) => Math.floor(unit / width) + 0.5),
    },
  };
}

describe('split by a line', () => {
  const { map, places } = block(6, 4);

  it('parts a block in two along a straight line, the larger part keeps the territory', () => {
    const drawn = splitByLine(
      map,
      0,
      places,
      [
        [2, -1],
        [2, 5],
      ],
      false,
      1,
    );
    expect([...(drawn ?? [])]).toEqual(Array.from({ length: 24 }, (_, unit) => (unit % 6 < 2 ? 1 : 0)));
  });

  it('a line that only reaches inside goes on to the edge; one beside the territory parts nothing', () => {
    const short = splitByLine(
      map,
      0,
      places,
      [
        [2, 1],
        [2, 2],
      ],
      false,
      1,
    );
    expect(short).toEqual(
      splitByLine(
        map,
        0,
        places,
        [
          [2, -1],
          [2, 5],
        ],
        false,
        1,
      ),
    );
    expect(
      splitByLine(
        map,
        0,
        places,
        [
          [-3, 0],
          [-3, 4],
        ],
        false,
        1,
      ),
    ).toBeNull();
  });

  it('a line that crosses three times makes two parts in pieces, or a part of each piece', () => {
    // In from the south, back out of the north, in again: stripes of columns 0–1, 2–3 and 4–5.
    const line: Point[] = [
      [2, -1],
      [2, 6],
      [4, 6],
      [4, -1],
    ];
    const two = splitByLine(map, 0, places, line, false, 1) ?? new Int32Array();
    expect([...territoryPieces(map.adjacency, two, 2).count].sort()).toEqual([1, 2]);
    const each = splitByLine(map, 0, places, line, true, 1) ?? new Int32Array();
    expect([...territoryPieces(map.adjacency, each, 3).count]).toEqual([1, 1, 1]);
  });

  it('takes every unit of the territory and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 24, maxLength: 24 }),
        fc.array(
          fc.tuple(fc.double({ min: -1, max: 7, noNaN: true }), fc.double({ min: -1, max: 5, noNaN: true })),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        fc.boolean(),
        (owners, line, eachPiece) => {
          const before = Int32Array.from(owners);
          const drawn = splitByLine(
            { ...map, territoryOf: before, locked: Uint8Array.of(0, 0) },
            0,
            places,
            line,
            eachPiece,
            2,
          );
          if (drawn === null) return;
          const parts = new Set<number>();
          drawn.forEach((owner, unit) => {
            if (before[unit] === 1) expect(owner).toBe(1);
            else parts.add(owner);
          });
          expect(parts.has(0)).toBe(true);
          expect([...parts].filter((part) => part > 0).sort((a, b) => a - b)).toEqual(
            Array.from({ length: parts.size - 1 }, (_, part) => part + 2),
          );
          if (eachPiece)
            for (const part of parts)
              expect(territoryPieces(map.adjacency, drawn, 2 + parts.size).count[part]).toBe(1);
        },
      ),
    );
  });
});
