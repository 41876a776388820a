import type { PixelArcs } from './arc-cache.ts';
import { isVisible, traceArc, traceUnit } from './paint-land.ts';
import type { Scene, View } from './scene.ts';

type Context = CanvasRenderingContext2D;

/** Units of one colour are one path, so that no seam shows between them. */
export function paintFills(context: Context, scene: Scene, arcs: PixelArcs, view: View): void {
  const groups = new Map<string, number[]>();
  const shaded = scene.unitShade !== null;
  for (let unit = 0; unit < scene.geometry.unitCount; unit++) {
    const territory = scene.unitTerritory[unit] ?? -1;
    const colour = shaded
      ? (scene.unitShade?.[unit] ?? '')
      : (scene.territories[territory]?.colour.solid ?? scene.style.unassigned);
    if (colour === '') continue;
    const isActive = !shaded && (territory === -1 ? scene.active === -2 : scene.active === territory);
    const alpha = shaded
      ? 0.82
      : isActive
        ? scene.style.activeAlpha
        : territory === -1
          ? 0.8
          : scene.style.fillAlpha;
    const key = `${alpha} ${colour}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  for (const [key, units] of groups) {
    const space = key.indexOf(' ');
    context.globalAlpha = Number(key.slice(0, space));
    context.fillStyle = key.slice(space + 1);
    context.beginPath();
    for (const unit of units) traceUnit(context, scene, arcs, unit, view);
    context.fill('nonzero');
  }
  context.globalAlpha = 1;
}

const hatchTiles = new Map<string, CanvasPattern | null>();

/** Diagonal lines, 6 pixels apart. */
function hatch(context: Context, colour: string, width = 1): CanvasPattern | null {
  const key = `${colour} ${width}`;
  const known = hatchTiles.get(key);
  if (known !== undefined) return known;
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  hatchTiles.set(key, pattern);
  return pattern;
}

/** Stripes over the units that have one. */
export function paintStripes(context: Context, scene: Scene, arcs: PixelArcs, view: View): void {
  const groups = new Map<string, number[]>();
  scene.stripes?.forEach((colour, unit) => {
    if (colour === null) return;
    const key = colour === '' ? scene.style.unassignedEdge : colour;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  });
  for (const [colour, units] of groups) {
    const pattern = hatch(context, colour, 2.6);
    if (pattern === null) continue;
    context.fillStyle = pattern;
    context.beginPath();
    for (const unit of units) traceUnit(context, scene, arcs, unit, view);
    context.fill('nonzero');
  }
}

export function paintLocked(context: Context, scene: Scene, arcs: PixelArcs, view: View): void {
  if (!scene.territories.some((territory) => territory.locked)) return;
  const pattern = hatch(context, scene.style.hatch);
  if (pattern === null) return;
  context.fillStyle = pattern;
  context.beginPath();
  for (let unit = 0; unit < scene.geometry.unitCount; unit++)
    if (scene.territories[scene.unitTerritory[unit] ?? -1]?.locked)
      traceUnit(context, scene, arcs, unit, view);
  context.fill('nonzero');
}

/** Strokes every arc that `wanted` says, as one path. */
function strokeArcs(
  context: Context,
  scene: Scene,
  arcs: PixelArcs,
  view: View,
  wanted: (a: number, b: number) => boolean,
): void {
  const { arcA, arcB } = scene.geometry;
  context.beginPath();
  for (let arc = 0; arc < arcA.length; arc++) {
    const a = arcA[arc] ?? -1;
    const b = arcB[arc] ?? -1;
    if (a === -1 || !wanted(a, b)) continue;
    if (isVisible(scene, a, view) || (b !== -1 && isVisible(scene, b, view)))
      traceArc(context, arcs, arc, view);
  }
  context.stroke();
}

/** Hair lines inside, province lines, strong borders between territories, dots around what nobody has. */
export function paintBorders(context: Context, scene: Scene, arcs: PixelArcs, view: View): void {
  const { style, unitTerritory: of, unitProvince } = scene;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.lineWidth = view.zoom < 7 ? 0.5 : 0.75;
  context.strokeStyle = style.hairline;
  strokeArcs(context, scene, arcs, view, (a, b) => b !== -1 && of[a] === of[b]);
  if (scene.layers.provinces) {
    context.lineWidth = 1.1;
    context.setLineDash([7, 3, 1.5, 3]);
    context.strokeStyle = style.province;
    strokeArcs(
      context,
      scene,
      arcs,
      view,
      (a, b) => b !== -1 && of[a] === of[b] && unitProvince[a] !== unitProvince[b],
    );
    context.setLineDash([]);
  }
  const between = (a: number, b: number) =>
    b === -1 ? of[a] !== -1 : of[a] !== of[b] && of[a] !== -1 && of[b] !== -1;
  context.lineWidth = 3.4;
  context.strokeStyle = style.borderCasing;
  strokeArcs(context, scene, arcs, view, (a, b) => b !== -1 && between(a, b));
  context.lineWidth = view.zoom < 7 ? 1.1 : 1.5;
  context.strokeStyle = style.border;
  strokeArcs(context, scene, arcs, view, between);
  context.lineWidth = 1.6;
  context.setLineDash([0.1, 3.6]);
  context.strokeStyle = style.unassignedEdge;
  strokeArcs(context, scene, arcs, view, (a, b) =>
    b === -1 ? of[a] === -1 : (of[a] === -1) !== (of[b] === -1),
  );
  context.setLineDash([]);
}

export function paintActive(context: Context, scene: Scene, arcs: PixelArcs, view: View): void {
  if (scene.active === -1) return;
  const active = scene.active === -2 ? -1 : scene.active;
  const of = scene.unitTerritory;
  const edge = (a: number, b: number) => (of[a] === active) !== (b !== -1 && of[b] === active);
  context.lineWidth = 5;
  context.strokeStyle = scene.style.halo;
  strokeArcs(context, scene, arcs, view, edge);
  context.lineWidth = 2;
  context.strokeStyle = scene.territories[active]?.colour.line ?? scene.style.unassignedEdge;
  strokeArcs(context, scene, arcs, view, edge);
}

export function paintSelectedUnits(context: Context, scene: Scene, arcs: PixelArcs, view: View): void {
  const selected = scene.selectedUnits;
  if (selected.size === 0) return;
  context.fillStyle = scene.style.selectionFill;
  context.beginPath();
  for (const unit of selected) traceUnit(context, scene, arcs, unit, view);
  context.fill('nonzero');
  const edge = (a: number, b: number) => selected.has(a) !== (b !== -1 && selected.has(b));
  context.lineWidth = 4.5;
  context.strokeStyle = scene.style.halo;
  strokeArcs(context, scene, arcs, view, edge);
  context.lineWidth = 2.25;
  context.strokeStyle = scene.style.selection;
  strokeArcs(context, scene, arcs, view, edge);
}

/** A unit narrower than this on screen gets no corner mark, pixels. */
const markRoom = 16;

/** A corner mark on each unit that changed hands in this scenario. */
export function paintMoved(context: Context, scene: Scene, view: View): void {
  if (!scene.layers.moved) return;
  const { boxes } = scene.geometry;
  context.fillStyle = scene.style.ink;
  context.strokeStyle = scene.style.halo;
  context.lineWidth = 1.5;
  for (const unit of scene.movedUnits) {
    if (!isVisible(scene, unit, view)) continue;
    const width = ((boxes[4 * unit + 2] ?? 0) - (boxes[4 * unit] ?? 0)) * view.size;
    const side = width < markRoom ? 3.5 : 6;
    const x = (scene.unitX[unit] ?? 0) * view.size - view.originX + Math.min(10, width / 4);
    const y = (scene.unitY[unit] ?? 0) * view.size - view.originY - Math.min(10, width / 4);
    context.beginPath();
    context.moveTo(x - side, y - side / 2);
    context.lineTo(x + side / 2, y - side / 2);
    context.lineTo(x + side / 2, y + side);
    context.closePath();
    context.stroke();
    context.fill();
  }
}

/** Links between units: drawn from label point to label point; suggested ones dashed, barriers crossed out. */
export function paintLinks(context: Context, scene: Scene, view: View): void {
  for (const link of scene.links) {
    const x1 = (scene.unitX[link.a] ?? 0) * view.size - view.originX;
    const y1 = (scene.unitY[link.a] ?? 0) * view.size - view.originY;
    const x2 = (scene.unitX[link.b] ?? 0) * view.size - view.originX;
    const y2 = (scene.unitY[link.b] ?? 0) * view.size - view.originY;
    for (const casing of [true, false]) {
      context.lineWidth = casing ? 4.5 : 2;
      context.strokeStyle = casing ? scene.style.halo : scene.style.link;
      context.setLineDash(casing ? [] : link.suggested ? [6, 5] : link.barrier ? [2, 4] : []);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
    }
    context.setLineDash([]);
    context.fillStyle = scene.style.link;
    for (const [x, y] of [
      [x1, y1],
      [x2, y2],
    ] as const) {
      context.beginPath();
      context.arc(x, y, 3.5, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** The unit under the pointer. */
export function paintHover(context: Context, scene: Scene, arcs: PixelArcs, view: View, unit: number): void {
  context.beginPath();
  traceUnit(context, scene, arcs, unit, view);
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = scene.style.halo;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = scene.style.hover;
  context.stroke();
}
