import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import type { BoundaryTopology } from '../../main/engine/geo/boundary.ts';
import { packShape } from '../../main/engine/geo/shape-pack.ts';
import { outline } from '../../shared/geometry/outline.ts';
import { pack } from '../../shared/geometry/packed.ts';
import { readGeometry, ringArea } from './geometry.ts';
import { anchorOf, anchorsFor, createAnchors, createPlacer, prepareAnchors } from './labels.ts';
import { worldX, worldY } from './mercator.ts';

/** A 3 × 3 board of unit squares, ids 1..9 row by row from the south-west. */
function board() {
  const features = Array.from({ length: 9 }, (_, index) => {
    const west = 110 + (index % 3);
    const south = 30 + Math.floor(index / 3);
    return {
      type: 'Feature' as const,
      id: index + 1,
      properties: {},
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [west, south],
            [west + 1, south],
            [west + 1, south + 1],
            [west, south + 1],
            [west, south],
          ],
        ],
      },
    };
  });
  const collection = { type: 'FeatureCollection' as const, features };
  const boundary = topology({ units: collection }) as unknown as BoundaryTopology;
  return readGeometry(pack(packShape(boundary, [1, 2, 3, 4, 5, 6, 7, 8, 9])));
}

describe('territory labels', () => {
  it('stitch an outline without the borders inside', () => {
    const geometry = board();
    const rings = outline(geometry, [0, 1]);
    expect(rings).toHaveLength(1);
    expect(ringArea(geometry, rings[0] as Int32Array)).toBeCloseTo(
      [0, 1].reduce((sum, unit) => sum + ringArea(geometry, geometry.rings.of(unit)[0] as Int32Array), 0),
      12,
    );
  });

  it('keep a hole out of the label', () => {
    const geometry = board();
    const ring = [0, 1, 2, 3, 5, 6, 7, 8];
    expect(outline(geometry, ring)).toHaveLength(2);
    const anchor = anchorOf(geometry, ring);
    const inHole =
      anchor !== null &&
      anchor.x > worldX(111.05) &&
      anchor.x < worldX(111.95) &&
      anchor.y > worldY(31.95) &&
      anchor.y < worldY(31.05);
    expect(inHole).toBe(false);
  });

  it('worked out ahead are handed to the first map of these units, and to it alone', () => {
    const geometry = board();
    const division = Int32Array.of(0, 0, 0, 1, 1, 1, -1, -1, -1);
    prepareAnchors(geometry, division, 2);
    const [own, other] = [anchorsFor(geometry), anchorsFor(geometry)];
    expect(own(division, 2)).toEqual(createAnchors(geometry)(division, 2));
    // The same division asked for again, as another array: what was worked out before is used.
    const [first] = own(division, 2);
    expect(own(Int32Array.from(division), 2)[0]).toBe(first);
    expect(other(division, 2)[0]).not.toBe(first);
  });

  it('choose the larger of two separate parts', () => {
    const anchor = anchorOf(board(), [0, 1, 8]);
    expect(anchor?.y).toBeGreaterThan(worldY(31));
  });

  it('leave the anchors of untouched territories alone', () => {
    const anchors = createAnchors(board());
    const before = anchors(Int32Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2]), 3);
    const after = anchors(Int32Array.from([0, 0, 0, 1, 1, 2, 2, 2, 2]), 3);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('answer nothing for a territory without units', () => {
    expect(createAnchors(board())(new Int32Array(9).fill(-1), 1)).toEqual([null]);
  });
});

describe('placer', () => {
  it('refuses a box over one already taken', () => {
    const free = createPlacer();
    expect(free({ x: 0, y: 0, width: 10, height: 10 })).toBe(true);
    expect(free({ x: 9, y: 9, width: 10, height: 10 })).toBe(false);
    expect(free({ x: 10, y: 0, width: 10, height: 10 })).toBe(true);
  });
});
