import type PptxGen from 'pptxgenjs';
import type { CircleMark, Drawing, Mark, PathMark } from '../drawing.ts';
import type { Box } from '../page.ts';
import { textWidth } from '../text-width.ts';
import { bare, inches } from './pptx-units.ts';

/** A picture as shapes of a slide: territories stay areas one can select, name, recolour and move. */
export function addDrawing(slide: PptxGen.Slide, drawing: Drawing, box: Box, font: string): void {
  const scale = Math.min(box.width / drawing.width, box.height / drawing.height);
  const x = (value: number) => box.x + value * scale;
  const y = (value: number) => box.y + value * scale;
  for (const mark of drawing.marks) addMark(slide, mark, { x, y, scale }, font);
}

interface Place {
  x(value: number): number;
  y(value: number): number;
  scale: number;
}

function addMark(slide: PptxGen.Slide, mark: Mark, place: Place, font: string): void {
  if (mark.kind === 'text') addWords(slide, mark, place, font);
  else if (mark.kind === 'path') addPath(slide, mark, place);
  else addDisc(slide, mark, place);
}

function addDisc(slide: PptxGen.Slide, mark: CircleMark, place: Place): void {
  const r = mark.radius * place.scale;
  slide.addShape('ellipse', {
    x: inches(place.x(mark.x) - r),
    y: inches(place.y(mark.y) - r),
    w: inches(2 * r),
    h: inches(2 * r),
    fill: { color: bare(mark.fill) },
    ...lineOf(mark, place.scale),
    ...(mark.name === undefined ? {} : { objectName: mark.name }),
  });
}

function addPath(slide: PptxGen.Slide, mark: PathMark, place: Place): void {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of mark.lines)
    for (let at = 0; at < line.length; at += 2) {
      left = Math.min(left, line[at] ?? 0);
      right = Math.max(right, line[at] ?? 0);
      top = Math.min(top, line[at + 1] ?? 0);
      bottom = Math.max(bottom, line[at + 1] ?? 0);
    }
  if (left > right) return;
  const points = mark.lines.flatMap((line) => {
    const corners: { x: number; y: number; moveTo?: boolean }[] = [];
    for (let at = 0; at < line.length; at += 2)
      corners.push({
        x: inches(((line[at] ?? 0) - left) * place.scale),
        y: inches(((line[at + 1] ?? 0) - top) * place.scale),
        ...(at === 0 ? { moveTo: true } : {}),
      });
    return mark.closed ? [...corners, { close: true as const }] : corners;
  });
  slide.addShape('custGeom' as PptxGen.SHAPE_NAME, {
    x: inches(place.x(left)),
    y: inches(place.y(top)),
    // A straight line is a shape of no height, which PowerPoint would stretch.
    w: inches(Math.max(right - left, 0.1) * place.scale),
    h: inches(Math.max(bottom - top, 0.1) * place.scale),
    points,
    ...(mark.fill === undefined ? {} : { fill: { color: bare(mark.fill) } }),
    ...lineOf(mark, place.scale),
    ...(mark.name === undefined ? {} : { objectName: mark.name }),
  });
}

function lineOf(mark: Exclude<Mark, { kind: 'text' }>, scale: number): Pick<PptxGen.ShapeProps, 'line'> {
  if (mark.stroke === undefined) return {};
  const dashed = mark.kind === 'path' && mark.dash !== undefined;
  const width = Math.max(0.25, Math.round((mark.strokeWidth ?? 1) * scale * 100) / 100);
  return { line: { color: bare(mark.stroke), width, ...(dashed ? { dashType: 'sysDash' as const } : {}) } };
}

function addWords(
  slide: PptxGen.Slide,
  mark: Extract<Mark, { kind: 'text' }>,
  place: Place,
  font: string,
): void {
  const size = Math.round(mark.size * place.scale * 10) / 10;
  // Wider than measured: another font may be there, and a wrapped name is worse than a wide box.
  const width = textWidth(mark.text, size, mark.bold) * 1.25 + 8;
  const height = size * 1.5;
  const x = place.x(mark.x) - (mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0);
  slide.addText(mark.text, {
    x: inches(x),
    y: inches(place.y(mark.y) - height / 2),
    w: inches(width),
    h: inches(height),
    fontSize: size,
    fontFace: font,
    bold: mark.bold === true,
    color: bare(mark.fill),
    align: mark.anchor === 'end' ? 'right' : mark.anchor === 'middle' ? 'center' : 'left',
    valign: 'middle',
    margin: 0,
    wrap: false,
    ...(mark.halo === undefined ? {} : { glow: { size: 3, opacity: 0.9, color: bare(mark.halo) } }),
    objectName: mark.text,
  });
}
