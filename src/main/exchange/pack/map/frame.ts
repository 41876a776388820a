import { worldX, worldY } from '../../../../shared/domain/mercator.ts';
import type { AreaShape, Bounds } from './ground.ts';

/** From degrees to points of a picture, Mercator as on screen. */
export interface Frame {
  width: number;
  height: number;
  x(longitude: number): number;
  y(latitude: number): number;
  /** Metres on the ground that a point stands for in the middle. */
  metresPerPoint: number;
  /** Whether something of a box in points can be seen. */
  sees(left: number, top: number, right: number, bottom: number): boolean;
}

const equator = 40_075_016.686;

/** Fits `bounds` into a picture with a margin all round, points. */
export function createFrame(
  [west, south, east, north]: Bounds,
  width: number,
  height: number,
  margin: number,
): Frame {
  const [left, right] = [worldX(west), worldX(east)];
  const [top, bottom] = [worldY(north), worldY(south)];
  const scale = Math.min(
    (width - 2 * margin) / Math.max(right - left, 1e-9),
    (height - 2 * margin) / Math.max(bottom - top, 1e-9),
  );
  const dx = width / 2 - ((left + right) / 2) * scale;
  const dy = height / 2 - ((top + bottom) / 2) * scale;
  return {
    width,
    height,
    x: (longitude) => worldX(longitude) * scale + dx,
    y: (latitude) => worldY(latitude) * scale + dy,
    metresPerPoint: (equator * Math.cos((((south + north) / 2) * Math.PI) / 180)) / scale,
    sees: (l, t, r, b) => r >= 0 && b >= 0 && l <= width && t <= height,
  };
}

/** A line in points, rounded to a hundredth; null when nothing of it can be seen. */
export function projectLine(frame: Frame, line: readonly (readonly number[])[]): Float64Array | null {
  const points = new Float64Array(line.length * 2);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  line.forEach(([longitude = 0, latitude = 0], at) => {
    const x = Math.round(frame.x(longitude) * 100) / 100;
    const y = Math.round(frame.y(latitude) * 100) / 100;
    points[2 * at] = x;
    points[2 * at + 1] = y;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  return frame.sees(left, top, right, bottom) ? points : null;
}

/** All rings of an area, without the point that repeats the first. */
export function projectArea(frame: Frame, shape: AreaShape): Float64Array[] {
  return shape.flatMap((polygon) =>
    polygon.flatMap((ring) => {
      const points = projectLine(frame, ring);
      return points && points.length >= 8 ? [points.subarray(0, points.length - 2)] : [];
    }),
  );
}

/** Degrees a picture of these points should show: around all, with `room` of their span on each side. */
export function boundsOfPoints(points: readonly (readonly number[])[], room: number): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  if (west > east) return null;
  const [dx, dy] = [(east - west) * room, (north - south) * room];
  return [west - dx, south - dy, east + dx, north + dy];
}
