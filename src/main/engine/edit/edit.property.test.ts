import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../design/adjacency.ts';
import { territoryPieces } from '../measures/pieces.ts';
import { giveToNeighbours } from './grow.ts';
import { fillHoles } from './holes.ts';
import { mergeTerritories, swapTerritories } from './merge-swap.ts';
import { giveOverflow } from './overflow.ts';
import { type EditMap, unitsIn } from './redraw.ts';
import { splitByCity, splitTerritory } from './split.ts';
import { straighten } from './straighten.ts';

const territories = 4;

/** A grid, west to east then south to north, with any owners; every fifth run leaves some units unassigned. */
function mapOf(width: number, owners: readonly number[], locked: readonly boolean[]) {
  const edges: [number, number][] = [];
  owners.forEach((_, unit) => {
    if (unit % width < width - 1 && unit + 1 < owners.length) edges.push([unit, unit + 1]);
    if (unit + width < owners.length) edges.push([unit, unit + width]);
  });
  const map: EditMap = {
    adjacency: buildAdjacency(owners.length, edges, []),
    territoryOf: Int32Array.from(owners),
    locked: Uint8Array.from(locked, Number),
  };
  return {
    map,
    places: {
      longitude: Float64Array.from(owners, (_, unit) => 120 + (unit % width) * 0.1),
      latitude: Float64Array.from(owners, (_, unit) => 30 + Math.floor(unit / width) * 0.1),
      city: Int32Array.from(owners, (_, unit) => Math.floor((unit % width) / 2)),
    },
  };
}

const any = fc
  .record({
    width: fc.integer({ min: 2, max: 7 }),
    owners: fc.array(fc.integer({ min: -1, max: territories - 1 }), { minLength: 4, maxLength: 49 }),
    locked: fc.array(fc.boolean(), { minLength: territories, maxLength: territories }),
    loads: fc.array(fc.nat(100), { minLength: 49, maxLength: 49 }),
  })
  .map(({ width, owners, locked, loads }) => ({
    ...mapOf(width, owners, locked),
    load: Float64Array.from(owners, (_, unit) => loads[unit]),
  }));

const pieces = (map: EditMap, of: Int32Array, count = territories) =>
  territoryPieces(map.adjacency, of, count).count;

function loadOf(of: Int32Array, load: Float64Array, count = territories): Float64Array {
  const total = new Float64Array(count);
  of.forEach((owner, unit) => {
    if (owner >= 0) total[owner] += load[unit];
  });
  return total;
}

/** What locked territories hold is what they held. */
function expectLocksKept(map: EditMap, after: Int32Array): void {
  map.locked.forEach((isLocked, territory) => {
    if (isLocked) expect(unitsIn(after, territory)).toEqual(unitsIn(map.territoryOf, territory));
  });
}

const share = new Float64Array(territories).fill(1);

describe('set operations', () => {
  it('merge and swap move whole territories and nothing else', () => {
    fc.assert(
      fc.property(any, ({ map }) => {
        const merged = mergeTerritories(map, 0, 1);
        expect(unitsIn(merged, 0)).toEqual([]);
        expect(unitsIn(merged, 1).length).toBe(
          unitsIn(map.territoryOf, 0).length + unitsIn(map.territoryOf, 1).length,
        );
        const swapped = swapTerritories(map, 0, 1);
        expect(unitsIn(swapped, 0)).toEqual(unitsIn(map.territoryOf, 1));
        expect(swapTerritories({ ...map, territoryOf: swapped }, 0, 1)).toEqual(map.territoryOf);
      }),
    );
  });

  it('dissolving parts no neighbour, leaves only what touches nobody, and keeps locks', () => {
    fc.assert(
      fc.property(any, ({ map, load }) => {
        const open = { ...map, locked: Uint8Array.from(map.locked, (lock, own) => (own === 0 ? 0 : lock)) };
        const units = unitsIn(map.territoryOf, 0);
        const { territoryOf: after, left } = giveToNeighbours(
          open,
          units,
          load,
          loadOf(map.territoryOf, load),
          share,
          new Set([0]),
        );
        expect(unitsIn(after, 0)).toEqual([]);
        expect(units.filter((unit) => after[unit] === -1)).toEqual([...left]);
        expectLocksKept(open, after);
        const before = pieces(open, open.territoryOf);
        pieces(open, after).forEach((count, own) => {
          if (own !== 0) expect(count).toBeLessThanOrEqual(before[own]);
        });
        map.territoryOf.forEach((owner, unit) => {
          if (owner !== 0) expect(after[unit]).toBe(owner);
        });
      }),
    );
  });

  it('filling holes never makes a territory more scattered, and fills what one territory surrounds', () => {
    fc.assert(
      fc.property(any, ({ map }) => {
        const after = fillHoles(map, null);
        expectLocksKept(map, after);
        const before = pieces(map, map.territoryOf);
        pieces(map, after).forEach((count, own) => {
          expect(count).toBeLessThanOrEqual(Math.max(1, before[own]));
        });
        after.forEach((owner, unit) => {
          if (map.territoryOf[unit] >= 0) expect(owner).toBeGreaterThanOrEqual(0);
        });
      }),
    );
    const ring = mapOf(3, [0, 0, 0, 0, -1, 0, 0, 0, 0], [false, false, false, false]).map;
    expect(fillHoles(ring, null)[4]).toBe(0);
    expect(fillHoles(ring, 1)[4]).toBe(-1);
  });

  it('straightening shortens borders, parts nothing and empties nothing', () => {
    fc.assert(
      fc.property(any, ({ map }) => {
        let settled = -1;
        const after = straighten(map, null, null, (done, known) => {
          expect(done).toBe(settled + 1);
          expect(known).toBeGreaterThan(done);
          settled = done;
        });
        expectLocksKept(map, after);
        const before = pieces(map, map.territoryOf);
        pieces(map, after).forEach((count, own) => {
          expect(count).toBeLessThanOrEqual(before[own]);
          expect(count > 0).toBe(before[own] > 0);
        });
        const cut = (of: Int32Array) => {
          let edges = 0;
          of.forEach((owner, unit) => {
            for (let edge = map.adjacency.offsets[unit]; edge < map.adjacency.offsets[unit + 1]; edge++)
              if (of[map.adjacency.neighbours[edge]] !== owner) edges++;
          });
          return edges;
        };
        expect(cut(after)).toBeLessThanOrEqual(cut(map.territoryOf));
        expect(straighten({ ...map, territoryOf: after }, null, null)).toEqual(after);
      }),
    );
    // One unit bulges over the border into its neighbour, which holds three of its four sides.
    const bulge = mapOf(4, [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1], [false, false, false, false]).map;
    expect(straighten(bulge, null, null)[6]).toBe(1);
  });

  it('overflow goes to neighbours with room: no one beyond tolerance, nothing parted, loads conserved', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 30 }), ({ map, load }, percent) => {
        const open = { ...map, locked: Uint8Array.from(map.locked, (lock, own) => (own === 0 ? 0 : lock)) };
        const before = loadOf(map.territoryOf, load);
        const whole = before.reduce((sum, value) => sum + value, 0);
        const target = new Float64Array(territories).fill(whole / territories);
        const tolerance = percent / 100;
        const { territoryOf: after, inside } = giveOverflow(open, {
          from: 0,
          unitLoad: load,
          territoryLoad: before,
          target,
          tolerance,
        });
        expectLocksKept(open, after);
        const now = loadOf(after, load);
        expect(now.reduce((sum, value) => sum + value, 0)).toBe(whole);
        if (inside) expect(now[0]).toBeLessThanOrEqual(target[0] * (1 + tolerance) + 1e-9);
        now.forEach((value, own) => {
          if (own !== 0 && value > before[own])
            expect(value).toBeLessThanOrEqual(target[own] * (1 + tolerance) + 1e-9);
        });
        const counts = pieces(open, open.territoryOf);
        pieces(open, after).forEach((count, own) => {
          expect(count).toBeLessThanOrEqual(Math.max(1, counts[own]));
        });
      }),
    );
  });

  it('splitting parts a whole territory in as many connected parts as asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 2, max: 4 }),
        fc.infiniteStream(fc.nat(50)),
        (width, height, count, stream) => {
          const owners = new Array<number>(width * height).fill(0);
          const { map, places } = mapOf(width, owners, [false]);
          const load = Float64Array.from(owners, () => stream.next().value as number);
          let least = 0;
          const after = splitTerritory(map, 0, { ...places, load }, count, 1, (share) => {
            expect(share).toBeGreaterThanOrEqual(least - 1e-9);
            expect(share).toBeLessThanOrEqual(1);
            least = share;
          });
          if (after !== null) expect(least).toBe(1);
          if (owners.length < count) return expect(after).toBeNull();
          if (after === null) throw new Error('not split');
          expect([...new Set(after)].sort()).toEqual(Array.from({ length: count }, (_, part) => part));
          expect([...pieces(map, after, count)]).toEqual(new Array(count).fill(1));
          expect(splitTerritory(map, 0, { ...places, load }, count, 1)).toEqual(after);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is near-equal on a plain grid, and keeps cities whole when asked to', () => {
    const { map, places } = mapOf(8, new Array(64).fill(0), [false]);
    const load = new Float64Array(64).fill(10);
    const after = splitTerritory(map, 0, { ...places, load }, 4, 1);
    expect([...loadOf(after ?? new Int32Array(), load, 4)]).toEqual([160, 160, 160, 160]);
    const byCity = splitByCity(map, 0, { ...places, load }, 2, 1) ?? new Int32Array();
    expect([...loadOf(byCity, load, 2)]).toEqual([320, 320]);
    const each = splitByCity(map, 0, { ...places, load }, null, 1) ?? new Int32Array();
    for (const of of [byCity, each])
      places.city.forEach((city, unit) => {
        expect(of[unit]).toBe(of[places.city.indexOf(city)]);
      });
    expect(new Set(each).size).toBe(4);
  });
});
