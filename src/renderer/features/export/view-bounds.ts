import type { MapCamera } from '../../app/store.ts';
import { latitudeOf, longitudeOf, worldSize, worldX, worldY } from '../../map/mercator.ts';

type Bounds = [west: number, south: number, east: number, north: number];

/** Degrees that a map of a size in pixels shows; null when it shows more than there is. */
export function viewBounds(camera: MapCamera, width: number, height: number): Bounds | null {
  const size = worldSize(camera.zoom);
  const [x, y] = [worldX(camera.longitude), worldY(camera.latitude)];
  const [dx, dy] = [width / 2 / size, height / 2 / size];
  const bounds: Bounds = [
    longitudeOf(x - dx),
    latitudeOf(Math.min(1, y + dy)),
    longitudeOf(x + dx),
    latitudeOf(Math.max(0, y - dy)),
  ];
  return bounds[0] >= -180 && bounds[2] <= 180 && width > 0 && height > 0 ? bounds : null;
}
