import { partArea } from './area.ts';
import { greatCircle } from './distance.ts';
import type { PolygonSet } from './polygon-set.ts';

/**
 * Units one of whose parts is a sliver: what is left between two drawings of one border. A part is one when its mean width, twice
 * its area by its outline's length, is below `width` metres.
 */
export function sliverUnits(set: PolygonSet, width: number): number[] {
  const found: number[] = [];
  for (let unit = 0; unit + 1 < set.units.length; unit++) {
    for (let part = set.units[unit]; part < set.units[unit + 1]; part++) {
      const length = outlineLength(set, part);
      if (length > 0 && (2 * partArea(set, part)) / length < width) {
        found.push(unit);
        break;
      }
    }
  }
  return found;
}

/** Length of a part's outer ring, metres. */
function outlineLength({ coordinates, rings, parts }: PolygonSet, part: number): number {
  const ring = parts[part];
  let length = 0;
  for (let point = rings[ring]; point + 1 < rings[ring + 1]; point++)
    length += greatCircle(
      coordinates[2 * point],
      coordinates[2 * point + 1],
      coordinates[2 * point + 2],
      coordinates[2 * point + 3],
    );
  return length;
}
