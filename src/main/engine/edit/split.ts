import { memberGraph } from '../measures/split-graph.ts';
import { type PartGraph, partGraph } from './parts.ts';
import { type EditMap, unitsIn } from './redraw.ts';

export interface SplitPlaces {
  /** Degrees per unit. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Per unit, 0 or more; where the territory has none, units count alike. */
  readonly load: Float64Array;
}

/**
 * Splits a territory in `count` contiguous parts of near-equal load (`partGraph`). The part with most units keeps the territory;
 * the others are numbered from `firstNew` on. Islands without link go with the coast beside them.
 * @param onShare as of `partGraph`
 * @returns null when the territory has fewer units than parts
 */
export function splitTerritory(
  map: EditMap,
  territory: number,
  places: SplitPlaces,
  count: number,
  firstNew: number,
  onShare?: (share: number) => void,
): Int32Array | null {
  const members = unitsIn(map.territoryOf, territory);
  const part = partGraph(graphOf(map, members, places), count, onShare);
  return part && renumber(map, members, part, territory, firstNew);
}

/**
 * Splits a territory by city: its cities are kept whole and put together in `count` parts of near-equal load, or one part each.
 * @param city number per unit of the city it lies in
 * @param count null = as many parts as cities
 * @param onShare as of `partGraph`
 * @returns null when there are fewer cities than parts, or only one
 */
export function splitByCity(
  map: EditMap,
  territory: number,
  places: SplitPlaces & { readonly city: Int32Array },
  count: number | null,
  firstNew: number,
  onShare?: (share: number) => void,
): Int32Array | null {
  const members = unitsIn(map.territoryOf, territory);
  const cities = [...new Set(members.map((unit) => places.city[unit]))].sort((a, b) => a - b);
  const cityOf = Int32Array.from(members, (unit) => cities.indexOf(places.city[unit]));
  if (cities.length < 2) return null;
  const part =
    count === null
      ? Int32Array.from({ length: cities.length }, (_, city) => city)
      : partGraph(contract(graphOf(map, members, places), cityOf, cities.length), count, onShare);
  return (
    part &&
    renumber(
      map,
      members,
      cityOf.map((city) => part[city]),
      territory,
      firstNew,
    )
  );
}

function graphOf(map: EditMap, members: readonly number[], places: SplitPlaces): PartGraph {
  const { longitude, latitude, load } = places;
  const middle = members.reduce((sum, unit) => sum + latitude[unit], 0) / Math.max(1, members.length);
  const shrink = Math.cos((middle * Math.PI) / 180);
  const { offsets, neighbours } = memberGraph(
    map.adjacency,
    Int32Array.from(members),
    longitude.map((value) => value * shrink),
    latitude,
  );
  return {
    offsets,
    neighbours,
    load: Float64Array.from(members, (unit) => Math.max(0, load[unit]) || 0),
    x: Float64Array.from(members, (unit) => longitude[unit] * shrink),
    y: Float64Array.from(members, (unit) => latitude[unit]),
  };
}

/** The same graph with whole groups for nodes: loads summed, places averaged. */
function contract(graph: PartGraph, groupOf: Int32Array, groups: number): PartGraph {
  const load = new Float64Array(groups);
  const x = new Float64Array(groups);
  const y = new Float64Array(groups);
  const size = new Float64Array(groups);
  const touching = Array.from({ length: groups }, () => new Set<number>());
  groupOf.forEach((group, node) => {
    load[group] += graph.load[node];
    x[group] += graph.x[node];
    y[group] += graph.y[node];
    size[group] += 1;
    for (let edge = graph.offsets[node]; edge < graph.offsets[node + 1]; edge++) {
      const other = groupOf[graph.neighbours[edge]];
      if (other !== group) touching[group].add(other);
    }
  });
  const offsets = new Int32Array(groups + 1);
  touching.forEach((others, group) => {
    offsets[group + 1] = offsets[group] + others.size;
  });
  return {
    offsets,
    neighbours: Int32Array.from(touching.flatMap((others) => [...others].sort((a, b) => a - b))),
    load,
    x: x.map((value, group) => value / size[group]),
    y: y.map((value, group) => value / size[group]),
  };
}

/**
 * The part with most units keeps the territory's number; the others follow in the order of their first unit.
 * @param part any number per member, the same for those of one part
 */
export function renumber(
  map: EditMap,
  members: readonly number[],
  part: Int32Array,
  territory: number,
  firstNew: number,
): Int32Array {
  const sizes = new Map<number, number>();
  for (const own of part) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  const keeps = [...sizes].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
  const numbers = new Map([[keeps, territory]]);
  for (const own of sizes.keys()) if (own !== keeps) numbers.set(own, firstNew + numbers.size - 1);
  const territoryOf = map.territoryOf.slice();
  members.forEach((unit, member) => {
    territoryOf[unit] = numbers.get(part[member]) ?? territory;
  });
  return territoryOf;
}
