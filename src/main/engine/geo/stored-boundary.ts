import { AppError } from '../../../shared/errors.ts';
import { fromUtf8 } from '../../../shared/wire/utf8.ts';
import type { BoundaryTopology } from './boundary.ts';

/** The borders in a plan's text, or its UTF-8. A plan may come from anybody. @throws AppError PLAN_PART_DAMAGED when it holds none */
export function storedBoundary(text: string | Uint8Array): BoundaryTopology {
  let found: unknown;
  try {
    found = JSON.parse(typeof text === 'string' ? text : fromUtf8(text));
  } catch {
    found = null;
  }
  if (!isBoundary(found)) throw new AppError('PLAN_PART_DAMAGED', { table: 'boundary' });
  return found;
}

function isBoundary(value: unknown): value is BoundaryTopology {
  const { type, arcs, objects, transform } = fieldsOf(value);
  if (type !== 'Topology' || !Array.isArray(arcs) || !arcs.every(isLine)) return false;
  if (transform !== undefined) {
    const { scale, translate } = fieldsOf(transform);
    if (!isPoint(scale) || !isPoint(translate)) return false;
  }
  const { geometries } = fieldsOf(fieldsOf(objects).units);
  return Array.isArray(geometries) && geometries.every((geometry) => isGeometry(geometry, arcs.length));
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const isPoint = (value: unknown): boolean =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

const isLine = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isPoint);

function isGeometry(value: unknown, arcCount: number): boolean {
  const { type, arcs } = fieldsOf(value);
  // An arc run backwards is its number's complement.
  const isRing = (ring: unknown) =>
    Array.isArray(ring) && ring.every((arc) => Number.isInteger(arc) && arc < arcCount && ~arc < arcCount);
  const isArea = (area: unknown) => Array.isArray(area) && area.every(isRing);
  if (type === 'Polygon') return isArea(arcs);
  if (type === 'MultiPolygon') return Array.isArray(arcs) && arcs.every(isArea);
  return type === null || type === undefined;
}
