import type { Pen } from './pen.ts';
import type { Stroke } from './raster/paint-strokes.ts';
import type { Scene } from './scene.ts';
import type { Sight } from './sight.ts';

/** What an arc is between; the first that holds. */
interface Lines {
  /** Within one territory. */
  hair: number[];
  province: number[];
  /** Between two territories. */
  between: number[];
  /** Where a territory ends at the shore. */
  shore: number[];
  /** Around what nobody has. */
  nobody: number[];
}

function linesOf(sight: Sight, scene: Scene): Lines {
  const { arcA, arcB } = sight.geometry;
  const { unitTerritory: of, unitProvince } = scene;
  const lines: Lines = { hair: [], province: [], between: [], shore: [], nobody: [] };
  for (let arc = 0; arc < arcA.length; arc++) {
    const a = arcA[arc] ?? -1;
    if (a === -1 || !sight.seesArc(arc)) continue;
    const b = arcB[arc] ?? -1;
    const one = of[a] ?? -1;
    const other = b === -1 ? -1 : (of[b] ?? -1);
    if (b === -1) (one === -1 ? lines.nobody : lines.shore).push(arc);
    else if (one === other) {
      lines.hair.push(arc);
      if (unitProvince[a] !== unitProvince[b]) lines.province.push(arc);
    } else (one === -1 || other === -1 ? lines.nobody : lines.between).push(arc);
  }
  return lines;
}

/** Units narrower than this on screen have no lines between them; they come in until the second width. Pixels. */
const hairFrom = 4.5;
const hairFull = 9;
/** Dots around what nobody has need room to be told from a line, pixels. */
const dotsFrom = 7;

/** Hair lines inside, province lines, strong borders between territories, dots around what nobody has; the later over the earlier. */
export function bordersOf(sight: Sight, scene: Scene): Stroke[] {
  const { style } = scene;
  const { view, geometry } = sight;
  const lines = linesOf(sight, scene);
  const unitPixels = geometry.unitSide * view.size;
  const far = view.zoom < 7;
  const border = { colour: style.border, width: far ? 1.1 : 1.5 };
  const nobody = { arcs: lines.nobody, colour: style.unassignedEdge };
  const strokes: Stroke[] = [];
  if (unitPixels > hairFrom)
    strokes.push({
      arcs: lines.hair,
      colour: style.hairline,
      opacity: Math.min(1, (unitPixels - hairFrom) / (hairFull - hairFrom)),
      width: far ? 0.5 : 0.75,
    });
  if (scene.layers.provinces)
    strokes.push({ arcs: lines.province, colour: style.province, width: 1.1, dash: [7, 3, 1.5, 3] });
  strokes.push({ arcs: lines.between, colour: style.borderCasing, width: 3.4 });
  strokes.push({ ...border, arcs: [...lines.between, ...lines.shore] });
  if (unitPixels < dotsFrom) strokes.push({ ...nobody, width: 0.75 });
  else strokes.push({ ...nobody, width: 1.6, dash: [0.1, 3.6] });
  return strokes;
}

/** Arcs seen with exactly one side in a set of units. */
function edgeOf(pen: Pen, isIn: (unit: number) => boolean): number[] {
  const { arcA, arcB } = pen.geometry;
  const edge: number[] = [];
  for (let arc = 0; arc < arcA.length; arc++) {
    const a = arcA[arc] ?? -1;
    const b = arcB[arc] ?? -1;
    if (a !== -1 && isIn(a) !== (b !== -1 && isIn(b)) && pen.seesArc(arc)) edge.push(arc);
  }
  return edge;
}

function strokeEdge(pen: Pen, edge: readonly number[], halo: string, colour: string, width: number): void {
  const { context } = pen;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.lineWidth = width * 2 + 0.5;
  context.strokeStyle = halo;
  pen.strokeArcs(edge);
  context.lineWidth = width;
  context.strokeStyle = colour;
  pen.strokeArcs(edge);
}

export function paintActive(pen: Pen, scene: Scene): void {
  if (scene.active === -1) return;
  const active = scene.active === -2 ? -1 : scene.active;
  const edge = edgeOf(pen, (unit) => scene.unitTerritory[unit] === active);
  const colour = scene.territories[active]?.colour.line ?? scene.style.unassignedEdge;
  strokeEdge(pen, edge, scene.style.halo, colour, 2);
}

export function paintSelectedUnits(pen: Pen, scene: Scene): void {
  const selected = scene.selectedUnits;
  if (selected.size === 0) return;
  pen.context.fillStyle = scene.style.selectionFill;
  pen.fillUnits([...selected].filter((unit) => pen.seesUnit(unit)));
  const edge = edgeOf(pen, (unit) => selected.has(unit));
  strokeEdge(pen, edge, scene.style.halo, scene.style.selection, 2.25);
}

/** The unit under the pointer. */
export function paintHover(pen: Pen, scene: Scene, unit: number): void {
  const { context } = pen;
  context.beginPath();
  pen.unit(unit);
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = scene.style.halo;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = scene.style.hover;
  context.stroke();
}
