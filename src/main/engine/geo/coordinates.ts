import gcoord from 'gcoord';
import type { CoordinateSystem } from '../../../shared/contract/import.ts';

const systems = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Degrees of the named Chinese system to WGS84. Outside China the offset systems don't apply and the point stays. */
export function toWgs84(longitude: number, latitude: number, system: CoordinateSystem): [number, number] {
  if (system === 'wgs84') return [longitude, latitude];
  const [x, y] = gcoord.transform([longitude, latitude], systems[system], gcoord.WGS84);
  return [x ?? longitude, y ?? latitude];
}
