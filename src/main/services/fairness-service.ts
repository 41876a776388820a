import {
  defaultFairnessSettings,
  type FairnessReport,
  type FairnessRow,
  type FairnessSettings,
  fairnessRatios,
  fairnessSettings,
} from '../../shared/contract/fairness.ts';
import type { QuotaSheet } from '../../shared/contract/quota.ts';
import type { Alignment, TerritoryRow } from '../../shared/contract/scenario.ts';
import { AppError } from '../../shared/errors.ts';
import { type Dispersion, dispersion, outliers } from '../engine/fairness/dispersion.ts';
import { shareChange, yearlyGrowth } from '../engine/fairness/market-growth.ts';
import { type SmartFrame, smartCheck } from '../engine/fairness/smart.ts';
import { rollUp } from '../engine/measures/roll-up.ts';
import type { Plan, PlanReader } from '../plan/plan.ts';
import type { Assignment } from './assignment.ts';
import type { Dataset } from './dataset.ts';
import type { Projection } from './projection.ts';
import { storedJson } from './stored-json.ts';

interface FairnessDependencies {
  plan: () => Plan;
  projection: Projection;
  quota: (scenarioId: number) => QuotaSheet | null;
}

const settingKey = 'fairness';

/** Settings kept in the plan file; a value that no longer parses falls back to the default. */
export function readFairnessSettings(plan: PlanReader): FairnessSettings {
  const stored = plan.setting(settingKey);
  const parsed = stored === undefined ? null : fairnessSettings.safeParse(storedJson(stored));
  return parsed?.success ? parsed.data : defaultFairnessSettings;
}

/** How fair the quotas of a scenario are, by territory and over all of them. */
export function createFairnessService({ plan, projection, quota }: FairnessDependencies) {
  return {
    get(scenarioId: number): FairnessReport {
      const data = projection.dataset(scenarioId);
      const alignment = projection.alignment(scenarioId);
      const sales = salesByYear(data, projection.assignment(scenarioId));
      const settings = readFairnessSettings(plan());
      return report({ data, alignment, sheet: quota(scenarioId), sales, settings });
    },

    /** One undo entry. @throws AppError VALUE_INVALID for a measure the plan does not have */
    setSettings(settings: FairnessSettings): void {
      const known = new Set(projection.dataset().measures.map(({ key }) => key));
      const { before, now } = settings.potentialGrowth ?? {};
      for (const key of [before, now]) {
        if (key !== undefined && !known.has(key))
          throw new AppError('VALUE_INVALID', { field: 'potentialGrowth', value: key });
      }
      plan().edit({ key: 'fairness', params: {} }, ['quota'], (write) =>
        write.put('setting', { key: settingKey, value: JSON.stringify(settings) }),
      );
    },
  };
}

export type FairnessService = ReturnType<typeof createFairnessService>;

/** Sales per year and territory of a scenario, over the accounts each has now. */
export interface TerritorySales {
  readonly years: readonly number[];
  /** Per year (in the order of `years`), per territory index, fen. */
  readonly sums: readonly Float64Array[];
}

export function salesByYear(data: Dataset, { accountTerritory, territories }: Assignment): TerritorySales {
  return {
    years: data.salesYears,
    sums: data.salesYears.map(
      (year) => rollUp(accountTerritory, territories.length, data.salesOfYear.get(year)).sums,
    ),
  };
}

interface Given {
  data: Dataset;
  alignment: Alignment;
  sheet: QuotaSheet | null;
  sales: TerritorySales;
  settings: FairnessSettings;
}

function report(given: Given): FairnessReport {
  const { data, alignment, sheet, sales, settings } = given;
  const { territories } = alignment;
  const market = marketGrowth(settings, sales);
  const quotas = quotaRows(sheet, territories);
  const best = territories.map((_, index) => bestYear(sales, index));
  const ratios = ratioColumns(territories, quotas, best);
  const spread = ratios.map(dispersion);
  const flags = ratios.map((values, index) => outliers(values, spread[index] ?? null));
  const frame = smartFrame(given, market.growth, spread[0] ?? null);
  const parents = parentSums(sheet);
  const rows = territories.map((territory, index): FairnessRow => {
    const row = quotas[index] ?? null;
    const repId = territory.repId;
    return {
      territoryId: territory.id,
      name: territory.name,
      rep: repId === null ? '' : (data.repById.get(repId)?.name ?? ''),
      hasQuota: row !== null,
      quotaFen: row?.totalFen ?? 0,
      potentialFen: territory.sums.potentialFen,
      workloadMinutes: territory.sums.workloadMinutes,
      best: best[index],
      lastFen: territory.sums.salesFen,
      ratios: ratios.map((values) => (Number.isNaN(values[index]) ? null : values[index])),
      outliers: flags.map((values) => (values[index] === 0 ? null : values[index] > 0 ? 'high' : 'low')),
      smart: copyReasons(
        smartCheck(
          {
            hasName: territory.name.trim() !== '',
            hasRep: repId !== null,
            hasQuota: row !== null,
            quotaFen: row?.totalFen ?? 0,
            monthsFen: row?.monthsFen ?? [],
            bestFen: best[index]?.fen ?? Number.NaN,
            potentialFen: territory.sums.potentialFen,
          },
          { ...frame, ...parents.get(territory.id) },
        ),
      ),
      growth: growthOf(given, territory, index, market.growth),
    };
  });
  return {
    scenarioId: alignment.scenarioId,
    year: sheet?.settings.year ?? null,
    baseYear: data.baseYear,
    settings,
    marketGrowth: market.growth,
    marketGrowthFrom: market.from,
    rows,
    spread,
  };
}

function copyReasons(check: ReturnType<typeof smartCheck>): FairnessRow['smart'] {
  const copy = (reasons: readonly { key: string; params: Readonly<Record<string, number>> }[]) =>
    reasons.map(({ key, params }) => ({ key, params: { ...params } }));
  return {
    specific: copy(check.specific),
    measurable: copy(check.measurable),
    attainable: copy(check.attainable),
    relevant: copy(check.relevant),
    timed: copy(check.timed),
  };
}

/** Growth of the market a year: as given, else the firm's own over the years on record. */
export function marketGrowth(
  settings: FairnessSettings,
  { years, sums }: TerritorySales,
): { growth: number | null; from: FairnessReport['marketGrowthFrom'] } {
  if (settings.marketGrowth !== null) return { growth: settings.marketGrowth, from: 'given' };
  const growth = yearlyGrowth(
    years,
    sums.map((year) => year.reduce((total, value) => total + value, 0)),
  );
  return { growth, from: growth === null ? 'none' : 'sales' };
}

function quotaRows(sheet: QuotaSheet | null, territories: readonly TerritoryRow[]) {
  const without = new Set(sheet?.withoutQuota);
  const rows = new Map(sheet?.rows.map((row) => [row.territoryId, row]));
  return territories.map(({ id }) => (without.has(id) ? null : (rows.get(id) ?? null)));
}

function bestYear({ years, sums }: TerritorySales, territory: number): FairnessRow['best'] {
  let best: FairnessRow['best'] = null;
  years.forEach((year, index) => {
    const fen = sums[index][territory];
    if (fen > 0 && (best === null || fen > best.fen)) best = { year, fen };
  });
  return best;
}

/** One array per ratio in the order of `fairnessRatios`; NaN where quota or basis is missing. */
function ratioColumns(
  territories: readonly TerritoryRow[],
  quotas: ReturnType<typeof quotaRows>,
  best: readonly FairnessRow['best'][],
): Float64Array[] {
  const basis: Record<(typeof fairnessRatios)[number], (index: number) => number> = {
    potential: (index) => territories[index].sums.potentialFen,
    workload: (index) => territories[index].sums.workloadMinutes / 60,
    best: (index) => best[index]?.fen ?? 0,
    last: (index) => territories[index].sums.salesFen,
  };
  return fairnessRatios.map((key) =>
    Float64Array.from(territories, (_, index) => {
      const quota = quotas[index];
      const below = basis[key](index);
      return quota && below > 0 ? quota.totalFen / below : Number.NaN;
    }),
  );
}

/** Per territory what its parent gives out, and what the parent's parts add up to; fen. */
function parentSums(sheet: QuotaSheet | null): Map<number, { totalFen: number; sumFen: number }> {
  const sums = new Map<string, number>();
  for (const { parent, amountsFen } of sheet?.nodes ?? [])
    if (parent !== null) sums.set(parent, (sums.get(parent) ?? 0) + amountsFen[0]);
  const assigned = new Map(sheet?.nodes.map(({ node, assignedFen }) => [node, assignedFen]));
  return new Map(
    (sheet?.nodes ?? []).flatMap(({ kind, id, parent }) =>
      kind === 'territory' && id !== null && parent !== null
        ? [[id, { totalFen: assigned.get(parent) ?? 0, sumFen: sums.get(parent) ?? 0 }] as const]
        : [],
    ),
  );
}

function smartFrame(
  { data, sheet, settings }: Given,
  growth: number | null,
  perPotential: Dispersion | null,
): SmartFrame {
  const ahead = sheet && data.baseYear !== null ? Math.max(0, sheet.settings.year - data.baseYear) : 0;
  return {
    year: sheet?.settings.year ?? null,
    totalFen: 0,
    sumFen: 0,
    growth: (1 + (growth ?? 0)) ** ahead - 1,
    allowance: settings.allowance,
    medianPerPotential: perPotential?.median ?? Number.NaN,
    band: settings.band,
  };
}

/** Sales beside potential over the same years: two measures when given, else two years back with the market. */
function growthOf(
  { data, sales, settings }: Given,
  territory: TerritoryRow,
  index: number,
  market: number | null,
): FairnessRow['growth'] {
  const last = data.baseYear === null ? -1 : sales.years.indexOf(data.baseYear);
  const chosen = settings.potentialGrowth;
  const from = chosen
    ? sales.years.indexOf((data.baseYear ?? 0) - chosen.years)
    : sales.years.findIndex((year) => year >= (data.baseYear ?? 0) - 2);
  if (last < 0 || from < 0 || from >= last) return null;
  const years = sales.years[last] - sales.years[from];
  const before = sales.sums[from][index];
  const salesGrowth = before > 0 ? sales.sums[last][index] / before - 1 : Number.NaN;
  const potentialGrowth = chosen
    ? measureGrowth(data, territory, chosen.before, chosen.now)
    : (1 + (market ?? Number.NaN)) ** years - 1;
  const change = shareChange(salesGrowth, potentialGrowth);
  return change === null ? null : { years, ...change };
}

function measureGrowth(data: Dataset, { sums }: TerritoryRow, before: string, now: string): number {
  const imported = data.measures.filter(({ derived }) => !derived);
  const of = (key: string) => sums.imported[imported.findIndex((measure) => measure.key === key)] ?? 0;
  return of(before) > 0 ? of(now) / of(before) - 1 : Number.NaN;
}
