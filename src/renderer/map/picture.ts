import { prepare, shift, within } from './canvas.ts';
import { levelFor } from './geometry.ts';
import type { Anchor } from './labels.ts';
import { paintLocked, paintStripes } from './paint-fills.ts';
import { layoutTerritories, layoutUnits, type PlacedName, paintWords } from './paint-labels.ts';
import { paintDegrees, paintGraticule, paintShore } from './paint-land.ts';
import { bordersOf, paintActive, paintSelectedUnits } from './paint-lines.ts';
import { paintLinks, paintMoved } from './paint-marks.ts';
import { type DrawnPoints, paintAccounts, paintCompetitors, paintHomes } from './paint-points.ts';
import { Pen } from './pen.ts';
import { paintAreas } from './raster/paint-areas.ts';
import { paintStrokes } from './raster/paint-strokes.ts';
import type { PixelBox } from './raster/put.ts';
import { type ChangedParts, changedParts, exposedParts } from './repaint.ts';
import type { Scene, View } from './scene.ts';
import { type Part, Sight } from './sight.ts';

/** What was drawn of points and names, so that the pointer finds what the eye sees. */
export interface Drawn extends DrawnPoints {
  names: readonly PlacedName[];
}

export const nothingDrawn: Drawn = { clusters: [], accounts: [], names: [] };

/**
 * The map's picture: the ground with its fills, the lines, and over them marks and words. Ground and lines of the last picture
 * are used again as far as they go: a pan moves them and paints the strips that came in, an edit paints the box around what
 * changed. Other colours alone paint the ground. Marks and words find their places anew each time.
 */
export class Picture {
  readonly ground = document.createElement('canvas');
  readonly lines = document.createElement('canvas');
  readonly over = document.createElement('canvas');
  private last: { scene: Scene; view: View; ratio: number } | null = null;

  /** `inset` = canvas outside the window, pixels. */
  paint(scene: Scene, view: View, inset: number, anchors: readonly (Anchor | null)[]): Drawn {
    const all = [{ x: 0, y: 0, width: view.width, height: view.height }];
    const parts = this.keep(scene, view);
    this.ground.style.opacity = scene.overBase ? String(groundOverBase) : '';
    const ground = prepare(this.ground, view);
    const lines = prepare(this.lines, view);
    const over = prepare(this.over, view);
    if (ground === null || lines === null || over === null) return nothingDrawn;
    for (const part of parts.ground ?? all) paintPart(ground, part, paintGround, scene, view);
    for (const part of parts.lines ?? all) paintPart(lines, part, paintLines, scene, view);
    this.last = { scene, view, ratio: window.devicePixelRatio };
    over.clearRect(0, 0, view.width, view.height);
    return paintOver(over, scene, view, inset, anchors);
  }

  /** Moves what can be used again into place and answers what is left to paint. */
  private keep(scene: Scene, view: View): ChangedParts {
    const { last } = this;
    const ratio = window.devicePixelRatio;
    const nothing: ChangedParts = { ground: null, lines: null };
    if (last === null || last.view.size !== view.size || last.ratio !== ratio) return nothing;
    if (this.ground.width !== Math.round(view.width * ratio)) return nothing;
    if (this.ground.height !== Math.round(view.height * ratio)) return nothing;
    const changed = changedParts(last.scene, scene, view);
    const dx = last.view.originX - view.originX;
    const dy = last.view.originY - view.originY;
    if (dx === 0 && dy === 0) return changed;
    // Between two pixels of the screen a picture can't be moved without blurring.
    if (!Number.isInteger(dx * ratio) || !Number.isInteger(dy * ratio)) return nothing;
    const exposed = exposedParts(view, dx, dy);
    if (exposed === null) return nothing;
    const moved = (canvas: HTMLCanvasElement, parts: Part[] | null) => {
      if (parts === null) return null;
      shift(canvas, dx * ratio, dy * ratio);
      return [...exposed, ...parts];
    };
    return { ground: moved(this.ground, changed.ground), lines: moved(this.lines, changed.lines) };
  }
}

/** Strength of the fills over a base map. */
const groundOverBase = 0.5;

type PaintPart = (pen: Pen, scene: Scene, box: PixelBox, ratio: number) => void;

function paintPart(
  context: CanvasRenderingContext2D,
  part: Part,
  paint: PaintPart,
  scene: Scene,
  view: View,
): void {
  within(context, part, (box, ratio) => {
    const sight = new Sight(scene.geometry, levelFor(scene.geometry, view.size), view, part);
    paint(new Pen(context, sight), scene, box, ratio);
  });
}

/** Land and units; below them the shore and the graticule; over them stripes and hatches. */
function paintGround(pen: Pen, scene: Scene, box: PixelBox, ratio: number): void {
  const { context } = pen;
  paintAreas(context, box, pen.sight, scene, ratio);
  context.globalCompositeOperation = 'destination-over';
  if (!scene.overBase) paintShore(pen, scene);
  if (scene.layers.graticule) paintGraticule(context, scene, pen.view);
  context.globalCompositeOperation = 'source-over';
  paintStripes(pen, scene);
  paintLocked(pen, scene);
}

function paintLines(pen: Pen, scene: Scene, box: PixelBox, ratio: number): void {
  paintStrokes(pen.context, box, pen.sight, bordersOf(pen.sight, scene), ratio);
  paintActive(pen, scene);
  paintSelectedUnits(pen, scene);
}

function paintOver(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  inset: number,
  anchors: readonly (Anchor | null)[],
): Drawn {
  if (scene.layers.graticule) paintDegrees(context, scene, view, inset);
  paintMoved(context, scene, view);
  if (scene.layers.links) paintLinks(context, scene, view);
  paintCompetitors(context, scene, view);
  const layout = layoutTerritories(context, scene, view, inset, anchors);
  const drawn = paintAccounts(context, scene, view, inset, layout.free);
  paintHomes(context, scene, view);
  paintWords(context, scene, layoutUnits(context, scene, view, layout));
  paintWords(context, scene, layout.words);
  return { ...drawn, names: layout.names };
}
