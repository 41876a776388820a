import Flatbush from 'flatbush';
import { greatCircle } from './distance.ts';
import { boundsOf, type PolygonSet, pointRange } from './polygon-set.ts';

/** Group number of each unit (0, 1, … in order of first unit) by the given pairs: which units can reach each other. */
export function groupsOf(unitCount: number, pairs: Iterable<readonly [number, number]>): Int32Array {
  const parent = Int32Array.from({ length: unitCount }, (_, unit) => unit);
  const root = (unit: number) => {
    let at = unit;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  for (const [a, b] of pairs) {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y) as [number, number];
    parent[high] = low;
  }
  const groups = new Int32Array(unitCount);
  const numbers = new Map<number, number>();
  for (let unit = 0; unit < unitCount; unit++) {
    const of = root(unit);
    const number = numbers.get(of) ?? numbers.size;
    numbers.set(of, number);
    groups[unit] = number;
  }
  return groups;
}

export interface LinkSuggestion {
  a: number;
  b: number;
  /** Between the borders' nearest vertices. */
  metres: number;
}

/**
 * Links that would make everything reachable: group by group, smallest first, each joined to its nearest unit of another
 * group (Kruskal by rounds, so no link is suggested twice). `pairs` are adjacencies and links in force. Unit indices.
 * `onJoined` is told how many groups are joined to others, of how many.
 */
export function suggestLinks(
  set: PolygonSet,
  pairs: readonly (readonly [number, number])[],
  onJoined: (done: number, total: number) => void = () => {},
): LinkSuggestion[] {
  const unitCount = set.units.length - 1;
  const links: LinkSuggestion[] = [];
  const joined: (readonly [number, number])[] = [...pairs];
  const tree = boxTree(set, unitCount);
  if (!tree) return links;
  for (;;) {
    const groups = groupsOf(unitCount, joined);
    const members = membersOf(groups);
    onJoined(links.length, links.length + members.length - 1);
    if (members.length < 2) return links;
    const [smallest] = members.sort((a, b) => a.length - b.length || a[0]! - b[0]!);
    const link = nearestOutside(set, tree, smallest ?? [], groups);
    if (!link) return links;
    links.push(link);
    joined.push([link.a, link.b]);
  }
}

function membersOf(groups: Int32Array): number[][] {
  const members: number[][] = [];
  groups.forEach((group, unit) => {
    const list = members[group];
    if (list) list.push(unit);
    else members[group] = [unit];
  });
  return members;
}

function boxTree(set: PolygonSet, unitCount: number): Flatbush | null {
  if (unitCount === 0) return null;
  const tree = new Flatbush(unitCount);
  for (let unit = 0; unit < unitCount; unit++) {
    const [start, end] = pointRange(set, unit);
    if (start === end) tree.add(1e6, 1e6, 1e6, 1e6);
    else tree.add(...boundsOf(set, unit));
  }
  tree.finish();
  return tree;
}

/** How many boxes near a unit are compared vertex by vertex: the nearest box needn't hold the nearest border. */
const candidates = 12;

function nearestOutside(
  set: PolygonSet,
  tree: Flatbush,
  members: readonly number[],
  groups: Int32Array,
): LinkSuggestion | null {
  let best: LinkSuggestion | null = null;
  const own = groups[members[0] ?? 0];
  for (const unit of members) {
    const [west, south, east, north] = boundsOf(set, unit);
    if (west > east) continue;
    const near = tree.neighbors((west + east) / 2, (south + north) / 2, candidates, undefined, (other) => {
      const [start, end] = pointRange(set, other);
      return groups[other] !== own && end > start;
    });
    for (const other of near) {
      const metres = vertexDistance(set, unit, other);
      if (!best || metres < best.metres)
        best = { a: Math.min(unit, other), b: Math.max(unit, other), metres };
    }
  }
  return best;
}

function vertexDistance(set: PolygonSet, a: number, b: number): number {
  const { coordinates } = set;
  const [startA, endA] = pointRange(set, a);
  const [startB, endB] = pointRange(set, b);
  const shrink = Math.cos((coordinates[2 * startA + 1] * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  let from = startA;
  let to = startB;
  for (let p = startA; p < endA; p++) {
    for (let q = startB; q < endB; q++) {
      const dx = (coordinates[2 * p] - coordinates[2 * q]) * shrink;
      const dy = coordinates[2 * p + 1] - coordinates[2 * q + 1];
      const squared = dx * dx + dy * dy;
      if (squared < best) {
        best = squared;
        from = p;
        to = q;
      }
    }
  }
  return greatCircle(
    coordinates[2 * from],
    coordinates[2 * from + 1],
    coordinates[2 * to],
    coordinates[2 * to + 1],
  );
}
