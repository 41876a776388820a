import type { Pen } from './pen.ts';
import type { Scene, View } from './scene.ts';

type Context = CanvasRenderingContext2D;

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
