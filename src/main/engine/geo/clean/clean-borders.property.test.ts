import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitArea } from '../area.ts';
import { type BoundaryTopology, boundaryFromShapes, boundaryPolygons, sharedBorders } from '../boundary.ts';
import type { Shape } from '../polygon-set.ts';
import { type CleanOptions, cleanBorders, cleanTogether } from './clean-borders.ts';

const degreesPerMetre = 1 / 111_195;
const options: CleanOptions = { gapMetres: 30, overlaps: 'larger', sliverMetres: 5 };
const areasOf = (boundary: BoundaryTopology) => {
  const { set, ids } = boundaryPolygons(boundary);
  return ids.map((_, unit) => unitArea(set, unit));
};
const sum = (areas: readonly number[]) => areas.reduce((total, area) => total + area, 0);
const pairsOf = (boundary: BoundaryTopology) =>
  sharedBorders(boundary.objects.units.geometries).map(([a, b]) => `${a}-${b}`);
const rectangle = (west: number, south: number, east: number, north: number): Shape => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];

/** A chequerboard of which each field was drawn by itself: every corner and the middle of every side off by some metres. */
const drawings = fc.record({
  columns: fc.integer({ min: 2, max: 4 }),
  rows: fc.integer({ min: 1, max: 3 }),
  slips: fc.array(fc.integer({ min: -7, max: 7 }), { minLength: 16, maxLength: 64 }),
});
const size = 0.05;

function drawn({ columns, rows, slips }: { columns: number; rows: number; slips: number[] }): Shape[] {
  let next = 0;
  const off = (value: number) => value + (slips[next++ % slips.length] ?? 0) * degreesPerMetre;
  return Array.from({ length: columns * rows }, (_, unit) => {
    const x = 118 + (unit % columns) * size;
    const y = 32 + Math.floor(unit / columns) * size;
    const corners = [
      [x, y],
      [x + size / 2, y],
      [x + size, y],
      [x + size, y + size / 2],
      [x + size, y + size],
      [x + size / 2, y + size],
      [x, y + size],
      [x, y + size / 2],
    ].map(([cornerX, cornerY]) => [off(cornerX), off(cornerY)]);
    return [[[...corners, corners[0]]]];
  });
}

function gridPairs(columns: number, rows: number): string[] {
  const pairs: string[] = [];
  for (let unit = 0; unit < columns * rows; unit++) {
    if ((unit + 1) % columns !== 0) pairs.push(`${unit}-${unit + 1}`);
    if (unit + columns < columns * rows) pairs.push(`${unit}-${unit + columns}`);
  }
  return pairs;
}

describe('borders drawn by different hands', () => {
  it('meet after cleaning: neighbours share arcs, nothing overlaps, nothing gapes, and cleaning again does nothing', () => {
    fc.assert(
      fc.property(drawings, fc.constantFrom('larger' as const, 'first' as const), (drawing, overlaps) => {
        const before = boundaryFromShapes(drawn(drawing));
        const { boundary, report } = cleanBorders(before, { ...options, overlaps });
        expect(pairsOf(boundary)).toEqual(expect.arrayContaining(gridPairs(drawing.columns, drawing.rows)));
        expect(report.left.count).toBe(0);
        // What overlapped is counted once now, and what gaped is somebody's.
        const expected = sum(areasOf(before)) - report.overlaps.areaM2 + report.gaps.areaM2;
        expect(sum(areasOf(boundary)) / expected).toBeCloseTo(1, 4);
        const again = cleanBorders(boundary, options);
        expect(again.report).toMatchObject({ gaps: { count: 0 }, overlaps: { areaM2: expect.any(Number) } });
        expect(again.report.overlaps.areaM2).toBeLessThan(50);
      }),
      { numRuns: 60 },
    );
  });

  it('stay as they are, to the last digit, where they met already', () => {
    const shapes = [rectangle(118, 32, 118.05, 32.05), rectangle(118.05, 32, 118.1, 32.05)];
    const before = boundaryFromShapes(shapes);
    const { boundary, report } = cleanBorders(before, options);
    expect(boundary).toBe(before);
    expect(report).toMatchObject({ gaps: { count: 0 }, overlaps: { count: 0 }, joined: 0, units: 0 });
  });
});

/** A chequerboard whose fields meet, but for some that were drawn anew: too small or too large, shifted, or twice. */
const partlyDrawn = fc.record({
  columns: fc.integer({ min: 3, max: 6 }),
  rows: fc.integer({ min: 3, max: 5 }),
  slips: fc.array(
    fc.record({
      unit: fc.nat(29),
      grow: fc.integer({ min: -12, max: 12 }),
      aside: fc.integer({ min: -9, max: 9 }),
      up: fc.integer({ min: -9, max: 9 }),
    }),
    { maxLength: 4 },
  ),
  extra: fc.option(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 120 })), {
    nil: null,
  }),
});

it('comes to the same whether flawed places are mended by themselves or the map as a whole', () => {
  fc.assert(
    fc.property(partlyDrawn, ({ columns, rows, slips, extra }) => {
      const m = degreesPerMetre;
      const shapes = Array.from({ length: columns * rows }, (_, unit): Shape => {
        const [x, y] = [118 + (unit % columns) * size, 32 + Math.floor(unit / columns) * size];
        const slip = slips.find((one) => one.unit % (columns * rows) === unit);
        const { grow = 0, aside = 0, up = 0 } = slip ?? {};
        return rectangle(
          x + (aside - grow) * m,
          y + (up - grow) * m,
          x + size + (aside + grow) * m,
          y + size + (up + grow) * m,
        );
      });
      // A unit of its own somewhere over the others.
      if (extra)
        shapes.push(
          rectangle(
            118 + extra[0] / 1000,
            32 + extra[1] / 1000,
            118.07 + extra[0] / 1000,
            32.03 + extra[1] / 1000,
          ),
        );
      const before = boundaryFromShapes(shapes);
      const together = [shapes.map((_, unit) => unit)];
      const apart = cleanBorders(before, options);
      const whole = cleanTogether(before, options, together);
      for (const kind of ['gaps', 'overlaps', 'slivers', 'left'] as const) {
        expect(apart.report[kind].count, kind).toBe(whole.report[kind].count);
        expect(apart.report[kind].areaM2, kind).toBeCloseTo(whole.report[kind].areaM2, 0);
      }
      expect(apart.report).toMatchObject({ joined: whole.report.joined, units: whole.report.units });
      expect(pairsOf(apart.boundary)).toEqual(pairsOf(whole.boundary));
      const areas = areasOf(whole.boundary);
      // A hundred millionths of a field: the grid's own coarseness.
      areasOf(apart.boundary).forEach((area, unit) => {
        expect(Math.abs(area - (areas[unit] ?? 0))).toBeLessThan(3000);
      });
    }),
    { numRuns: 150 },
  );
});

describe('what is closed and what is not', () => {
  const metres = (count: number) => count * degreesPerMetre;
  const gap = (width: number) =>
    boundaryFromShapes([
      rectangle(118, 32, 118.05, 32.05),
      rectangle(118.05 + metres(width), 32, 118.1, 32.05),
    ]);

  it('a gap narrower than asked, though it opens to the outside at both ends', () => {
    const { boundary, report } = cleanBorders(gap(20), options);
    expect(pairsOf(boundary)).toEqual(['0-1']);
    expect(report.gaps.count).toBe(1);
    // 20 m at this latitude are 17 m; times 5.56 km.
    expect(report.gaps.areaM2 / (20 * Math.cos((32.025 * Math.PI) / 180) * 0.05 * 111_195)).toBeCloseTo(1, 2);
    expect(report.units).toBe(1);
    expect(cleanBorders(gap(60), options).report).toMatchObject({ gaps: { count: 0 }, units: 0 });
    expect(pairsOf(cleanBorders(gap(60), { ...options, gapMetres: 80 }).boundary)).toEqual(['0-1']);
  });

  it('an overlap goes to the larger or to the first; an enclave drawn over its surroundings stays', () => {
    const small = rectangle(118.049, 32, 118.06, 32.05);
    const large = rectangle(118, 32, 118.05, 32.05);
    for (const [overlaps, kept] of [
      ['larger', 1],
      ['first', 0],
    ] as const) {
      const before = boundaryFromShapes([small, large]);
      const { boundary, report } = cleanBorders(before, { ...options, overlaps });
      const [was, is] = [areasOf(before), areasOf(boundary)];
      expect(is[kept] / was[kept]).toBeCloseTo(1, 6);
      expect(is[1 - kept] / (was[1 - kept] - report.overlaps.areaM2)).toBeCloseTo(1, 6);
    }
    const enclave = rectangle(118.02, 32.02, 118.03, 32.03);
    const before = boundaryFromShapes([large, enclave]);
    const areas = areasOf(cleanBorders(before, options).boundary);
    expect(areas[1] / areasOf(before)[1]).toBeCloseTo(1, 6);
    expect(areas[0] / (areasOf(before)[0] - areas[1])).toBeCloseTo(1, 6);
  });

  it('a lake stays a lake, and is told', () => {
    const around: Shape = [
      [
        ...rectangle(118, 32, 118.05, 32.05)[0],
        ...rectangle(118.01, 32.01, 118.02, 32.02)[0].map((ring) => [...ring].reverse()),
      ],
    ];
    const { report } = cleanBorders(boundaryFromShapes([around]), options);
    expect(report).toMatchObject({ left: { count: 1 }, units: 0 });
  });

  it('a sliver apart from its unit goes to the neighbour, an island stays, and a reef as narrow that touches nobody', () => {
    const sliver = rectangle(118.05, 32.01, 118.05 + metres(3), 32.04)[0];
    const island = rectangle(118.2, 32.01, 118.2 + metres(40), 32.04)[0];
    const reef = rectangle(118.22, 32.01, 118.22 + metres(3), 32.04)[0];
    const shapes: Shape[] = [
      rectangle(118, 32, 118.05, 32.05),
      [...rectangle(118.3, 32, 118.35, 32.05), sliver, island, reef],
    ];
    const { boundary, report } = cleanBorders(boundaryFromShapes(shapes), options);
    expect(report.slivers.count).toBe(1);
    const parts = boundary.objects.units.geometries.map(({ arcs }) => arcs.length);
    expect(parts).toEqual([1, 3]);
    expect(cleanBorders(boundaryFromShapes(shapes), { ...options, sliverMetres: 0 }).report.units).toBe(0);
  });
});
