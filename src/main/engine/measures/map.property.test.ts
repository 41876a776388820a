import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAdjacency } from '../design/adjacency.ts';
import { colourTerritories } from './colouring.ts';
import { territoryNeighbours, territoryPieces } from './pieces.ts';

/** A grid map, west to east then south to north: planar and checkable by eye. */
function grid(width: number, height: number) {
  const edges: [number, number][] = [];
  for (let unit = 0; unit < width * height; unit++) {
    if (unit % width < width - 1) edges.push([unit, unit + 1]);
    if (unit + width < width * height) edges.push([unit, unit + width]);
  }
  const units = Array.from({ length: width * height }, (_, unit) => unit);
  return {
    adjacency: buildAdjacency(units.length, edges, []),
    longitude: Float64Array.from(units, (unit) => 120 + (unit % width) * 0.1),
    latitude: Float64Array.from(units, (unit) => 30 + Math.floor(unit / width) * 0.1),
  };
}

const size = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));

describe('pieces', () => {
  it('counts the connected parts of each territory', () => {
    const { adjacency } = grid(3, 2);
    const found = territoryPieces(adjacency, Int32Array.of(0, 1, 0, 0, -1, 2), 4);
    expect([...found.count]).toEqual([2, 1, 1, 0]);
    expect(found.pieceOf[0]).toBe(found.pieceOf[3]);
    expect(found.pieceOf[4]).toBe(-1);
    expect(territoryNeighbours(adjacency, Int32Array.of(0, 1, 0, 0, -1, 2), 4)).toEqual([
      new Set([1, 2]),
      new Set([0]),
      new Set([0]),
      new Set(),
    ]);
  });
});

describe('colouring', () => {
  it('never gives neighbours one colour, and keeps present colours where it can', () => {
    fc.assert(
      fc.property(size, fc.infiniteStream(fc.nat(7)), fc.boolean(), ([width, height], stream, keep) => {
        const { adjacency } = grid(width, height);
        const territory = Int32Array.from({ length: width * height }, () => stream.next().value as number);
        // every piece its own territory: planar as a real map is
        const { pieceOf } = territoryPieces(adjacency, territory, 8);
        const count = Math.max(...pieceOf) + 1;
        const touching = territoryNeighbours(adjacency, pieceOf, count);
        const present = keep
          ? Int32Array.from({ length: count }, () => stream.next().value as number)
          : undefined;
        const colours = colourTerritories(touching, 12, present);
        touching.forEach((others, own) => {
          for (const other of others) expect(colours[other]).not.toBe(colours[own]);
          if (present && ![...others].some((other) => present[other] === present[own]))
            expect(colours[own]).toBe(present[own]);
        });
        expect(colourTerritories(touching, 12, present)).toEqual(colours);
      }),
    );
  });

  it('needs six colours at most on a planar map', () => {
    const { adjacency } = grid(8, 8);
    const own = Int32Array.from({ length: 64 }, (_, unit) => unit);
    const touching = territoryNeighbours(adjacency, own, 64);
    const colours = colourTerritories(touching, 6);
    touching.forEach((others, unit) => {
      for (const other of others) expect(colours[other]).not.toBe(colours[unit]);
    });
  });
});
