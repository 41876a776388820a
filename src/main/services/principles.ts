import type { Alignment, PrincipleCheck, TerritoryRow } from '../../shared/contract/scenario.ts';
import type { Plan } from '../plan/plan.ts';
import { readStored } from './quota/stored.ts';

type Evidence = PrincipleCheck['evidence'][number];

/** Balance a design is judged by: green inside, amber inside twice, red beyond. domain.md §2 leaves the number to the user's tolerance; ±10 % is the default. */
const fairTolerance = 0.1;
/** Utilisation an above-average rep should reach, and what nobody can work. */
const fullUse = 0.8;
const overUse = 1.15;

/** The five principles of domain.md §2, each with what it was judged by. */
export function judgePrinciples(plan: Plan, alignment: Alignment): PrincipleCheck[] {
  return [
    coverage(alignment),
    feasibility(alignment),
    fairness(alignment),
    challenge(alignment),
    specificity(plan, alignment),
  ];
}

function check(
  principle: PrincipleCheck['principle'],
  red: boolean,
  amber: boolean,
  evidence: Evidence[],
): PrincipleCheck {
  return { principle, verdict: red ? 'red' : amber ? 'amber' : 'green', evidence };
}

function coverage({ unassigned, territories }: Alignment): PrincipleCheck {
  const empty = territories.filter(({ sums }) => sums.units === 0 && sums.accounts === 0);
  const evidence: Evidence[] = [
    { key: 'coverage.units', params: { count: unassigned.units } },
    { key: 'coverage.accounts', params: { count: unassigned.accounts } },
  ];
  if (empty.length > 0) evidence.push({ key: 'coverage.empty', params: { count: empty.length } });
  return check(
    'coverage',
    unassigned.units > 0 || territories.length === 0,
    unassigned.accounts > 0 || empty.length > 0,
    evidence,
  );
}

function feasibility({ territories }: Alignment): PrincipleCheck {
  const over = territories.filter(({ utilisation }) => utilisation !== null && utilisation > overUse);
  const hollow = territories.filter(({ sums }) => sums.potentialFen <= 0);
  const evidence: Evidence[] = [
    { key: 'feasibility.over', params: { count: over.length, percent: Math.round(overUse * 100) } },
  ];
  if (hollow.length > 0) evidence.push({ key: 'feasibility.noPotential', params: { count: hollow.length } });
  return check(
    'feasibility',
    over.length > territories.length / 4 || hollow.length > 0,
    over.length > 0,
    evidence,
  );
}

function fairness({ territories }: Alignment): PrincipleCheck {
  const workload = worst(territories, (row) => row.workloadDeviation);
  const potential = worst(territories, (row) => row.potentialDeviation);
  const largest = Math.max(workload.size, potential.size);
  return check('fairness', largest > 2 * fairTolerance, largest > fairTolerance, [
    { key: 'fairness.workload', params: { percent: rounded(workload.size), name: workload.name } },
    { key: 'fairness.potential', params: { percent: rounded(potential.size), name: potential.name } },
  ]);
}

function challenge({ territories }: Alignment): PrincipleCheck {
  const under = territories.filter(({ utilisation }) => utilisation !== null && utilisation < fullUse);
  return check('challenge', under.length > territories.length / 2, under.length > 0, [
    { key: 'challenge.under', params: { count: under.length, percent: fullUse * 100 } },
  ]);
}

function specificity(plan: Plan, { scenarioId, territories }: Alignment): PrincipleCheck {
  const split = territories.filter(({ pieces }) => pieces > 1).length;
  const withRep = territories.filter(({ repId }) => repId !== null).length;
  const withQuota = quotaCount(plan, scenarioId, territories.length);
  return check(
    'specificity',
    withQuota === 0,
    withQuota < territories.length || split > 0 || withRep < territories.length,
    [
      { key: 'specificity.quota', params: { count: withQuota, total: territories.length } },
      { key: 'specificity.rep', params: { count: withRep, total: territories.length } },
      { key: 'specificity.split', params: { count: split } },
    ],
  );
}

/** A draft's quotas follow every territory there is; issued ones stand for those of their day. */
function quotaCount(plan: Plan, scenarioId: number, territories: number): number {
  const stored = readStored(plan, scenarioId);
  if (stored === null) return 0;
  if (stored.status === 'draft') return territories;
  const ofMain = { scenario_id: scenarioId, component_id: stored.components[0].id };
  return plan.where('quota_issue', ofMain).filter(({ territory_id }) => territory_id !== null).length;
}

function worst(territories: readonly TerritoryRow[], deviation: (row: TerritoryRow) => number | null) {
  let size = 0;
  let name = '';
  for (const row of territories) {
    const value = Math.abs(deviation(row) ?? 0);
    if (value > size) {
      size = value;
      name = row.name;
    }
  }
  return { size, name };
}

const rounded = (ratio: number) => Math.round(ratio * 1000) / 10;
