import { fillsOf } from './fills.ts';
import type { Part } from './pen.ts';
import type { Scene, View } from './scene.ts';

/** Widest line and mark around a unit, pixels. */
const around = 8;
/** A change over more of the picture than this is painted as a whole. */
const mostShare = 0.5;

/**
 * What of the ground and the lines must be painted again when one scene takes the place of another at the same view: null =
 * all, an empty list = nothing.
 */
export function changedParts(before: Scene, after: Scene, view: View): Part[] | null {
  if (
    before.geometry !== after.geometry ||
    before.style !== after.style ||
    before.unitProvince !== after.unitProvince ||
    before.stripes !== after.stripes ||
    before.layers.provinces !== after.layers.provinces ||
    before.layers.graticule !== after.layers.graticule ||
    before.overBase !== after.overBase
  )
    return null;
  const changed = changedUnits(before, after);
  if (changed === null) return [];
  const { minX, minY, maxX, maxY } = changed;
  const x = Math.max(0, Math.floor(minX * view.size - view.originX) - around);
  const y = Math.max(0, Math.floor(minY * view.size - view.originY) - around);
  const width = Math.min(view.width, Math.ceil(maxX * view.size - view.originX) + around) - x;
  const height = Math.min(view.height, Math.ceil(maxY * view.size - view.originY) + around) - y;
  if (width <= 0 || height <= 0) return [];
  return width * height > mostShare * view.width * view.height ? null : [{ x, y, width, height }];
}

/** The box around all units that look different, world coordinates; null when none does. */
function changedUnits(before: Scene, after: Scene) {
  const { boxes, unitCount } = after.geometry;
  const was = fillsOf(before);
  const is = fillsOf(after);
  const lockedBefore = before.territories.map(({ locked }) => locked);
  const lockedAfter = after.territories.map(({ locked }) => locked);
  const lineBefore = before.territories[before.active]?.colour.line;
  const lineAfter = after.territories[after.active]?.colour.line;
  const activeBefore = before.active === -2 ? -1 : before.active === -1 ? Number.NaN : before.active;
  const activeAfter = after.active === -2 ? -1 : after.active === -1 ? Number.NaN : after.active;
  let found: { minX: number; minY: number; maxX: number; maxY: number } | null = null;
  for (let unit = 0; unit < unitCount; unit++) {
    const from = before.unitTerritory[unit] ?? -1;
    const to = after.unitTerritory[unit] ?? -1;
    const wasActive = from === activeBefore;
    const isActive = to === activeAfter;
    const same =
      from === to &&
      was.colours[was.of[unit] ?? -1] === is.colours[is.of[unit] ?? -1] &&
      lockedBefore[from] === lockedAfter[to] &&
      wasActive === isActive &&
      (!isActive || lineBefore === lineAfter) &&
      before.selectedUnits.has(unit) === after.selectedUnits.has(unit);
    if (same) continue;
    const at = 4 * unit;
    found ??= { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
    found.minX = Math.min(found.minX, boxes[at] ?? 0);
    found.minY = Math.min(found.minY, boxes[at + 1] ?? 0);
    found.maxX = Math.max(found.maxX, boxes[at + 2] ?? 0);
    found.maxY = Math.max(found.maxY, boxes[at + 3] ?? 0);
  }
  return found;
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
