import { derivedMeasures, derivedMeasureUnit } from '../../../shared/domain/measures.ts';
import { exported, yuan } from './amounts.ts';
import type { Measured } from './measure-columns.ts';
import type { ReportQuotaRow, ScenarioReport } from './report.ts';
import { territoryFinder } from './territory-names.ts';

/** The documented export (docs/cli.md): money in yuan, workload in minutes a year, ids as the user knows them. */
export interface ScenarioDocument {
  scenario: string;
  units: { id: string; territory: number | null }[];
  accounts: { id: string; unit: string | null; territory: number | null; rep: string | null }[];
  territories: {
    id: number;
    name: string;
    rep: string | null;
    measures: Record<string, number>;
    quota: { year: number; total: number; months: number[] } | null;
  }[];
  links: [string, string][];
}

export function scenarioDocument(report: ScenarioReport): ScenarioDocument {
  const find = territoryFinder(report);
  const quotaOf = new Map(report.quota?.rows.map((row) => [row.territoryId, row]));
  return {
    scenario: report.scenario.name,
    units: report.units.map(({ code, territoryId }) => ({ id: code, territory: territoryId })),
    accounts: Array.from(report.accounts, ({ ref, unitCode, territoryId }) => ({
      id: ref,
      unit: unitCode,
      territory: territoryId,
      rep: find(territoryId)?.rep?.ref ?? null,
    })),
    territories: report.territories.map(({ id, name, rep, sums }) => ({
      id,
      name,
      rep: rep?.ref ?? null,
      measures: measureValues(report, sums),
      quota: quotaValues(report.quota?.year, quotaOf.get(id)),
    })),
    links: report.links,
  };
}

/** Every measure by its key: derived ones, then imported ones; a value never given is left out. */
export function measureValues(report: ScenarioReport, sums: Measured): Record<string, number> {
  const derived = {
    accounts: sums.accounts,
    calls: sums.calls,
    workload: sums.workloadMinutes,
    potential: sums.potentialFen,
    sales: sums.salesFen,
    previousSales: sums.previousSalesFen,
  };
  const entries = derivedMeasures.map((key): [string, number] => [
    key,
    exported(derived[key], derivedMeasureUnit[key]),
  ]);
  report.measures.forEach(({ key, unit }, index) => {
    const value = sums.imported[index];
    if (value !== null) entries.push([key, exported(value, unit)]);
  });
  // keys of imported measures are a stranger's text: fromEntries makes own properties, never a prototype
  return Object.fromEntries(entries);
}

function quotaValues(year: number | undefined, row: ReportQuotaRow | undefined) {
  if (year === undefined || row === undefined) return null;
  return { year, total: yuan(row.totalFen), months: row.monthsFen.map(yuan) };
}
