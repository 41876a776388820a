import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { UnitLink } from '../../shared/contract/data.ts';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { useFormat } from '../app/format.ts';
import { useCompetitors, useNeighbours, usePlan, useReps, useScenarioPoints } from '../app/queries.ts';
import { type Shading, useApp } from '../app/store.ts';
import { useChosenGroup } from '../app/tree-view.ts';
import { type Areas, areasOf, noAreas, previewTerritories } from './areas.ts';
import { useLevelGroups } from './level.ts';
import { competitorPoints, homesOf, noPoints } from './points.ts';
import type { Scene } from './scene.ts';
import { mapStyles } from './style.ts';
import { type UnitMap, useUnitMap } from './unit-map.ts';
import { useShade } from './use-shade.ts';

export { type UnitMap, useUnitMap } from './unit-map.ts';
export { useShade } from './use-shade.ts';

export interface SceneOptions {
  alignment: Alignment | undefined;
  /** Drawn instead of the alignment's units while a design runs. */
  preview?: readonly number[] | null;
  shading: Shading;
  /** Unit ids marked as moved; the alignment's own when not given. */
  moved?: readonly number[] | undefined;
  /** Unit ids outlined in place of the selection: what an operation would move. */
  outlined?: readonly number[] | null;
  /** There is a base map below: fills let it through. */
  overBase?: boolean;
  /** Nothing is active or selected on a map that is only looked at. */
  passive?: boolean;
  /** In light colours, whatever the theme: on its way to paper. */
  light?: boolean;
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
  const {
    alignment,
    preview = null,
    shading,
    moved,
    outlined = null,
    passive = false,
    overBase = false,
    light = false,
  } = options;
  const format = useFormat();
  const theme = useComputedColorScheme('light');
  const scheme = light ? 'light' : theme;
  const layers = useApp((state) => state.layers);
  const selection = useApp((state) => (passive ? null : state.selection));
  const territoryId = useApp((state) => (passive ? null : state.territoryId));
  const suggested = useApp((state) => (passive ? null : state.suggestedLinks));
  const unitMap = useUnitMap();
  const accounts = useScenarioPoints() ?? noPoints;
  const reps = useReps().data;
  const competitorRows = useCompetitors().data;
  const links = useNeighbours().data?.links;
  const levelGroups = useLevelGroups(passive || preview !== null ? null : (alignment?.scenarioId ?? null));
  const chosenGroup = useChosenGroup();
  const shade = useShade(alignment, shading, levelGroups);
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

  const unitTerritory = useMemo(() => {
    const of = new Int32Array(unitMap?.units.length ?? 0);
    for (let unit = 0; unit < of.length; unit++)
      of[unit] =
        preview !== null ? (preview[unit] ?? 0) - 1 : (areaOf.get(alignment?.unitTerritory[unit] ?? 0) ?? -1);
    return of;
  }, [unitMap, preview, areaOf, alignment]);
  const exceptions = useMemo(
    () =>
      new Map(
        alignment?.exceptions.map(({ accountId, territoryId: held }) => [accountId, areaOf.get(held) ?? -1]),
      ),
    [alignment, areaOf],
  );
  const competitors = useMemo(() => competitorPoints(competitorRows ?? []), [competitorRows]);
  const movedUnits = useMemo(
    () => (preview === null ? unitsOf(unitMap, moved ?? alignment?.movedUnits ?? []) : nothing),
    [preview, unitMap, moved, alignment],
  );
  const shownLinks = useMemo(
    () => linksOf(unitMap, links ?? [], suggested ?? []),
    [unitMap, links, suggested],
  );

  const scene = useMemo((): Scene | null => {
    if (unitMap === null) return null;
    const ids = new Set(selection?.ids);
    return {
      geometry: unitMap.geometry,
      style: mapStyles[scheme],
      layers,
      overBase,
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
          ? unitsOf(unitMap, outlined)
          : selection?.kind === 'unit'
            ? unitsOf(unitMap, selection.ids)
            : chosenGroup !== null && !passive
              ? unitsOfTerritories(alignment, ids)
              : nothing,
      selectedAccounts:
        selection?.kind === 'account' ? ids : selection?.accounts ? new Set(selection.accounts) : nothing,
      movedUnits,
      accounts,
      exceptions,
      // Homes have no colour of a territory that is only being tried.
      homes: homesOf(
        reps ?? [],
        preview === null ? alignment : undefined,
        areaOf,
        selection?.kind === 'rep' ? ids : nothing,
      ),
      competitors,
      links: shownLinks,
    };
  }, [
    unitMap,
    territories,
    unitTerritory,
    areaOf,
    chosenGroup,
    passive,
    alignment,
    preview,
    shade,
    scheme,
    layers,
    overBase,
    selection,
    territoryId,
    movedUnits,
    outlined,
    accounts,
    exceptions,
    reps,
    competitors,
    shownLinks,
  ]);
  return { scene, unitMap };
}

/** Indices of units by their ids; ids of units that are gone are left out. */
function unitsOf(unitMap: UnitMap | null, ids: readonly number[]): ReadonlySet<number> {
  return new Set(ids.flatMap((id) => unitMap?.index.get(id) ?? []));
}

function linksOf(
  unitMap: UnitMap | null,
  links: readonly UnitLink[],
  suggested: readonly { a: number; b: number }[],
): Scene['links'] {
  const ends = (a: number, b: number) => {
    const from = unitMap?.index.get(a);
    const to = unitMap?.index.get(b);
    return from === undefined || to === undefined ? [] : [{ a: from, b: to }];
  };
  return [
    ...links.flatMap(({ a, b, kind }) =>
      ends(a, b).map((pair) => ({ ...pair, suggested: false, barrier: kind === 'barrier' })),
    ),
    ...suggested.flatMap(({ a, b }) =>
      ends(a, b).map((pair) => ({ ...pair, suggested: true, barrier: false })),
    ),
  ];
}
