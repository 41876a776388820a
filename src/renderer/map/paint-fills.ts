import { fillsOf } from './fills.ts';
import type { Pen } from './pen.ts';
import type { Scene, View } from './scene.ts';

type Context = CanvasRenderingContext2D;

/** Fills of all units seen, each colour in one go, and the seams between units of one colour closed. */
export function paintFills(pen: Pen, scene: Scene): void {
  const { context, geometry } = pen;
  const { colours, of } = fillsOf(scene);
  const groups: number[][] = colours.map(() => []);
  for (let unit = 0; unit < geometry.unitCount; unit++)
    if (pen.seesUnit(unit)) groups[of[unit] ?? -1]?.push(unit);
  const seams: number[][] = colours.map(() => []);
  const { arcA, arcB } = geometry;
  for (let arc = 0; arc < arcA.length; arc++) {
    const b = arcB[arc] ?? -1;
    if (b === -1) continue;
    const colour = of[arcA[arc] ?? -1] ?? -1;
    if (colour !== -1 && colour === of[b] && pen.seesArc(arc)) seams[colour]?.push(arc);
  }
  context.lineWidth = 1;
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
  for (const [index, colour] of colours.entries()) {
    context.fillStyle = colour;
    context.strokeStyle = colour;
    pen.fillUnits(groups[index] ?? []);
    pen.strokeArcs(seams[index] ?? []);
  }
}

/** Pixels from one diagonal line of a hatch to the next. */
const pitch = 6;
const hatchTiles = new Map<string, CanvasPattern | null>();

/** Diagonal lines that stay with the ground while the picture moves over it. */
function hatch(context: Context, view: View, colour: string, width = 1): CanvasPattern | null {
  const pattern = hatchTile(context, colour, width);
  pattern?.setTransform(new DOMMatrix().translate(-(view.originX % pitch), -(view.originY % pitch)));
  return pattern;
}

function hatchTile(context: Context, colour: string, width: number): CanvasPattern | null {
  const key = `${colour} ${width}`;
  const known = hatchTiles.get(key);
  if (known !== undefined) return known;
  const tile = document.createElement('canvas');
  tile.width = pitch;
  tile.height = pitch;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  for (const shift of [-pitch, 0, pitch]) {
    pen.moveTo(shift, pitch);
    pen.lineTo(shift + pitch, 0);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  hatchTiles.set(key, pattern);
  return pattern;
}

/** Stripes over the units that have one. */
export function paintStripes(pen: Pen, scene: Scene): void {
  const groups = new Map<string, number[]>();
  scene.stripes?.forEach((colour, unit) => {
    if (colour === null || !pen.seesUnit(unit)) return;
    const key = colour === '' ? scene.style.unassignedEdge : colour;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  });
  for (const [colour, units] of groups) {
    const pattern = hatch(pen.context, pen.view, colour, 2.6);
    if (pattern === null) continue;
    pen.context.fillStyle = pattern;
    pen.fillUnits(units);
  }
}

export function paintLocked(pen: Pen, scene: Scene): void {
  if (!scene.territories.some((territory) => territory.locked)) return;
  const pattern = hatch(pen.context, pen.view, scene.style.hatch);
  if (pattern === null) return;
  pen.context.fillStyle = pattern;
  const locked: number[] = [];
  scene.unitTerritory.forEach((territory, unit) => {
    if (scene.territories[territory]?.locked && pen.seesUnit(unit)) locked.push(unit);
  });
  pen.fillUnits(locked);
}
