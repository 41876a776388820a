/** Spherical Mercator as Leaflet's EPSG:3857 draws it, on the unit square: x 0..1 from 180° W, y 0..1 from 85.05° N downwards. */
const largest = 85.0511287798;

export function worldX(longitude: number): number {
  return (longitude + 180) / 360;
}

export function worldY(latitude: number): number {
  const clamped = Math.max(-largest, Math.min(largest, latitude));
  const sine = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function longitudeOf(x: number): number {
  return x * 360 - 180;
}

export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** Pixels per unit square at a zoom. */
export function worldSize(zoom: number): number {
  return 256 * 2 ** zoom;
}

/** Metres on the ground per pixel. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
}
