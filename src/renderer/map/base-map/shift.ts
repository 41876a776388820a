import gcoord from 'gcoord';
import type { BaseMap } from '../../../shared/contract/base-map.ts';
import { latitudeOf, longitudeOf, worldX, worldY } from '../mercator.ts';

/**
 * How far the tiles' world lies from ours at a place, world units. Tiles in GCJ-02 show each place where that system puts it;
 * the offset changes so slowly that one for the middle of a view does for all of it. Formula: gcoord (MIT), after the
 * published eviltransform; none outside China.
 */
export function shiftAt(datum: BaseMap['datum'], x: number, y: number): { x: number; y: number } {
  if (datum === 'wgs84') return { x: 0, y: 0 };
  const [longitude = 0, latitude = 0] = gcoord.transform(
    [longitudeOf(x), latitudeOf(y)],
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  return { x: worldX(longitude) - x, y: worldY(latitude) - y };
}
