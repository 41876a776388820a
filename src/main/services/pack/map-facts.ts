import type { MapFacts } from '../../exchange/pack/board/facts.ts';
import type { PlanReader } from '../../plan/plan.ts';
import { readBoundary } from '../boundary.ts';
import type { Dataset } from '../dataset.ts';

/** What maps of a document are drawn from; null when the plan has no borders. */
export function mapFacts(plan: PlanReader, data: Dataset, movedUnits: readonly number[]): MapFacts | null {
  const boundary = readBoundary(plan);
  if (!boundary || data.units.length === 0) return null;
  const provinces = new Map<string, number>();
  for (const { province } of data.units)
    if (!provinces.has(province)) provinces.set(province, provinces.size);
  return {
    boundary,
    unitIds: data.units.map(({ id }) => id),
    unitNames: data.units.map(({ name }) => name),
    provinces: data.units.map(({ province }) => provinces.get(province) ?? 0),
    movedUnits: new Set(movedUnits),
  };
}
