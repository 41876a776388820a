import { type Anchor, type Box, createPlacer } from './labels.ts';
import type { Scene, View } from './scene.ts';
import { isVisible } from './visible.ts';

type Context = CanvasRenderingContext2D;

const family = 'system-ui, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';
const nameFont = `600 12.5px ${family}`;
const figureFont = `500 11px ${family}`;
const unitFont = `400 11px ${family}`;

function text(context: Context, scene: Scene, words: string, x: number, y: number, colour: string): void {
  context.lineWidth = 3.5;
  context.strokeStyle = scene.style.halo;
  context.strokeText(words, x, y);
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

/** Pixels a unit's box must be wide to carry a mark without a name. */
const narrowestMark = 14;

interface Words {
  text: string;
  x: number;
  y: number;
  font: string;
  colour: string;
  alpha: number;
}

/** Where the name of a territory, or of a group of the tree (negative id), stands; world units. */
export interface PlacedName {
  id: number;
  box: Box;
}

/** Where every label goes, worked out before anything is drawn: clusters make room for names. */
export interface LabelLayout {
  words: readonly Words[];
  names: readonly PlacedName[];
  /** Takes a box if no label, nor anything placed after, lies there. */
  free: (box: Box) => boolean;
}

/** Names and one figure of territories; the active one first, then the larger ones; none over another. `inset` = canvas outside the window, pixels. */
export function layoutTerritories(
  context: Context,
  scene: Scene,
  view: View,
  inset: number,
  anchors: readonly (Anchor | null)[],
): LabelLayout {
  const free = createPlacer();
  for (const box of scene.covered ?? []) free({ ...box, x: box.x + inset, y: box.y + inset });
  const words: Words[] = [];
  const names: PlacedName[] = [];
  if (!scene.layers.territoryLabels) return { words, names, free };
  const order = scene.territories
    .map((territory, index) => ({ territory, index, anchor: anchors[index] }))
    .sort(
      (a, b) =>
        Number(b.index === scene.active) - Number(a.index === scene.active) ||
        b.territory.weight - a.territory.weight,
    );
  for (const { territory, index, anchor } of order) {
    if (anchor == null) continue;
    const x = anchor.x * view.size - view.originX;
    const y = anchor.y * view.size - view.originY;
    if (x < -80 || y < -30 || x > view.width + 80 || y > view.height + 30) continue;
    context.font = nameFont;
    const nameWidth = context.measureText(territory.name).width + 8;
    context.font = figureFont;
    const figureWidth = territory.figure === '' ? 0 : context.measureText(territory.figure).width + 8;
    const width = Math.max(nameWidth, figureWidth);
    const withBoth = { x: x - width / 2, y: y - 16, width, height: 32 };
    const nameAlone = { x: x - nameWidth / 2, y: y - 9, width: nameWidth, height: 18 };
    const withFigure = figureWidth > 0 && free(withBoth);
    if (!withFigure && !free(nameAlone)) continue;
    names.push({ id: territory.id, box: inWorld(withFigure ? withBoth : nameAlone, view) });
    const colour = index === scene.active ? territory.colour.line : scene.style.ink;
    const nameY = withFigure ? y - 7 : y;
    words.push({ text: territory.name, x, y: nameY, font: nameFont, colour, alpha: 1 });
    if (withFigure) {
      words.push({
        text: territory.figure,
        x,
        y: y + 8,
        font: figureFont,
        colour: scene.style.ink,
        alpha: 1,
      });
    }
  }
  return { words, names, free };
}

function inWorld({ x, y, width, height }: Box, { size, originX, originY }: View): Box {
  return { x: (x + originX) / size, y: (y + originY) / size, width: width / size, height: height / size };
}

/** Units' names and marks, where their shape has the room and no label lies; where a name has none, its mark alone. */
export function layoutUnits(context: Context, scene: Scene, view: View, { free }: LabelLayout): Words[] {
  const words: Words[] = [];
  if (!scene.layers.unitLabels && scene.unitMarks === null) return words;
  const { boxes } = scene.geometry;
  context.font = unitFont;
  for (let unit = 0; unit < scene.geometry.unitCount; unit++) {
    const width = ((boxes[4 * unit + 2] ?? 0) - (boxes[4 * unit] ?? 0)) * view.size;
    if (width < narrowestMark) continue;
    // About a glyph an em: names that cannot fit are not even measured.
    const name = scene.layers.unitLabels ? (scene.unitNames[unit] ?? '') : '';
    const mark = scene.unitMarks?.[unit] ?? '';
    const nameFits = name !== '' && width >= Math.max(44, name.length * 8);
    if ((!nameFits && mark === '') || !isVisible(scene, unit, view)) continue;
    let label = nameFits ? [name, mark].filter(Boolean).join(' ') : mark;
    let needed = context.measureText(label).width + 6;
    if (needed > width * 0.92 && mark !== '' && label !== mark) {
      label = mark;
      needed = context.measureText(mark).width + 6;
    }
    if (needed > width * 0.92) continue;
    const x = (scene.unitX[unit] ?? 0) * view.size - view.originX;
    const y = (scene.unitY[unit] ?? 0) * view.size - view.originY;
    if (free({ x: x - needed / 2, y: y - 8, width: needed, height: 16 })) {
      words.push({ text: label, x, y, font: unitFont, colour: scene.style.ink, alpha: 0.82 });
    }
  }
  return words;
}

export function paintWords(context: Context, scene: Scene, words: readonly Words[]): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const word of words) {
    context.font = word.font;
    context.globalAlpha = word.alpha;
    text(context, scene, word.text, word.x, word.y, word.colour);
  }
  context.globalAlpha = 1;
}
