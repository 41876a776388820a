import type { EvidenceSheet } from '../../shared/contract/evidence.ts';
import { type FairnessReport, fairnessRatios } from '../../shared/contract/fairness.ts';
import type { QuotaSheet } from '../../shared/contract/quota.ts';
import type { Alignment, TerritoryRow } from '../../shared/contract/scenario.ts';
import { customerClasses } from '../../shared/domain/settings.ts';
import { finish, type Pieces } from '../plan/pieces.ts';
import type { Plan } from '../plan/plan.ts';
import { type Assignment, presentScenario, readAssignment, repOfAccounts, repOfUnits } from './assignment.ts';
import { territoryCapacity } from './capacity.ts';
import type { Dataset } from './dataset.ts';
import { salesByYear, type TerritorySales } from './fairness-service.ts';
import type { Projection } from './projection.ts';
import { inTurns } from './turns.ts';

interface EvidenceDependencies {
  plan: () => Plan;
  projection: Projection;
  quota: (scenarioId: number) => QuotaSheet | null;
  fairness: (scenarioId: number) => FairnessReport;
}

/** All that the sheets of one scenario are made from. */
interface Ground {
  data: Dataset;
  alignment: Alignment;
  assignment: Assignment;
  sales: TerritorySales;
  sheet: QuotaSheet | null;
  fairness: FairnessReport;
  borders: ReadonlyMap<number, number>[];
  present: { accounts: Int32Array; units: Int32Array } | null;
  /** Indices, ascending: by territory (the unassigned in none), and by the rep who has them at present. */
  units: { ofTerritory: Groups; ofRep: Groups | null };
  accounts: { ofTerritory: Groups; ofRep: Groups | null };
}

/** Sheets made in one piece: some ten milliseconds. */
const sheetsAtOnce = 20;

/** One-page evidence sheets: what a rep is given and why, in figures that can be checked. */
export function createEvidenceService({ plan, projection, quota, fairness }: EvidenceDependencies) {
  const groundOf = (scenarioId: number): Ground => {
    const data = projection.dataset(scenarioId);
    const assignment = projection.assignment(scenarioId);
    const present = presentScenario(plan());
    const before = present && present.id !== scenarioId ? readAssignment(plan(), data, present.id) : null;
    const now = before && { accounts: repOfAccounts(before), units: repOfUnits(before) };
    return {
      data,
      alignment: projection.alignment(scenarioId),
      assignment,
      sales: salesByYear(data, assignment),
      sheet: quota(scenarioId),
      fairness: fairness(scenarioId),
      borders: borders(data, assignment),
      present: now,
      units: { ofTerritory: grouped(assignment.unitTerritory), ofRep: now && grouped(now.units) },
      accounts: { ofTerritory: grouped(assignment.accountTerritory), ofRep: now && grouped(now.accounts) },
    };
  };

  function* sheets(scenarioId: number, territoryIds: readonly number[] | null): Pieces<EvidenceSheet[]> {
    const ground = groundOf(scenarioId);
    const wanted = territoryIds === null ? null : new Set(territoryIds);
    const made: EvidenceSheet[] = [];
    for (const [index, row] of ground.alignment.territories.entries()) {
      if (wanted !== null && !wanted.has(row.id)) continue;
      if (made.length % sheetsAtOnce === 0) yield;
      made.push(sheetOf(ground, row, index));
    }
    return made;
  }

  return {
    /** Sheets of the territories asked for, or of all; in the scenario's order. */
    sheets: (scenarioId: number, territoryIds: readonly number[] | null): EvidenceSheet[] =>
      finish(sheets(scenarioId, territoryIds)),
    /** As `sheets`, in turns of the event loop. */
    sheetsInTurns: (
      scenarioId: number,
      territoryIds: readonly number[] | null,
      signal?: AbortSignal,
    ): Promise<EvidenceSheet[]> => inTurns(plan, () => sheets(scenarioId, territoryIds), signal),
  };
}

export type EvidenceService = ReturnType<typeof createEvidenceService>;

function sheetOf(ground: Ground, row: TerritoryRow, index: number): EvidenceSheet {
  const { data, alignment, assignment, sales, fairness } = ground;
  const rep = row.repId === null ? undefined : data.repById.get(row.repId);
  const judged = fairness.rows[index];
  return {
    territoryId: row.id,
    name: row.name,
    scenario: assignment.scenario.name,
    rep: rep ? { name: rep.name, level: rep.level, city: rep.city } : null,
    unitNames: membersOf(ground.units.ofTerritory, index).map((unit) => data.units[unit].name),
    neighbours: neighboursOf(ground, index),
    classes: classesOf(data, membersOf(ground.accounts.ofTerritory, index)),
    accounts: row.sums.accounts,
    calls: row.sums.calls,
    capacityCalls: territoryCapacity(data, row.repId),
    utilisation: row.utilisation,
    workloadMinutes: row.sums.workloadMinutes,
    potentialFen: row.sums.potentialFen,
    workloadDeviation: row.workloadDeviation,
    potentialDeviation: row.potentialDeviation,
    salesDeviation: row.salesDeviation,
    baseYear: data.baseYear,
    history: sales.years.map((year, at) => ({ year, fen: sales.sums[at][index] })),
    quota: quotaOf(ground, row),
    ratios: fairnessRatios.map((ratio, at) => ({
      ratio,
      value: judged.ratios[at],
      median: fairness.spread[at]?.median ?? null,
      outlier: judged.outliers[at],
    })),
    smart: judged.smart,
    growth: judged.growth,
    change: changeOf(ground, row, alignment),
  };
}

/** Pairs of touching units per pair of territories. */
function borders({ adjacency }: Dataset, { unitTerritory, territories }: Assignment): Map<number, number>[] {
  const { offsets, neighbours } = adjacency;
  const touching = territories.map(() => new Map<number, number>());
  for (let unit = 0; unit < unitTerritory.length; unit++) {
    const own = unitTerritory[unit];
    if (own < 0) continue;
    for (let edge = offsets[unit]; edge < offsets[unit + 1]; edge++) {
      const other = unitTerritory[neighbours[edge]];
      if (other >= 0 && other !== own) touching[own].set(other, (touching[own].get(other) ?? 0) + 1);
    }
  }
  return touching;
}

function neighboursOf({ borders: touching, alignment, data }: Ground, index: number) {
  return [...touching[index]]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([other]) => {
      const { id, name, repId } = alignment.territories[other];
      return { territoryId: id, name, rep: repId === null ? '' : (data.repById.get(repId)?.name ?? '') };
    });
}

function classesOf(data: Dataset, accounts: readonly number[]): EvidenceSheet['classes'] {
  const classes = customerClasses.map((customerClass) => ({
    customerClass,
    accounts: 0,
    calls: 0,
    workloadMinutes: 0,
    potentialFen: 0,
    salesFen: 0,
  }));
  for (const account of accounts) {
    const sums = classes[data.classes[account] - 1];
    sums.accounts += 1;
    sums.calls += data.calls[account];
    sums.workloadMinutes += data.workload[account];
    sums.potentialFen += data.potential[account];
    sums.salesFen += data.sales[account];
  }
  return classes;
}

function quotaOf({ sheet, alignment }: Ground, { id, sums }: TerritoryRow): EvidenceSheet['quota'] {
  const row = sheet?.rows.find(({ territoryId }) => territoryId === id);
  if (!sheet || !row || sheet.withoutQuota.includes(id)) return null;
  const { method, weights, year } = sheet.settings;
  const whole = sheet.rows.reduce((sum, { totalFen }) => sum + totalFen, 0);
  const share = (part: number, all: number) => (all > 0 ? part / all : null);
  // Quotas are spread over the territories: what nobody has takes no part.
  const all = (key: 'salesFen' | 'potentialFen' | 'workloadMinutes') =>
    alignment.territories.reduce((sum, territory) => sum + territory.sums[key], 0);
  const shares = {
    history: share(sums.salesFen, all('salesFen')),
    potential: share(sums.potentialFen, all('potentialFen')),
    workload: share(sums.workloadMinutes, all('workloadMinutes')),
  };
  const weightOf = (basis: keyof typeof shares) =>
    method === 'blend' ? weights[basis] : method === basis ? 1 : 0;
  return {
    year,
    totalFen: row.totalFen,
    isHandSet: row.totalLocked,
    months: row.monthsFen.map((fen, month) => ({
      start: sheet.periods[month].start,
      fen,
      isHandSet: row.monthsLocked[month],
    })),
    method,
    bases: (['history', 'potential', 'workload'] as const).map((basis) => ({
      basis,
      weight: weightOf(basis),
      share: shares[basis],
    })),
    share: share(row.totalFen, whole),
  };
}

/** What the rep gets and gives against the present state: units by name, accounts and their sales in sum. */
function changeOf(ground: Ground, { repId }: TerritoryRow, { territories }: Alignment) {
  const { data, present } = ground;
  if (!present || repId === null) return null;
  const own = territories.flatMap((row, index) => (row.repId === repId ? [index] : []));
  const units = cameAndWent(ground.units, present.units, own, repId);
  const accounts = cameAndWent(ground.accounts, present.accounts, own, repId);
  const nameOf = (unit: number) => data.units[unit].name;
  const sales = (of: readonly number[]) => of.reduce((sum, account) => sum + data.sales[account], 0);
  return {
    unitsIn: units.came.map(nameOf),
    unitsOut: units.went.map(nameOf),
    accountsIn: accounts.came.length,
    accountsOut: accounts.went.length,
    salesInFen: sales(accounts.came),
    salesOutFen: sales(accounts.went),
  };
}

/** Indices by a number each has (negative: none), ascending. */
type Groups = ReadonlyMap<number, readonly number[]>;

function grouped(numbers: Int32Array): Groups {
  const groups = new Map<number, number[]>();
  numbers.forEach((number, index) => {
    if (number < 0) return;
    const group = groups.get(number);
    if (group) group.push(index);
    else groups.set(number, [index]);
  });
  return groups;
}

const membersOf = (groups: Groups, number: number): readonly number[] => groups.get(number) ?? [];

/** What a rep has in his territories and had not at present, and the other way round; ascending. */
function cameAndWent(
  { ofTerritory, ofRep }: Ground['units'],
  presentRep: Int32Array,
  territories: readonly number[],
  repId: number,
): { came: number[]; went: number[] } {
  const has = territories.flatMap((territory) => membersOf(ofTerritory, territory));
  const now = new Set(has);
  return {
    came: has.filter((index) => presentRep[index] !== repId).sort((a, b) => a - b),
    went: ofRep ? membersOf(ofRep, repId).filter((index) => !now.has(index)) : [],
  };
}
