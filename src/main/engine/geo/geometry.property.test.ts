import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitArea } from './area.ts';
import { boundaryFromShapes, boundaryPolygons, sharedBorders } from './boundary.ts';
import { toWgs84 } from './coordinates.ts';
import { greatCircle } from './distance.ts';
import { groupsOf, suggestLinks } from './islands.ts';
import { labelPoint } from './label-point.ts';
import { contains, createLocator, distanceToUnit } from './locator.ts';
import { polygonSet, type Shape } from './polygon-set.ts';

type Point = [number, number];

/** A star-shaped polygon around a centre: angles ascending, radii free. Simple by construction. */
const star = fc
  .record({
    x: fc.double({ min: 100, max: 120, noNaN: true }),
    y: fc.double({ min: 20, max: 40, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ x, y, radii }) => {
    const ring = radii.map((radius, index): Point => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return { x, y, radii, ring: [...ring, ring[0] as Point] };
  });

/** Winding number by summed angles: slow, and shares nothing with ray casting. */
function windsAround(ring: readonly Point[], x: number, y: number): boolean {
  let turned = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [ax, ay] = ring[at] as Point;
    const [bx, by] = ring[at + 1] as Point;
    const cross = (ax - x) * (by - y) - (bx - x) * (ay - y);
    const dot = (ax - x) * (bx - x) + (ay - y) * (by - y);
    turned += Math.atan2(cross, dot);
  }
  return Math.abs(turned) > Math.PI;
}

const square = (x: number, y: number, size = 1): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

/** A grid of unit squares with crooked but shared borders. */
function grid(columns: number, rows: number): Shape[] {
  const corner = (x: number, y: number): Point => [
    110 + x / 10 + 0.03 * Math.sin(7 * x + 3 * y),
    30 + y / 10 + 0.03 * Math.cos(5 * x + 11 * y),
  ];
  const shapes: Shape[] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      shapes.push([[[corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)]]]);
    }
  }
  return shapes;
}

describe('point in polygon', () => {
  it('agrees with the winding number', () => {
    fc.assert(
      fc.property(
        star,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (shape, dx, dy) => {
          const [x, y] = [shape.x + dx, shape.y + dy];
          const set = polygonSet([[[shape.ring]]]);
          // Within a hair of the border either answer is right.
          fc.pre(distanceToUnit(set, 0, x, y) > 0.01);
          expect(contains(set, 0, x, y)).toBe(windsAround(shape.ring, x, y));
          expect(createLocator(set).locate(x, y)).toBe(windsAround(shape.ring, x, y) ? 0 : -1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives every point of a tiling exactly one owner, borders and corners included', () => {
    const shapes = grid(8, 8);
    const set = polygonSet(shapes);
    const owners = (x: number, y: number) => shapes.filter((_, unit) => contains(set, unit, x, y)).length;
    for (let unit = 0; unit < shapes.length; unit++) {
      const column = unit % 8;
      const row = Math.floor(unit / 8);
      if (column === 0 || row === 0) continue;
      const [[ring]] = shapes[unit] as unknown as [[Point[]]];
      const [a, b] = [ring[0] as Point, ring[1] as Point];
      expect(owners(...a)).toBe(1);
      if (column < 7) expect(owners((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)).toBe(1);
    }
  });

  it('knows holes, parts, and what lies in none', () => {
    const holed: Shape = [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0)]];
    const locator = createLocator(polygonSet([holed, [[square(4.5, 4.5)]], []]));
    expect(locator.locate(1, 1)).toBe(0);
    expect(locator.locate(20.5, 0.5)).toBe(0);
    expect(locator.locate(5, 5)).toBe(1);
    expect(locator.locate(4.2, 4.2)).toBe(-1);
    expect(locator.locate(Number.NaN, 1)).toBe(-1);
    expect(locator.nearest(10.01, 5, 2000)).toBe(0);
    expect(locator.nearest(10.1, 5, 2000)).toBe(-1);
    expect(locator.bounds).toEqual([0, 0, 21, 10]);
    expect(createLocator(polygonSet([])).locate(0, 0)).toBe(-1);
  });

  it('finds 100,000 points among 33,000 units within a second or two', () => {
    const shapes = grid(220, 150);
    const locator = createLocator(polygonSet(shapes));
    const start = performance.now();
    let found = 0;
    for (let index = 0; index < 100_000; index++) {
      const x = 110.2 + ((index * 0.618_034) % 1) * 21.5;
      const y = 30.2 + ((index * 0.754_877) % 1) * 14.5;
      if (locator.locate(x, y) >= 0) found++;
    }
    expect(found).toBe(100_000);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('measures of a polygon', () => {
  it('a label point lies inside, and nowhere is much farther from the border', () => {
    fc.assert(
      fc.property(star, (shape) => {
        const set = polygonSet([[[shape.ring]]]);
        const [x, y] = labelPoint(set, 0) ?? [0, 0];
        expect(windsAround(shape.ring, x, y)).toBe(true);
        const centre = distanceToUnit(set, 0, shape.x, shape.y);
        if (windsAround(shape.ring, shape.x, shape.y)) {
          expect(distanceToUnit(set, 0, x, y)).toBeGreaterThan(centre * 0.95 - 1500);
        }
      }),
    );
    expect(labelPoint(polygonSet([[]]), 0)).toBeNull();
  });

  it('area: the whole sphere in bands, holes taken out, either direction', () => {
    const band = (south: number, north: number): Shape => [
      [
        [
          [0, south],
          [90, south],
          [90, north],
          [0, north],
          [0, south],
        ],
      ],
    ];
    const eighth = unitArea(polygonSet([band(0, 90)]), 0);
    // An eighth of 4πR².
    expect(eighth / 1e12).toBeCloseTo(63.76, 1);
    const holed = unitArea(polygonSet([[[square(0, 0, 4), square(1, 1)]]]), 0);
    const whole = unitArea(polygonSet([[[square(0, 0, 4)]]]), 0);
    const hole = unitArea(polygonSet([[[square(1, 1).reverse()]]]), 0);
    expect(holed).toBeCloseTo(whole - hole, 0);
  });

  it('great-circle distance: a quarter meridian, no way at all, the same both ways', () => {
    expect(greatCircle(0, 0, 0, 90) / 1000).toBeCloseTo(10_007.56, 1);
    expect(greatCircle(118, 32, 118, 32)).toBe(0);
    // Shanghai to Nanjing, People's Square to Xinjiekou.
    expect(greatCircle(121.475, 31.228, 118.784, 32.041) / 1000).toBeCloseTo(270, -1);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -80, max: 80, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (values) => {
          const [a, b, c, d] = values as [number, number, number, number];
          expect(greatCircle(a, b, c, d)).toBeCloseTo(greatCircle(c, d, a, b), 3);
        },
      ),
    );
  });
});

describe('borders', () => {
  it('neighbours share them, wherever the polygons came from', () => {
    const shapes = grid(5, 4);
    const boundary = boundaryFromShapes(shapes);
    const pairs = sharedBorders(boundary.objects.units.geometries);
    // 4·4 to the right and 5·3 upwards; corners don't count.
    expect(pairs).toHaveLength(4 * 4 + 5 * 3);
    const { ids, set } = boundaryPolygons(boundary);
    expect(ids).toEqual(shapes.map((_, index) => index));
    expect(unitArea(set, 7)).toBeCloseTo(unitArea(polygonSet(shapes), 7), -5);
  });

  it('islands are linked to the nearest unit until all is one', () => {
    const shapes: Shape[] = [
      [[square(0, 0)]],
      [[square(1, 0)]],
      [[square(3, 0)]],
      [[square(3.5, 2)]],
      [[square(9, 0)]],
    ];
    const set = polygonSet(shapes);
    const pairs: [number, number][] = [[0, 1]];
    const links = suggestLinks(set, pairs);
    expect(links.map(({ a, b }) => [a, b])).toContainEqual([1, 2]);
    expect(links).toHaveLength(3);
    const joined = groupsOf(5, [...pairs, ...links.map(({ a, b }): [number, number] => [a, b])]);
    expect(new Set(joined).size).toBe(1);
    expect(links.find(({ b }) => b === 2)?.metres).toBeCloseTo(greatCircle(2, 0, 3, 0), -1);
    expect(suggestLinks(polygonSet([]), [])).toEqual([]);
  });
});

it('GCJ-02 and BD-09 come back to WGS84 within a few metres; WGS84 and abroad stay', () => {
  // Tiananmen as published in the three systems.
  const wgs: Point = [116.391_27, 39.907_38];
  const [gx, gy] = toWgs84(116.397_51, 39.908_78, 'gcj02');
  expect(greatCircle(...wgs, gx, gy)).toBeLessThan(5);
  const [bx, by] = toWgs84(116.403_9, 39.915_11, 'bd09');
  expect(greatCircle(...wgs, bx, by)).toBeLessThan(15);
  expect(toWgs84(2.35, 48.85, 'gcj02')).toEqual([2.35, 48.85]);
  expect(toWgs84(118, 32, 'wgs84')).toEqual([118, 32]);
});
