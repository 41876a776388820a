import { type Anchor, type Box, createPlacer } from './labels.ts';
import { isVisible } from './paint-land.ts';
import type { Scene, View } from './scene.ts';

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

/** Names and one figure of territories, then units' names where they fit; none over another. */
export function paintLabels(
  context: Context,
  scene: Scene,
  view: View,
  anchors: readonly (Anchor | null)[],
): void {
  const free = createPlacer();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  if (scene.layers.territoryLabels) paintTerritoryLabels(context, scene, view, anchors, free);
  if (scene.layers.unitLabels) paintUnitLabels(context, scene, view, free);
}

function paintTerritoryLabels(
  context: Context,
  scene: Scene,
  view: View,
  anchors: readonly (Anchor | null)[],
  free: (box: Box) => boolean,
): void {
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
    const nameWidth = context.measureText(territory.name).width;
    context.font = figureFont;
    const figureWidth = territory.figure === '' ? 0 : context.measureText(territory.figure).width;
    const width = Math.max(nameWidth, figureWidth) + 8;
    const withFigure = territory.figure !== '' && free({ x: x - width / 2, y: y - 16, width, height: 32 });
    if (!withFigure && !free({ x: x - nameWidth / 2 - 4, y: y - 9, width: nameWidth + 8, height: 18 }))
      continue;
    const colour = index === scene.active ? territory.colour.line : scene.style.ink;
    context.font = nameFont;
    text(context, scene, territory.name, x, withFigure ? y - 7 : y, colour);
    if (withFigure) {
      context.font = figureFont;
      text(context, scene, territory.figure, x, y + 8, scene.style.ink);
    }
  }
}

function paintUnitLabels(context: Context, scene: Scene, view: View, free: (box: Box) => boolean): void {
  const { boxes } = scene.geometry;
  context.font = unitFont;
  context.globalAlpha = 0.82;
  for (let unit = 0; unit < scene.geometry.unitCount; unit++) {
    const width = ((boxes[4 * unit + 2] ?? 0) - (boxes[4 * unit] ?? 0)) * view.size;
    // About a glyph an em: names that cannot fit are not even measured.
    const name = scene.unitNames[unit] ?? '';
    if (width < Math.max(44, name.length * 8) || !isVisible(scene, unit, view)) continue;
    const needed = context.measureText(name).width + 6;
    if (needed > width * 0.92) continue;
    const x = (scene.unitX[unit] ?? 0) * view.size - view.originX;
    const y = (scene.unitY[unit] ?? 0) * view.size - view.originY;
    if (free({ x: x - needed / 2, y: y - 8, width: needed, height: 16 }))
      text(context, scene, name, x, y, scene.style.ink);
  }
  context.globalAlpha = 1;
}
