import Flatbush from 'flatbush';
import { greatCircle } from './distance.ts';
import { boundsOf, type PolygonSet, pointRange } from './polygon-set.ts';

const metresPerDegree = 111_195;

export interface Locator {
  /** Index of the unit a point lies in, -1 when in none. A point on a shared border belongs to exactly one side. */
  locate(longitude: number, latitude: number): number;
  /** The unit whose border is nearest within `metres`, -1 when none is. For points just off a simplified coast. */
  nearest(longitude: number, latitude: number, metres: number): number;
  /** [west, south, east, north] of all units; infinite without any. */
  readonly bounds: readonly [number, number, number, number];
}

/** The boxes of many units as `createLocator` looks them up; null without any. */
export function boxTree(set: PolygonSet): Flatbush | null {
  const unitCount = set.units.length - 1;
  const tree = unitCount > 0 ? new Flatbush(unitCount) : null;
  for (let unit = 0; unit < unitCount; unit++) {
    const [start, end] = pointRange(set, unit);
    // A unit without points can't be found: its box lies where no point is asked for.
    if (start === end) tree?.add(1e6, 1e6, 1e6, 1e6);
    else tree?.add(...boundsOf(set, unit));
  }
  tree?.finish();
  return tree;
}

/**
 * Point in polygon over many units: a box tree first, then ray casting on the few units whose box holds the point.
 * @param tree as `boxTree` makes it of the same set, where it stands already
 */
export function createLocator(set: PolygonSet, tree: Flatbush | null = boxTree(set)): Locator {
  return {
    get bounds() {
      return overallBounds(set, set.units.length - 1);
    },
    locate(longitude, latitude) {
      if (!tree || Number.isNaN(longitude + latitude)) return -1;
      let found = -1;
      tree.search(longitude, latitude, longitude, latitude, (unit) => {
        // The lowest index wins where units overlap, so that the answer doesn't hang on the tree's order.
        if ((found < 0 || unit < found) && contains(set, unit, longitude, latitude)) found = unit;
        return false;
      });
      return found;
    },
    nearest(longitude, latitude, metres) {
      if (!tree || Number.isNaN(longitude + latitude)) return -1;
      const dy = metres / metresPerDegree;
      const dx = dy / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
      let found = -1;
      let best = metres;
      tree.search(longitude - dx, latitude - dy, longitude + dx, latitude + dy, (unit) => {
        const distance = distanceToUnit(set, unit, longitude, latitude);
        if (distance < best || (distance === best && unit < found)) {
          best = distance;
          found = unit;
        }
        return false;
      });
      return found;
    },
  };
}

function overallBounds(set: PolygonSet, unitCount: number): [number, number, number, number] {
  const overall: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let unit = 0; unit < unitCount; unit++) {
    const [west, south, east, north] = boundsOf(set, unit);
    overall[0] = Math.min(overall[0], west);
    overall[1] = Math.min(overall[1], south);
    overall[2] = Math.max(overall[2], east);
    overall[3] = Math.max(overall[3], north);
  }
  return overall;
}

/** Even-odd ray casting over all rings of a unit, so that holes and parts need no special case. */
export function contains(set: PolygonSet, unit: number, x: number, y: number): boolean {
  const { coordinates, rings, parts, units } = set;
  const firstRing = parts[units[unit]];
  const lastRing = parts[units[unit + 1]];
  let inside = false;
  for (let ring = firstRing; ring < lastRing; ring++) {
    const end = 2 * (rings[ring + 1] - 1);
    for (let at = 2 * rings[ring]; at < end; at += 2) {
      let x1 = coordinates[at];
      let y1 = coordinates[at + 1];
      let x2 = coordinates[at + 2];
      let y2 = coordinates[at + 3];
      if (y1 > y === y2 > y) continue;
      if (y1 > y2) {
        // Lower end first: two neighbours walk a shared edge in opposite directions and must round alike.
        [x1, y1, x2, y2] = [x2, y2, x1, y1];
      }
      if (x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) inside = !inside;
    }
  }
  return inside;
}

/** Metres to the nearest point of a unit's border, on a plane tangent at the point (good for some tens of kilometres). */
export function distanceToUnit(set: PolygonSet, unit: number, longitude: number, latitude: number): number {
  const { coordinates, rings, parts, units } = set;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  let bestX = 0;
  let bestY = 0;
  for (let ring = parts[units[unit]]; ring < parts[units[unit + 1]]; ring++) {
    const end = 2 * (rings[ring + 1] - 1);
    for (let at = 2 * rings[ring]; at < end; at += 2) {
      const x1 = (coordinates[at] - longitude) * shrink;
      const y1 = coordinates[at + 1] - latitude;
      const dx = (coordinates[at + 2] - longitude) * shrink - x1;
      const dy = coordinates[at + 3] - latitude - y1;
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
      const x = x1 + along * dx;
      const y = y1 + along * dy;
      const squared = x * x + y * y;
      if (squared < best) {
        best = squared;
        bestX = x;
        bestY = y;
      }
    }
  }
  if (best === Number.POSITIVE_INFINITY) return best;
  return greatCircle(longitude, latitude, longitude + bestX / shrink, latitude + bestY);
}
