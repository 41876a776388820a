import { territoryPieces } from '../measures/pieces.ts';
import { type EditMap, unitsIn } from './redraw.ts';
import { renumber } from './split.ts';

export interface LinePlaces {
  /** Representative point per unit in the plane the line was drawn in. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Corners of the drawn line, in its plane; two or more. */
export type DrawnLine = readonly (readonly [number, number])[];

/** How far beyond everything else the line goes on, and in how many corners the way round is walked. */
const beyond = 4;
const corners = 32;

/**
 * Splits a territory by a drawn line: its units go by the side their representative point lies on. The line goes on straight
 * beyond both ends and may cross the territory, and itself, as often as it likes: a side is what an even or an odd number of
 * crossings away (even-odd rule, Foley and van Dam, Computer Graphics, §3.6). The part with most units keeps the territory.
 * @param eachPiece every connected piece of a side becomes a part of its own; else there are two parts, in pieces or not
 * @returns null when all units lie on one side
 */
export function splitByLine(
  map: EditMap,
  territory: number,
  places: LinePlaces,
  line: DrawnLine,
  eachPiece: boolean,
  firstNew: number,
): Int32Array | null {
  const members = unitsIn(map.territoryOf, territory);
  const side = sidesOf(
    line,
    members.map((unit) => [places.x[unit], places.y[unit]] as const),
  );
  if (!side.includes(1) || !side.includes(0)) return null;
  if (!eachPiece) return renumber(map, members, side, territory, firstNew);
  const sideOf = new Int32Array(map.territoryOf.length).fill(-1);
  members.forEach((unit, member) => {
    sideOf[unit] = side[member];
  });
  const { pieceOf } = territoryPieces(map.adjacency, sideOf, 2);
  const piece = Int32Array.from(members, (unit) => pieceOf[unit]);
  return renumber(map, members, piece, territory, firstNew);
}

/** 0 or 1 per point: which side of the line, gone on beyond its ends, it lies on. */
export function sidesOf(line: DrawnLine, points: DrawnLine): Int32Array {
  const ring = closedFarAway(line, points);
  return Int32Array.from(points, ([x, y]) => Number(isInside(ring, x, y)));
}

/** The line with both ends drawn out to a circle around everything, closed along that circle. */
function closedFarAway(line: DrawnLine, points: DrawnLine): [number, number][] {
  const all = [...line, ...points];
  const across = all.map(([x]) => x);
  const along = all.map(([, y]) => y);
  const [west, east] = [least(across), -least(across.map((x) => -x))];
  const [south, north] = [least(along), -least(along.map((y) => -y))];
  const [cx, cy] = [(west + east) / 2, (south + north) / 2];
  const radius = beyond * (Math.hypot(east - west, north - south) || 1);
  const start = drawnOut(line, 0, 1, cx, cy, radius);
  const end = drawnOut(line, line.length - 1, -1, cx, cy, radius);
  const from = Math.atan2(end[1] - cy, end[0] - cx);
  const turn = (Math.atan2(start[1] - cy, start[0] - cx) - from + 4 * Math.PI) % (2 * Math.PI);
  const round = Array.from({ length: corners }, (_, step): [number, number] => {
    const angle = from + (turn * (step + 1)) / (corners + 1);
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
  return [start, ...line.map(([x, y]): [number, number] => [x, y]), end, ...round];
}

/** Where the line's end at `at` meets the circle, going on the way it came from its nearest corner that lies elsewhere. */
function drawnOut(
  line: DrawnLine,
  at: number,
  step: 1 | -1,
  cx: number,
  cy: number,
  radius: number,
): [number, number] {
  const [x, y] = line[at];
  let next = at + step;
  while (line[next] !== undefined && line[next][0] === x && line[next][1] === y) next += step;
  const [nx, ny] = line[next] ?? [x - 1, y];
  const length = Math.hypot(x - nx, y - ny);
  const [dx, dy] = [(x - nx) / length, (y - ny) / length];
  const along = (x - cx) * dx + (y - cy) * dy;
  const reach = -along + Math.sqrt(along ** 2 - (x - cx) ** 2 - (y - cy) ** 2 + radius ** 2);
  return [x + reach * dx, y + reach * dy];
}

const least = (values: readonly number[]) =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

function isInside(ring: DrawnLine, x: number, y: number): boolean {
  let inside = false;
  let [bx, by] = ring[ring.length - 1];
  for (const [ax, ay] of ring) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    [bx, by] = [ax, ay];
  }
  return inside;
}
