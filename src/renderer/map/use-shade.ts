import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { Alignment } from '../../shared/contract/scenario.ts';
import type { TerritoryGroup } from '../../shared/contract/tree.ts';
import { marketShade } from '../../shared/domain/market-shade.ts';
import { deviationShade, quantileShade, type Shade } from '../../shared/domain/shading.ts';
import { useMarketSheet, usePlan, useScenarioUnits } from '../app/queries.ts';
import type { Shading } from '../app/store.ts';
import { diverging, sequential } from './style.ts';

/** Classes of the present shading with their colours and counts; null when units show their territory. */
export function useShade(
  alignment: Alignment | undefined,
  shading: Shading,
  groups: ReadonlyMap<number, TerritoryGroup> | null = null,
): { shade: Shade; perUnit: string[]; marks?: string[] } | null {
  const units = useScenarioUnits().data;
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

function colourIn(shade: Shade, value: number | null): string {
  const at = shade.classOf(value);
  return at === null ? '' : (shade.classes[at]?.colour ?? '');
}
