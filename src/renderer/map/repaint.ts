import { fillsOf } from './fills.ts';
import type { Scene, View } from './scene.ts';
import type { Part } from './sight.ts';

/** Widest line and mark around a unit, pixels. */
const around = 8;
/** A change over more of the picture than this is painted as a whole. */
const mostShare = 0.5;

/** Parts of the ground and of the lines to paint again; null = all, an empty list = nothing. */
export interface ChangedParts {
  ground: Part[] | null;
  lines: Part[] | null;
}

/**
 * What must be painted again when one scene takes the place of another at the same view. Other colours alone leave every line
 * where and as it is.
 */
export function changedParts(before: Scene, after: Scene, view: View): ChangedParts {
  if (
    before.geometry !== after.geometry ||
    before.style !== after.style ||
    before.unitProvince !== after.unitProvince ||
    before.stripes !== after.stripes ||
    before.layers.provinces !== after.layers.provinces ||
    before.layers.graticule !== after.layers.graticule ||
    before.overBase !== after.overBase
  )
    return { ground: null, lines: null };
  const { ground, lines } = changedUnits(before, after);
  return { ground: partsOf(ground, view), lines: partsOf(lines, view) };
}

function partsOf({ minX, minY, maxX, maxY }: WorldBox, view: View): Part[] | null {
  if (minX > maxX) return [];
  const x = Math.max(0, Math.floor(minX * view.size - view.originX) - around);
  const y = Math.max(0, Math.floor(minY * view.size - view.originY) - around);
  const width = Math.min(view.width, Math.ceil(maxX * view.size - view.originX) + around) - x;
  const height = Math.min(view.height, Math.ceil(maxY * view.size - view.originY) + around) - y;
  if (width <= 0 || height <= 0) return [];
  return width * height > mostShare * view.width * view.height ? null : [{ x, y, width, height }];
}

/** World coordinates; nothing lies in it while `minX` is beyond `maxX`. */
interface WorldBox {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** The boxes around all units whose ground, and whose lines, look different. */
function changedUnits(before: Scene, after: Scene): { ground: WorldBox; lines: WorldBox } {
  const { boxes, unitCount } = after.geometry;
  const was = fillsOf(before);
  const is = fillsOf(after);
  // Colours compared by numbers: there are as many of them as territories at most, and many more units.
  const numbers = new Map<string, number>();
  const numbered = (colours: readonly string[]) =>
    colours.map((colour) => {
      const number = numbers.get(colour) ?? numbers.size;
      numbers.set(colour, number);
      return number;
    });
  const colourBefore = numbered(was.colours);
  const colourAfter = numbered(is.colours);
  const lockedBefore = before.territories.map(({ locked }) => locked);
  const lockedAfter = after.territories.map(({ locked }) => locked);
  const lineBefore = before.territories[before.active]?.colour.line;
  const lineAfter = after.territories[after.active]?.colour.line;
  const activeBefore = before.active === -2 ? -1 : before.active === -1 ? Number.NaN : before.active;
  const activeAfter = after.active === -2 ? -1 : after.active === -1 ? Number.NaN : after.active;
  const otherSelected = before.selectedUnits !== after.selectedUnits;
  const ground: WorldBox = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  const lines: WorldBox = { ...ground };
  const take = (box: WorldBox, at: number) => {
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]];
    if (minX < box.minX) box.minX = minX;
    if (minY < box.minY) box.minY = minY;
    if (maxX > box.maxX) box.maxX = maxX;
    if (maxY > box.maxY) box.maxY = maxY;
  };
  for (let unit = 0; unit < unitCount; unit++) {
    const from = before.unitTerritory[unit] ?? -1;
    const to = after.unitTerritory[unit] ?? -1;
    const wasActive = from === activeBefore;
    const isActive = to === activeAfter;
    if (
      colourBefore[was.of[unit] ?? -1] !== colourAfter[is.of[unit] ?? -1] ||
      lockedBefore[from] !== lockedAfter[to]
    )
      take(ground, 4 * unit);
    if (
      from !== to ||
      wasActive !== isActive ||
      (isActive && lineBefore !== lineAfter) ||
      (otherSelected && before.selectedUnits.has(unit) !== after.selectedUnits.has(unit))
    )
      take(lines, 4 * unit);
  }
  return { ground, lines };
}

/**
 * What comes into the picture when it moves by `dx`, `dy` pixels: a strip at one side, one above or below. Null when nothing
 * of the old picture is left to use.
 */
export function exposedParts(view: View, dx: number, dy: number): Part[] | null {
  const { width, height } = view;
  if (Math.abs(dx) >= width || Math.abs(dy) >= height) return null;
  const parts: Part[] = [];
  if (dx > 0) parts.push({ x: 0, y: 0, width: dx, height });
  if (dx < 0) parts.push({ x: width + dx, y: 0, width: -dx, height });
  if (dy > 0) parts.push({ x: 0, y: 0, width, height: dy });
  if (dy < 0) parts.push({ x: 0, y: height + dy, width, height: -dy });
  return parts;
}
