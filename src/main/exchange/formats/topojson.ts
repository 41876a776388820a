import type { GeometryObject, Topology } from 'topojson-specification';
import { AppError } from '../../../shared/errors.ts';
import { shapeOf } from '../../engine/geo/boundary.ts';
import type { Shape } from '../../engine/geo/polygon-set.ts';
import { propertiesOf } from './geojson.ts';
import type { RawFeature } from './geometry-reader.ts';
import { limits, tooLarge } from './limits.ts';

export interface TopologyObject {
  name: string;
  topology: Topology;
  /** Aligned with `features`. */
  geometries: GeometryObject[];
  features: RawFeature[];
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 2 && isNumber(value[0]) && isNumber(value[1]);

/** The objects of a TopoJSON document with their geometries checked: nothing after this meets a bad index or number. */
export function parseTopology(json: Json, file: string): TopologyObject[] {
  const bad = () => new AppError('IMPORT_FORMAT', { file });
  if (!Array.isArray(json.arcs) || !isObject(json.objects)) throw bad();
  const { transform } = json;
  if (
    transform !== undefined &&
    !(isObject(transform) && isPair(transform.scale) && isPair(transform.translate))
  ) {
    throw bad();
  }
  let vertices = 0;
  for (const arc of json.arcs) {
    if (!Array.isArray(arc) || arc.length < 1 || !arc.every(isPair)) throw bad();
    vertices += arc.length;
    if (vertices > limits.vertices) throw tooLarge(file, 'vertices');
  }
  const topology = json as unknown as Topology;
  return Object.entries(json.objects).flatMap(([name, object]) => {
    if (!isObject(object)) return [];
    const members = object.type === 'GeometryCollection' ? object.geometries : [object];
    if (!Array.isArray(members)) throw bad();
    if (members.length > limits.features) throw tooLarge(file, 'features');
    const geometries = members.map((member): GeometryObject => {
      if (!isObject(member)) throw bad();
      return member as unknown as GeometryObject;
    });
    const features = geometries.map(
      (geometry): RawFeature => ({
        properties: propertiesOf(geometry.properties, geometry.id),
        shape: checkedShape(topology, geometry),
      }),
    );
    return [{ name, topology, geometries, features }];
  });
}

function checkedShape(topology: Topology, geometry: GeometryObject): Shape | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const { arcs } = geometry as { arcs: unknown };
  if (!arcsExist(arcs, topology.arcs.length, geometry.type === 'Polygon' ? 2 : 3)) return null;
  const shape = shapeOf(topology, geometry);
  const sound = shape?.every((part) =>
    part.every((ring) => ring.every(([x = 999, y = 999]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)),
  );
  return shape && sound && shape.length > 0 && shape.every((part) => part.length > 0) ? shape : null;
}

/** Arc numbers nested `depth` deep; ~n means arc n walked backwards. */
function arcsExist(arcs: unknown, count: number, depth: number): boolean {
  if (depth === 0) {
    return Number.isInteger(arcs) && (arcs as number) < count && ~(arcs as number) < count;
  }
  return Array.isArray(arcs) && arcs.length > 0 && arcs.every((inner) => arcsExist(inner, count, depth - 1));
}
