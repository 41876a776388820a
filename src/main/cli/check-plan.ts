import type { TerritorySums } from '../../shared/contract/scenario.ts';
import type { ScenarioRecord } from '../plan/rows.ts';
import { territoriesOf } from '../services/assignment.ts';
import type { Dataset } from '../services/dataset.ts';
import type { Services } from '../services/index.ts';
import { isSnapshot } from '../services/redraw/snapshots.ts';
import { twiceStaffed } from '../services/staffing/full-time.ts';

type CheckedServices = Pick<Services, 'session' | 'projection' | 'quota'>;

export interface ScenarioCheck {
  scenario: string;
  territories: number;
  units: number;
  unassignedUnits: number;
  accounts: number;
  unassignedAccounts: number;
  /** Territories plus the unassigned equal the sums over the accounts themselves, to the fen and the minute. */
  totalsAddUp: boolean;
  /** Every territory has a quota, months sum to the year and years to the total; null without quotas. */
  quotasExact: boolean | null;
  /** Territories in several pieces. */
  split: { id: number; name: string; pieces: number }[];
}

/** What is wrong, as a key of `cli.problems` with its parameters. */
export interface Problem {
  code: 'file' | 'territoryUnknown' | 'unitMissing' | 'totals' | 'repTwice' | 'quotas';
  params: Record<string, string | number>;
}

export interface PlanCheck {
  ok: boolean;
  problems: Problem[];
  scenarios: ScenarioCheck[];
}

/** The plan file's integrity, and per scenario what must always hold, worked out anew from the stored rows. */
export function checkPlan(services: CheckedServices): PlanCheck {
  const plan = services.session.plan();
  const problems = plan.integrity().map((text): Problem => ({ code: 'file', params: { text } }));
  const scenarios = plan
    .all('scenario')
    .filter(({ id }) => !isSnapshot(plan, id))
    .map((scenario) => {
      const { check, found } = checkScenario(services, scenario);
      problems.push(...found);
      return check;
    });
  return { ok: problems.length === 0, problems, scenarios };
}

function checkScenario(services: CheckedServices, scenario: ScenarioRecord) {
  const plan = services.session.plan();
  const data = services.projection.dataset(scenario.id);
  const alignment = services.projection.alignment(scenario.id);
  const found: Problem[] = [];
  const report = (code: Problem['code'], params: Problem['params'] = {}) =>
    found.push({ code, params: { scenario: scenario.name, ...params } });

  const known = new Set([0, ...alignment.territories.map(({ id }) => id)]);
  const stored = plan.unitTerritories(scenario.id);
  for (const [unitId, territoryId] of stored) {
    if (!known.has(territoryId)) report('territoryUnknown', { territory: territoryId });
    if (!data.unitIndex.has(unitId)) report('unitMissing', { unit: unitId });
  }
  for (const territoryId of plan.accountExceptions(scenario.id).values()) {
    if (!known.has(territoryId)) report('territoryUnknown', { territory: territoryId });
  }

  const totalsAddUp = addsUp(plan.count('unit'), data, [
    ...alignment.territories.map(({ sums }) => sums),
    alignment.unassigned,
  ]);
  if (!totalsAddUp) report('totals');
  for (const { repId, territory, other } of twiceStaffed(territoriesOf(plan, scenario.id)))
    report('repTwice', {
      rep: data.repById.get(repId)?.name ?? '',
      territory: territory.name,
      other: other.name,
    });
  const quotasExact = quotasAddUp(services, scenario.id);
  if (quotasExact === false) report('quotas');
  const check: ScenarioCheck = {
    scenario: scenario.name,
    territories: alignment.territories.length,
    units: alignment.total.units,
    unassignedUnits: alignment.unassigned.units,
    accounts: alignment.total.accounts,
    unassignedAccounts: alignment.unassigned.accounts,
    totalsAddUp,
    quotasExact,
    split: alignment.territories
      .filter(({ pieces }) => pieces > 1)
      .map(({ id, name, pieces }) => ({ id, name, pieces })),
  };
  return { check, found };
}

/** Sums of the parts against sums over the plan's own rows. Fen are whole numbers and must agree exactly. */
function addsUp(unitCount: number, data: Dataset, parts: readonly TerritorySums[]): boolean {
  const { accounts } = data;
  const over = (pick: (sums: TerritorySums) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
  const whole = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  return (
    over(({ units }) => units) === unitCount &&
    over((sums) => sums.accounts) === accounts.length &&
    over(({ potentialFen }) => potentialFen) ===
      accounts.reduce((sum, account) => sum + (account.potential_fen ?? 0), 0) &&
    over(({ salesFen }) => salesFen) === whole(data.sales) &&
    near(
      over(({ calls }) => calls),
      whole(data.calls),
    ) &&
    near(
      over(({ workloadMinutes }) => workloadMinutes),
      whole(data.workload),
    )
  );
}

/** False also when territories came since quotas were issued, or hand-set cells contradict: such a sheet waits for a mend. */
function quotasAddUp({ quota }: CheckedServices, scenarioId: number): boolean | null {
  const sheet = quota.get(scenarioId);
  if (!sheet) return null;
  if (sheet.problems.length > 0 || sheet.withoutQuota.length > 0) return false;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const families = Map.groupBy(sheet.nodes, ({ parent }) => parent);
  return sheet.nodes.every(({ node, amountsFen: [year = 0, ...periods], assignedFen, kind }) => {
    const below = families.get(node) ?? [];
    const isSplit = kind !== 'territory' && below.length > 0;
    const held = sum(below.map(({ amountsFen }) => amountsFen[0] ?? 0));
    const isIssued = sheet.status === 'issued';
    return (
      sum(periods.slice(0, 12)) === year &&
      sum(periods.slice(12)) === year &&
      (!isSplit || isIssued || held === assignedFen)
    );
  });
}
