import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { AccountRow, RepRow } from '../../shared/contract/data.ts';
import type { MarketUnit } from '../../shared/contract/market.ts';
import type { MeasureInfo } from '../../shared/contract/plan.ts';
import type { Alignment, TerritoryRow } from '../../shared/contract/scenario.ts';
import type { TerritoryGroup } from '../../shared/contract/tree.ts';
import { ladderSteps, marketStates } from '../../shared/domain/market.ts';
import { deviationShade, quantileShade, type Shade } from '../../shared/domain/shading.ts';
import { type Format, useFormat } from '../app/format.ts';
import { stateClass, stepClass } from '../app/market-palette.ts';
import { type ColourScheme, paletteSize, territoryColour } from '../app/palette.ts';
import {
  useBoundaries,
  useCompetitors,
  useMarketSheet,
  useNeighbours,
  usePlan,
  useReps,
  useScenarioAccounts,
  useUnits,
} from '../app/queries.ts';
import { type Shading, useApp } from '../app/store.ts';
import { useChosenGroup } from '../app/tree-view.ts';
import { type Geometry, readGeometry } from './geometry.ts';
import { groupAsRow, useLevelGroups } from './level.ts';
import { worldX, worldY } from './mercator.ts';
import { previewColours } from './preview-colours.ts';
import type { AccountPoints, Scene, SceneTerritory } from './scene.ts';
import { diverging, mapStyles, sequential } from './style.ts';

const classIndex = { A: 0, B: 1, C: 2 } as const;

function accountPoints(rows: readonly AccountRow[], unitIndex: ReadonlyMap<number, number>): AccountPoints {
  const placed = rows.filter((row) => row.longitude !== null && row.latitude !== null);
  return {
    ids: Int32Array.from(placed, (row) => row.id),
    x: Float64Array.from(placed, (row) => worldX(row.longitude ?? 0)),
    y: Float64Array.from(placed, (row) => worldY(row.latitude ?? 0)),
    customerClass: Uint8Array.from(placed, (row) => classIndex[row.customerClass]),
    approximate: Uint8Array.from(placed, (row) => (row.location === 'exact' ? 0 : 1)),
    unit: Int32Array.from(placed, (row) => unitIndex.get(row.unitId ?? 0) ?? -1),
  };
}

function placed<T extends { longitude: number | null; latitude: number | null }>(rows: readonly T[]) {
  return rows.flatMap((row) =>
    row.longitude === null || row.latitude === null
      ? []
      : [{ row, x: worldX(row.longitude), y: worldY(row.latitude) }],
  );
}

/** The units as the map needs them; changes only when units or their borders do. */
export function useUnitMap() {
  const units = useUnits().data;
  const boundaries = useBoundaries().data;
  return useMemo(() => {
    if (units === undefined || boundaries === undefined) return null;
    const provinces = new Map<string, number>();
    for (const unit of units) if (!provinces.has(unit.province)) provinces.set(unit.province, provinces.size);
    return {
      units,
      index: new Map(units.map((unit, index) => [unit.id, index])),
      geometry: readGeometry(
        boundaries,
        units.map((unit) => unit.id),
      ),
      x: Float64Array.from(units, (unit) => worldX(unit.longitude)),
      y: Float64Array.from(units, (unit) => worldY(unit.latitude)),
      province: Int32Array.from(units, (unit) => provinces.get(unit.province) ?? 0),
      names: units.map((unit) => unit.name),
    };
  }, [units, boundaries]);
}
export type UnitMap = NonNullable<ReturnType<typeof useUnitMap>>;

/** A design that is still running has numbers, not territories: they are drawn as nameless ones. */
function previewTerritories(
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
type Imported = readonly MeasureInfo[];

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
interface Areas {
  areas: readonly SceneTerritory[];
  /** Index of the area each territory is drawn as, by territory id. */
  areaOf: ReadonlyMap<number, number>;
}

function areasOf(
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

const noAreas: Areas = { areas: [], areaOf: new Map() };

/** Classes of the present shading with their colours and counts; null when units show their territory. */
export function useShade(
  alignment: Alignment | undefined,
  shading: Shading,
  groups: ReadonlyMap<number, TerritoryGroup> | null = null,
): { shade: Shade; perUnit: string[]; marks?: string[] } | null {
  const units = useUnits().data;
  const measures = usePlan().data?.measures;
  const scheme = useComputedColorScheme('light');
  const market = useMarketSheet(shading.kind === 'market').data;
  return useMemo(() => {
    if (shading.kind === 'territory' || units === undefined) return null;
    if (shading.kind === 'market') return market ? marketShade(market.units, shading.of, scheme) : null;
    if (shading.kind === 'deviation') {
      if (alignment === undefined) return null;
      const key = `${shading.measure}Deviation` as const;
      const of = new Map(alignment.territories.map((row) => [row.id, (groups?.get(row.id) ?? row)[key]]));
      const shade = deviationShade([...of.values()], diverging[scheme]);
      return { shade, perUnit: alignment.unitTerritory.map((id) => colourIn(shade, of.get(id) ?? null)) };
    }
    const at = measures?.findIndex((measure) => measure.key === shading.key) ?? -1;
    const values = units.map((unit) => unit.values[at] ?? null);
    const shade = quantileShade(values, sequential[scheme]);
    return { shade, perUnit: values.map((value) => colourIn(shade, value)) };
  }, [units, measures, alignment, shading, scheme, groups, market]);
}

/** One class per step or state, in their order; `from` and `to` are its place. */
function marketShade(rows: readonly MarketUnit[], of: 'ladder' | 'state', scheme: ColourScheme) {
  const looks =
    of === 'ladder'
      ? ladderSteps.map((step) => stepClass(step, scheme))
      : marketStates.map((state) => stateClass(state, scheme));
  const at = rows.map((row) =>
    of === 'ladder' ? ladderSteps.indexOf(row.step) : marketStates.indexOf(row.state),
  );
  const shade: Shade = {
    classes: looks.map(({ colour }, place) => ({
      from: place,
      to: place,
      colour,
      count: at.filter((one) => one === place).length,
    })),
    missing: 0,
    classOf: (value) => value,
  };
  return {
    shade,
    perUnit: at.map((place) => looks[place]?.colour ?? ''),
    marks: at.map((place) => looks[place]?.mark ?? ''),
  };
}

function colourIn(shade: Shade, value: number | null): string {
  const at = shade.classOf(value);
  return at === null ? '' : (shade.classes[at]?.colour ?? '');
}

export interface SceneOptions {
  alignment: Alignment | undefined;
  /** Drawn instead of the alignment's units while a design runs. */
  preview?: readonly number[] | null;
  shading: Shading;
  /** Unit ids marked as moved; the alignment's own when not given. */
  moved?: readonly number[] | undefined;
  /** Unit ids outlined in place of the selection: what an operation would move. */
  outlined?: readonly number[] | null;
  /** Nothing is active or selected on a map that is only looked at. */
  passive?: boolean;
}

function homesOf(
  reps: readonly RepRow[],
  alignment: Alignment | undefined,
  areaOf: Areas['areaOf'],
  selected: ReadonlySet<number>,
) {
  const territoryOf = new Map(alignment?.territories.map((row) => [row.repId, areaOf.get(row.id) ?? -1]));
  return placed(reps).map(({ row, x, y }) => ({
    id: row.id,
    name: row.name,
    x,
    y,
    territory: territoryOf.get(row.id) ?? -1,
    selected: selected.has(row.id),
  }));
}

const nothing: ReadonlySet<number> = new Set();

/** Indices of the units of several territories. */
function unitsOfTerritories(alignment: Alignment | undefined, ids: ReadonlySet<number>): Set<number> {
  const units = new Set<number>();
  alignment?.unitTerritory.forEach((id, unit) => {
    if (ids.has(id)) units.add(unit);
  });
  return units;
}

/** Joins the plan's answers and the view state to what the canvas draws; null until the units are there. */
export function useScene(options: SceneOptions): { scene: Scene | null; unitMap: UnitMap | null } {
  const { alignment, preview = null, shading, moved, outlined = null, passive = false } = options;
  const format = useFormat();
  const scheme = useComputedColorScheme('light');
  const layers = useApp((state) => state.layers);
  const selection = useApp((state) => (passive ? null : state.selection));
  const territoryId = useApp((state) => (passive ? null : state.territoryId));
  const suggested = useApp((state) => (passive ? null : state.suggestedLinks));
  const unitMap = useUnitMap();
  const accountRows = useScenarioAccounts().data;
  const reps = useReps().data;
  const competitors = useCompetitors().data;
  const links = useNeighbours().data?.links;
  const levelGroups = useLevelGroups(passive || preview !== null ? null : (alignment?.scenarioId ?? null));
  const chosenGroup = useChosenGroup();
  const shade = useShade(alignment, shading, levelGroups);

  const accounts = useMemo(
    () => accountPoints(accountRows ?? [], unitMap?.index ?? new Map()),
    [accountRows, unitMap],
  );
  const measures = usePlan().data?.measures;
  const imported = useMemo(() => (measures ?? []).filter(({ derived }) => !derived), [measures]);
  const { areas: territories, areaOf } = useMemo((): Areas => {
    if (unitMap === null) return noAreas;
    if (preview !== null)
      return { areas: previewTerritories(preview, unitMap.geometry, scheme), areaOf: noAreas.areaOf };
    return alignment === undefined
      ? noAreas
      : areasOf(alignment, levelGroups, shading, scheme, format, unitMap.geometry, imported);
  }, [alignment, levelGroups, preview, unitMap, shading, scheme, format, imported]);
  const scene = useMemo((): Scene | null => {
    if (unitMap === null) return null;
    const unitTerritory = Int32Array.from({ length: unitMap.units.length }, (_, unit) =>
      preview !== null ? (preview[unit] ?? 0) - 1 : (areaOf.get(alignment?.unitTerritory[unit] ?? 0) ?? -1),
    );
    const ids = new Set(selection?.ids);
    const toUnits = (unitIds: readonly number[]) =>
      new Set(unitIds.flatMap((id) => unitMap.index.get(id) ?? []));
    const ends = (a: number, b: number) => {
      const from = unitMap.index.get(a);
      const to = unitMap.index.get(b);
      return from === undefined || to === undefined ? [] : [{ a: from, b: to }];
    };
    return {
      geometry: unitMap.geometry,
      style: mapStyles[scheme],
      layers,
      unitTerritory,
      unitOwner: alignment?.unitTerritory ?? [],
      territories,
      unitShade: preview === null ? (shade?.perUnit ?? null) : null,
      unitMarks: preview === null ? (shade?.marks ?? null) : null,
      unitNames: unitMap.names,
      unitX: unitMap.x,
      unitY: unitMap.y,
      unitProvince: unitMap.province,
      active:
        territoryId === null || preview !== null
          ? -1
          : territoryId === 0
            ? -2
            : (areaOf.get(territoryId) ?? -1),
      selectedUnits:
        outlined !== null
          ? toUnits(outlined)
          : selection?.kind === 'unit'
            ? toUnits(selection.ids)
            : chosenGroup !== null && !passive
              ? unitsOfTerritories(alignment, ids)
              : nothing,
      selectedAccounts:
        selection?.kind === 'account' ? ids : selection?.accounts ? new Set(selection.accounts) : nothing,
      movedUnits: preview === null ? toUnits(moved ?? alignment?.movedUnits ?? []) : nothing,
      accounts,
      exceptions: new Map(
        alignment?.exceptions.map(({ accountId, territoryId: held }) => [accountId, areaOf.get(held) ?? -1]),
      ),
      // Homes have no colour of a territory that is only being tried.
      homes: homesOf(
        reps ?? [],
        preview === null ? alignment : undefined,
        areaOf,
        selection?.kind === 'rep' ? ids : nothing,
      ),
      competitors: placed(competitors ?? []).map(({ row, x, y }) => ({ id: row.id, name: row.name, x, y })),
      links: [
        ...(links ?? []).flatMap((link) =>
          ends(link.a, link.b).map((pair) => ({
            ...pair,
            suggested: false,
            barrier: link.kind === 'barrier',
          })),
        ),
        ...(suggested ?? []).flatMap((link) =>
          ends(link.a, link.b).map((pair) => ({ ...pair, suggested: true, barrier: false })),
        ),
      ],
    };
  }, [
    unitMap,
    territories,
    areaOf,
    chosenGroup,
    passive,
    alignment,
    preview,
    shade,
    scheme,
    layers,
    selection,
    territoryId,
    moved,
    outlined,
    accounts,
    reps,
    competitors,
    links,
    suggested,
  ]);
  return { scene, unitMap };
}
