import type { ReportTerritory, ScenarioReport } from './report.ts';

/** Looks up a territory by id; null for unassigned. */
export type FindTerritory = (id: number | null) => ReportTerritory | null;

export function territoryFinder(report: ScenarioReport): FindTerritory {
  const byId = new Map(report.territories.map((territory) => [territory.id, territory]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}
