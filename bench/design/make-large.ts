import { Delaunay } from 'd3-delaunay';
import { Random } from '../../src/main/engine/design/random.ts';

/** An instance in the benchmark format. */
export interface Instance {
  readonly name: string;
  readonly k: number;
  readonly units: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly w: readonly number[];
  }[];
  readonly edges: readonly (readonly [number, number])[];
}

/**
 * A large instance: units scattered over 4,000 × 2,500 km, denser around 40 towns, two measures that follow the towns
 * each in its own way, neighbours by Delaunay triangulation without its long hull edges. Seeded.
 */
export function makeLarge(unitCount: number, territoryCount: number, seed = 1): Instance {
  const random = new Random(seed);
  const towns = Array.from({ length: 40 }, () => ({
    x: 4000 * random.fraction(),
    y: 2500 * random.fraction(),
    size: 0.2 + random.fraction() ** 2,
  }));
  const units = Array.from({ length: unitCount }, (_, index) => {
    const town = towns[random.below(towns.length)];
    const near = random.fraction() < 0.5 && town !== undefined;
    const x = near ? town.x + 150 * gauss(random) : 4000 * random.fraction();
    const y = near ? town.y + 150 * gauss(random) : 2500 * random.fraction();
    const pull = towns.reduce(
      (sum, each) => sum + each.size / (1 + Math.hypot(x - each.x, y - each.y) / 60),
      0,
    );
    const hours = Math.round(100 * (20 + 30 * pull * (0.5 + random.fraction()))) / 100;
    const potential = Math.round(1000 * (5 + 12 * pull ** 1.2 * (0.4 + 1.2 * random.fraction())));
    return { id: String(index), x: round(x), y: round(y), w: [hours, potential] };
  });
  return { name: `made-${unitCount}-k${territoryCount}`, k: territoryCount, units, edges: neighbours(units) };
}

function neighbours(units: Instance['units']): [number, number][] {
  const delaunay = Delaunay.from(units.map((unit) => [unit.x, unit.y] as [number, number]));
  const edges: [number, number][] = [];
  units.forEach((unit, from) => {
    const near = [...delaunay.neighbors(from)].sort((a, b) => gap(units, from, a) - gap(units, from, b));
    near.forEach((to, rank) => {
      // a hull edge may span the map; the nearest neighbour always stays, so nothing is cut off
      if (from < to && (rank === 0 || gap(units, from, to) < 200)) edges.push([from, to]);
    });
    if (near[0] !== undefined && near[0] < from && unit !== undefined) edges.push([near[0], from]);
  });
  return edges;
}

function gap(units: Instance['units'], from: number, to: number): number {
  const a = units[from];
  const b = units[to];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : Number.POSITIVE_INFINITY;
}

function gauss(random: Random): number {
  return Math.sqrt(-2 * Math.log(random.fraction() + 1e-12)) * Math.cos(2 * Math.PI * random.fraction());
}

function round(value: number): number {
  return Math.round(1000 * value) / 1000;
}
