/** Mean radius of the WGS84 ellipsoid, (2a + b) / 3, metres. */
export const earthRadius = 6_371_008.8;

const radians = Math.PI / 180;

/** Great-circle metres between two points in degrees (haversine: exact enough for short and long ways alike). */
export function greatCircle(
  longitudeA: number,
  latitudeA: number,
  longitudeB: number,
  latitudeB: number,
): number {
  const dLatitude = Math.sin(((latitudeB - latitudeA) * radians) / 2);
  const dLongitude = Math.sin(((longitudeB - longitudeA) * radians) / 2);
  const h =
    dLatitude * dLatitude +
    Math.cos(latitudeA * radians) * Math.cos(latitudeB * radians) * dLongitude * dLongitude;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}
