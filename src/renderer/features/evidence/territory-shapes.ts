import type { Alignment } from '../../../shared/contract/scenario.ts';
import { outline } from '../../../shared/geometry/outline.ts';
import { type Geometry, walkRing } from '../../map/geometry.ts';
import type { UnitMap } from '../../map/useScene.ts';

export interface Label {
  text: string;
  x: number;
  y: number;
}

export interface TerritoryPicture {
  /** Side of the square picture in its own units. */
  side: number;
  /** Paths of the territory, of its units, and of the territories around it. */
  own: string;
  units: string;
  around: { territoryId: number; path: string }[];
  names: Label[];
  neighbourNames: Label[];
  homes: { x: number; y: number }[];
}

const side = 1000;
/** Air around the territory, as a share of its size. */
const air = 0.16;
/** Names of units are shown up to so many units. */
const mostNames = 16;

type Place = (x: number, y: number) => [number, number];

function path(geometry: Geometry, rings: Iterable<Int32Array>, place: Place): string {
  const parts: string[] = [];
  for (const ring of rings) {
    let first = true;
    walkRing(geometry, ring, (x, y) => {
      const [px, py] = place(x, y);
      parts.push(`${first ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`);
      first = false;
    });
    if (!first) parts.push('Z');
  }
  return parts.join('');
}

/** The territory drawn from its real borders, with the neighbours around it and names inside the frame; null without a shape. */
export function territoryPicture(
  unitMap: UnitMap,
  alignment: Alignment,
  territoryId: number,
  neighbours: readonly { territoryId: number; name: string }[],
  home: { x: number; y: number } | null,
): TerritoryPicture | null {
  const { geometry } = unitMap;
  const unitsOf = new Map<number, number[]>();
  alignment.unitTerritory.forEach((id, unit) => {
    const list = unitsOf.get(id);
    if (list) list.push(unit);
    else unitsOf.set(id, [unit]);
  });
  const own = unitsOf.get(territoryId) ?? [];
  const box = boxOf(geometry, own);
  if (box === null) return null;
  const [minX, minY, maxX, maxY] = box;
  const size = Math.max(maxX - minX, maxY - minY) * (1 + 2 * air) || 1;
  const left = (minX + maxX) / 2 - size / 2;
  const top = (minY + maxY) / 2 - size / 2;
  const place: Place = (x, y) => [((x - left) / size) * side, ((y - top) / size) * side];
  const inside = ([x, y]: [number, number]) => x > 30 && y > 20 && x < side - 30 && y < side - 20;
  const label = (text: string, units: readonly number[]): Label[] => {
    const seen = units
      .map((unit) => place(unitMap.x[unit] ?? 0, unitMap.y[unit] ?? 0))
      .filter((at) => inside(at));
    if (seen.length === 0) return [];
    const sum = seen.reduce(([ax, ay], [bx, by]) => [ax + bx, ay + by], [0, 0]);
    return [{ text, x: sum[0] / seen.length, y: sum[1] / seen.length }];
  };
  return {
    side,
    own: path(geometry, outline(geometry, own), place),
    units: path(
      geometry,
      own.flatMap((unit) => geometry.rings.of(unit)),
      place,
    ),
    around: neighbours.map((neighbour) => ({
      territoryId: neighbour.territoryId,
      path: path(geometry, outline(geometry, unitsOf.get(neighbour.territoryId) ?? []), place),
    })),
    names: own.length > mostNames ? [] : own.flatMap((unit) => label(unitMap.names[unit] ?? '', [unit])),
    neighbourNames: neighbours.flatMap(({ territoryId: id, name }) => label(name, unitsOf.get(id) ?? [])),
    homes: home === null ? [] : [place(home.x, home.y)].filter(inside).map(([x, y]) => ({ x, y })),
  };
}

function boxOf({ boxes, rings }: Geometry, units: readonly number[]) {
  let box: [number, number, number, number] | null = null;
  for (const unit of units) {
    if (!rings.has(unit)) continue;
    const at = (corner: number) => boxes[unit * 4 + corner] ?? 0;
    box =
      box === null
        ? [at(0), at(1), at(2), at(3)]
        : [
            Math.min(box[0], at(0)),
            Math.min(box[1], at(1)),
            Math.max(box[2], at(2)),
            Math.max(box[3], at(3)),
          ];
  }
  return box;
}
