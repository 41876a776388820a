import { createPlacer } from '../../../../shared/domain/label-placer.ts';
import type { Format } from '../../../../shared/number-format.ts';
import { type Drawing, type Mark, rectangle, shifted } from '../drawing.ts';
import { ink, mapInk } from '../style.ts';
import { textWidth } from '../text-width.ts';
import { createFrame, type Frame, projectArea, projectLine } from './frame.ts';
import type { Bounds, MapGround } from './ground.ts';
import { anchorOf, type Label, placeLabels } from './labels.ts';
import { scaleBar } from './scale-bar.ts';

/** An area of the map: a territory, or what a page sets apart. */
export interface MapArea {
  name: string;
  units: readonly number[];
  /** null = only its border is drawn, over units coloured one by one. */
  fill: string | null;
  /** Name and figure to write into it; null = none. */
  label: { text: string; figure: string; weight: number; bold?: boolean } | null;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
}

export interface LegendItem {
  text: string;
  fill: string;
  /** Another sign than a filled square. */
  mark?: (x: number, y: number) => readonly Mark[];
}

export interface MapRequest {
  ground: MapGround;
  width: number;
  height: number;
  /** null = all of it. */
  bounds: Bounds | null;
  areas: readonly MapArea[];
  /** A fill per unit, where units are coloured one by one; null entries keep their area's. */
  unitFills?: readonly (string | null)[] | undefined;
  /** Number per unit: lines between different ones are drawn stronger. */
  provinces?: readonly number[] | undefined;
  /** Whether hair lines between units are drawn. */
  hairlines: boolean;
  /** Drawn above areas, below labels. */
  marks?: (frame: Frame) => readonly Mark[];
  /** Further labels beside those of the areas. */
  labels?: (frame: Frame) => readonly Label[];
  legend: readonly LegendItem[];
  alt: string;
  f: Format;
}

/** Discs of this size bear a number that no name may cover. */
const numbered = 4;

const around = ({ x, y, radius }: { x: number; y: number; radius: number }) => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

/** Height of a line of the strip below the map that holds legend and scale. */
const legendLine = 13;

/** Draws a map with its legend and scale bar below; every label stands free of the others. */
export function drawMap(request: MapRequest): Drawing {
  const { ground, width, height, areas, f } = request;
  const rows = legendRows(request.legend, width - 90);
  const mapHeight = height - Math.max(1, rows.length) * legendLine - 4;
  const frame = createFrame(request.bounds ?? ground.bounds, width, mapHeight, request.bounds ? 0 : 6);
  const marks: Mark[] = [
    { kind: 'path', lines: [rectangle(0, 0, width, mapHeight)], closed: true, fill: mapInk.sea },
  ];
  const labels: Label[] = [];
  const among = amongOf(request);
  for (const area of areas) {
    const lines = projectArea(frame, ground.area(area.units));
    if (lines.length === 0) continue;
    marks.push({
      kind: 'path',
      lines,
      closed: true,
      name: area.name,
      ...(area.fill === null ? {} : { fill: area.fill }),
      stroke: area.stroke ?? mapInk.border,
      strokeWidth: area.strokeWidth ?? 0.9,
      ...(area.dash ? { dash: area.dash } : {}),
    });
    const anchor = area.label && anchorOf(lines);
    if (area.label && anchor)
      labels.push({
        ...area.label,
        bold: area.label.bold ?? true,
        ...anchor,
        sizes: [8.5, 7.2, 6.2],
      });
  }
  if (request.unitFills) marks.push(...unitMarks(request, frame));
  if (request.hairlines)
    marks.push(
      ...lineMarks(
        frame,
        ground.borders(() => true, among),
        mapInk.hairline,
        0.3,
      ),
    );
  const { provinces } = request;
  if (provinces)
    marks.push(
      ...lineMarks(
        frame,
        ground.borders((a, b) => a >= 0 && b >= 0 && provinces[a] !== provinces[b], among),
        mapInk.province,
        0.7,
        [3, 2],
      ),
    );
  // Borders lie over hair lines and unit colours.
  marks.push(...borderMarks(request, frame));
  const points = request.marks?.(frame) ?? [];
  marks.push(...points);
  const free = createPlacer();
  for (const point of points) if (point.kind === 'circle' && point.radius >= numbered) free(around(point));
  const placed = placeLabels([...labels, ...(request.labels?.(frame) ?? [])], free, width, mapHeight);
  marks.push(...placed);
  marks.push({
    kind: 'path',
    lines: [rectangle(-2, mapHeight, width + 4, height - mapHeight + 4)],
    closed: true,
    fill: ink.paper,
  });
  marks.push(...shifted(legendMarks(rows), 0, mapHeight + 4));
  marks.push(...scaleBar(frame.metresPerPoint, width - 2, mapHeight + 4 + legendLine * 0.62, 60, f));
  return { width, height, marks, alt: request.alt };
}

function unitMarks({ ground, unitFills = [] }: MapRequest, frame: Frame): Mark[] {
  const byFill = new Map<string, Float64Array[]>();
  unitFills.forEach((fill, unit) => {
    if (fill === null) return;
    const shape = ground.unit(unit);
    if (!shape) return;
    const lines = byFill.get(fill) ?? [];
    lines.push(...projectArea(frame, shape));
    byFill.set(fill, lines);
  });
  return [...byFill].flatMap(([fill, lines]) =>
    // Neighbours of one colour lie in one path: a hair of the same colour closes the seam between them.
    lines.length === 0
      ? []
      : [{ kind: 'path' as const, lines, closed: true, fill, stroke: fill, strokeWidth: 0.2 }],
  );
}

function lineMarks(
  frame: Frame,
  lines: ReturnType<MapGround['borders']>,
  stroke: string,
  strokeWidth: number,
  dash?: readonly number[],
): Mark[] {
  const seen = lines.flatMap((line) => projectLine(frame, line) ?? []);
  if (seen.length === 0) return [];
  return [{ kind: 'path', lines: seen, closed: false, stroke, strokeWidth, ...(dash ? { dash } : {}) }];
}

/** Of a part of the region only the units of its areas are looked at. */
const amongOf = ({ bounds, areas }: MapRequest): readonly number[] | undefined =>
  bounds ? areas.flatMap(({ units }) => units) : undefined;

/** Where units are drawn over the areas, the areas' borders are drawn again on top. */
function borderMarks(request: MapRequest, frame: Frame): Mark[] {
  if (!request.unitFills && !request.hairlines) return [];
  const areaOf = new Map<number, number>();
  request.areas.forEach(({ units }, area) => {
    for (const unit of units) areaOf.set(unit, area);
  });
  const lines = request.ground.borders((a, b) => areaOf.get(a) !== areaOf.get(b), amongOf(request));
  return lineMarks(frame, lines, mapInk.border, 0.9);
}

function legendRows(items: readonly LegendItem[], width: number): { item: LegendItem; x: number }[][] {
  const rows: { item: LegendItem; x: number }[][] = [];
  let x = Infinity;
  for (const item of items) {
    const needed = 12 + textWidth(item.text, 6.8) + 10;
    if (x + needed > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ item, x });
    x += needed;
  }
  return rows;
}

function legendMarks(rows: ReturnType<typeof legendRows>): Mark[] {
  return rows.flatMap((row, line) =>
    row.flatMap(({ item, x }): Mark[] => {
      const y = line * legendLine + legendLine / 2;
      const sign: readonly Mark[] = item.mark?.(x + 4, y) ?? [
        {
          kind: 'path',
          lines: [rectangle(x, y - 3.5, 8, 7)],
          closed: true,
          fill: item.fill,
          stroke: ink.quiet,
          strokeWidth: 0.4,
        },
      ];
      return [
        ...sign,
        { kind: 'text', text: item.text, x: x + 12, y, size: 6.8, anchor: 'start', fill: ink.quiet },
      ];
    }),
  );
}
