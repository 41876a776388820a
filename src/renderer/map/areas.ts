import type { MeasureInfo } from '../../shared/contract/plan.ts';
import type { Alignment, TerritoryRow } from '../../shared/contract/scenario.ts';
import type { TerritoryGroup } from '../../shared/contract/tree.ts';
import type { Format } from '../app/format.ts';
import { type ColourScheme, paletteSize, territoryColour } from '../app/palette.ts';
import type { Shading } from '../app/store.ts';
import type { Geometry } from './geometry.ts';
import { groupAsRow } from './level.ts';
import { previewColours } from './preview-colours.ts';
import type { SceneTerritory } from './scene.ts';

/** A design that is still running has numbers, not territories: they are drawn as nameless ones. */
export function previewTerritories(
  preview: readonly number[],
  geometry: Geometry,
  scheme: ColourScheme,
): SceneTerritory[] {
  const count = preview.reduce((most, number) => Math.max(most, number), 0);
  const colours = previewColours(
    geometry,
    Int32Array.from(preview, (number) => number - 1),
    count,
    paletteSize,
  );
  return Array.from(colours, (colour, index) => ({
    id: -index - 1,
    name: String(index + 1),
    colour: territoryColour(colour, scheme),
    locked: false,
    figure: '',
    weight: 1,
  }));
}

/** Imported and calculated measures, in the order of `TerritorySums.imported`. */
export type Imported = readonly MeasureInfo[];

function figureOf(row: TerritoryRow, shading: Shading, format: Format, imported: Imported): string {
  if (shading.kind === 'deviation') return format.deviation(row[`${shading.measure}Deviation`]);
  if (shading.kind === 'measure') {
    const known: Record<string, string> = {
      accounts: format.count(row.sums.accounts),
      calls: format.count(row.sums.calls),
      workload: format.hours(row.sums.workloadMinutes),
      potential: format.money(row.sums.potentialFen),
      sales: format.money(row.sums.salesFen),
      previousSales: format.money(row.sums.previousSalesFen),
    };
    const at = imported.findIndex(({ key }) => key === shading.key);
    const info = imported[at];
    return known[shading.key] ?? (info ? format.measure(row.sums.imported[at] ?? null, info.unit) : '');
  }
  return format.deviation(row.workloadDeviation);
}

function territoriesOf(
  alignment: Alignment,
  shading: Shading,
  scheme: ColourScheme,
  format: Format,
  imported: Imported,
): SceneTerritory[] {
  return alignment.territories.map((row) => ({
    id: row.id,
    name: row.name,
    colour: territoryColour(row.colour, scheme),
    locked: row.locked,
    figure: figureOf(row, shading, format, imported),
    weight: row.sums.workloadMinutes,
  }));
}

/** What the map draws of an alignment: its territories, or the groups of a level with the territories that are in none. */
export interface Areas {
  areas: readonly SceneTerritory[];
  /** Index of the area each territory is drawn as, by territory id. */
  areaOf: ReadonlyMap<number, number>;
}

export function areasOf(
  alignment: Alignment,
  groups: ReadonlyMap<number, TerritoryGroup> | null,
  shading: Shading,
  scheme: ColourScheme,
  format: Format,
  geometry: Geometry,
  imported: Imported,
): Areas {
  const own = territoriesOf(alignment, shading, scheme, format, imported);
  if (groups === null) return { areas: own, areaOf: new Map(own.map(({ id }, index) => [id, index])) };
  const rows: TerritoryRow[] = [];
  const indexOf = new Map<number, number>();
  const areaOf = new Map<number, number>();
  for (const territory of alignment.territories) {
    const group = groups.get(territory.id);
    const row = group === undefined ? territory : groupAsRow(group);
    const index = indexOf.get(row.id) ?? rows.push(row) - 1;
    indexOf.set(row.id, index);
    areaOf.set(territory.id, index);
  }
  const unitArea = Int32Array.from(alignment.unitTerritory, (id) => areaOf.get(id) ?? -1);
  const colours = previewColours(geometry, unitArea, rows.length, paletteSize);
  return {
    areas: rows.map((row, index) => ({
      id: row.id,
      name: row.name,
      colour: territoryColour(colours[index] ?? 0, scheme),
      locked: row.locked,
      figure: figureOf(row, shading, format, imported),
      weight: row.sums.workloadMinutes,
    })),
    areaOf,
  };
}

export const noAreas: Areas = { areas: [], areaOf: new Map() };
