import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsWithin, clusterAccounts } from './cluster.ts';
import type { AccountPoints } from './scene.ts';

function points(places: readonly (readonly [number, number])[]): AccountPoints {
  return {
    ids: Int32Array.from(places, (_, index) => index + 1),
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    customerClass: new Uint8Array(places.length),
    approximate: new Uint8Array(places.length),
    unit: new Int32Array(places.length).fill(-1),
  };
}

const place = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

describe('clusters', () => {
  it('hold every account exactly once, and lie among their accounts', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), fc.integer({ min: 0, max: 12 }), (places, zoom) => {
        const accounts = points(places);
        const clusters = clusterAccounts(accounts, [...accounts.ids.keys()], 256 * 2 ** zoom);
        expect(clusters.reduce((sum, cluster) => sum + cluster.count, 0)).toBe(places.length);
        for (const cluster of clusters) {
          expect(cluster.x).toBeGreaterThanOrEqual(0);
          expect(cluster.x).toBeLessThanOrEqual(1.0000001);
        }
      }),
    );
  });

  it('stay the same when only the window moves', () => {
    const accounts = points([
      [0.5001, 0.5001],
      [0.5002, 0.5002],
      [0.9, 0.9],
    ]);
    const all = clusterAccounts(accounts, [0, 1, 2], 1e5);
    const seen = accountsWithin(accounts, { minX: 0.4, minY: 0.4, maxX: 0.6, maxY: 0.6 });
    expect(seen).toEqual([0, 1]);
    expect(clusterAccounts(accounts, seen, 1e5)).toEqual(all.filter((cluster) => cluster.x < 0.6));
  });
});
