import { levelFor } from './geometry.ts';
import type { Anchor } from './labels.ts';
import { paintFills, paintLocked, paintStripes } from './paint-fills.ts';
import { layoutTerritories, layoutUnits, paintWords } from './paint-labels.ts';
import { paintDegrees, paintGraticule, paintLand } from './paint-land.ts';
import { paintActive, paintBorders, paintSelectedUnits } from './paint-lines.ts';
import { paintLinks, paintMoved } from './paint-marks.ts';
import { type DrawnPoints, paintAccounts, paintCompetitors, paintHomes } from './paint-points.ts';
import { type Part, Pen } from './pen.ts';
import { type ChangedParts, changedParts, exposedParts } from './repaint.ts';
import type { Scene, View } from './scene.ts';

/** A canvas in view coordinates, as sharp as the screen. Answers null where there is no canvas to be had. */
export function prepare(canvas: HTMLCanvasElement, view: View): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  const width = Math.round(view.width * ratio);
  const height = Math.round(view.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/**
 * The map's picture: the ground with its fills, the lines, and over them marks and words. Ground and lines of the last picture
 * are used again as far as they go: a pan moves them and paints the strips that came in, an edit paints the box around what
 * changed. Other colours alone paint the
 * ground. Marks and words find their places anew each time.
 */
export class Picture {
  readonly ground = document.createElement('canvas');
  readonly over = document.createElement('canvas');
  private readonly lines = document.createElement('canvas');
  private last: { scene: Scene; view: View } | null = null;

  /** `inset` = canvas outside the window, pixels. */
  paint(scene: Scene, view: View, inset: number, anchors: readonly (Anchor | null)[]): DrawnPoints {
    const all = [{ x: 0, y: 0, width: view.width, height: view.height }];
    const parts = this.keep(scene, view);
    this.ground.style.opacity = scene.overBase ? String(groundOverBase) : '';
    const ground = prepare(this.ground, view);
    const lines = prepare(this.lines, view);
    const over = prepare(this.over, view);
    if (ground === null || lines === null || over === null) return { clusters: [], accounts: [] };
    for (const part of parts.ground ?? all)
      within(ground, part, () => paintGround(ground, scene, view, part));
    for (const part of parts.lines ?? all) within(lines, part, () => paintLines(lines, scene, view, part));
    this.last = { scene, view };
    over.clearRect(0, 0, view.width, view.height);
    if (this.lines.width > 0) over.drawImage(this.lines, 0, 0, view.width, view.height);
    return paintOver(over, scene, view, inset, anchors);
  }

  /** Moves what can be used again into place and answers what is left to paint. */
  private keep(scene: Scene, view: View): ChangedParts {
    const { last } = this;
    const ratio = window.devicePixelRatio;
    const nothing: ChangedParts = { ground: null, lines: null };
    if (last === null || last.view.size !== view.size) return nothing;
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

function shift(canvas: HTMLCanvasElement, dx: number, dy: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'copy';
  context.drawImage(canvas, dx, dy);
  context.restore();
}

/** Paints inside a part alone, on a clean canvas. */
function within(context: CanvasRenderingContext2D, part: Part, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(part.x, part.y, part.width, part.height);
  context.clip();
  context.clearRect(part.x, part.y, part.width, part.height);
  paint();
  context.restore();
}

function paintGround(context: CanvasRenderingContext2D, scene: Scene, view: View, part: Part): void {
  const pen = new Pen(context, scene.geometry, levelFor(scene.geometry, view.size), view, part);
  if (scene.layers.graticule) paintGraticule(context, scene, view);
  if (!scene.overBase) paintLand(pen, scene);
  paintFills(pen, scene);
  paintStripes(pen, scene);
  paintLocked(pen, scene);
}

function paintLines(context: CanvasRenderingContext2D, scene: Scene, view: View, part: Part): void {
  const pen = new Pen(context, scene.geometry, levelFor(scene.geometry, view.size), view, part);
  paintBorders(pen, scene);
  paintActive(pen, scene);
  paintSelectedUnits(pen, scene);
}

function paintOver(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: View,
  inset: number,
  anchors: readonly (Anchor | null)[],
): DrawnPoints {
  if (scene.layers.graticule) paintDegrees(context, scene, view, inset);
  paintMoved(context, scene, view);
  if (scene.layers.links) paintLinks(context, scene, view);
  paintCompetitors(context, scene, view);
  const layout = layoutTerritories(context, scene, view, anchors);
  const drawn = paintAccounts(context, scene, view, inset, layout.free);
  paintHomes(context, scene, view);
  paintWords(context, scene, layoutUnits(context, scene, view, layout));
  paintWords(context, scene, layout.words);
  return drawn;
}
