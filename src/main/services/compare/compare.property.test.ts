import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import type { FullComparison } from '../../../shared/contract/compare.ts';
import { createCompareService } from '../compare-service.ts';
import { createLayerService } from '../layers/layer-service.ts';
import { createPayService } from '../pay/pay-service.ts';
import { createQuotaService } from '../quota-service.ts';
import { createScenarioService } from '../scenario-service.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 300, reps: 5, seed: 3 });
  opened.push(grid);
  const { plan } = grid.session;
  const { projection, present } = grid;
  const quota = createQuotaService({ plan, projection });
  quota.spread(present.id, {
    year: 2027,
    totalFen: 1e9,
    method: 'potential',
    weights: { history: 0, potential: 1, workload: 0 },
    stepFen: 100,
    season: 'history',
  });
  createPayService(plan, projection).createDefaults({ new: 'n', growing: 'g', mature: 'm', plan: 'p' });
  return {
    ...grid,
    quota,
    scenario: createScenarioService(plan, projection),
    layers: createLayerService(plan, projection),
    compare: createCompareService(plan, projection),
  };
}

const moves = fc.array(
  fc.record({
    units: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 8 }),
    accounts: fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 4 }),
    to: fc.nat(5),
  }),
  { maxLength: 4 },
);

/** The same comparison seen from the other side. */
const turned = ({ affected, standings }: FullComparison) => ({
  affected: affected.map((row) => ({
    ...row,
    lost: row.gained,
    gained: row.lost,
    left: row.right,
    right: row.left,
  })),
  standings: { left: standings.right, right: standings.left },
});

it('of A with B mirrors that of B with A, reps with their travel, quota and pay included', () => {
  const { plan, present, projection, scenario, compare } = open();
  const start = plan.history(1)[0]?.seq ?? 0;
  fc.assert(
    fc.property(moves, (steps) => {
      const { id } = scenario.branch(present.id, 'A');
      const ids = projection.alignment(id).territories.map((row) => row.id);
      for (const { units, accounts, to } of steps) {
        scenario.assignUnits(id, units, ids[to] ?? null);
        if (accounts.length > 0) scenario.assignAccounts(id, accounts, ids[(to + 1) % 6] ?? null);
      }
      const [there, back] = [compare.compare(present.id, id), compare.compare(id, present.id)];
      expect(turned(back)).toEqual({ affected: there.affected, standings: there.standings });
      plan.jumpTo(start);
    }),
    { numRuns: 25 },
  );
});

it('tells per rep what his territories add up to: nothing is lost between accounts, territories and quotas', () => {
  const { present, projection, scenario, quota, compare } = open();
  const { id } = scenario.branch(present.id, 'A');
  const [first] = projection.alignment(id).territories;
  scenario.assignUnits(id, [6, 7, 8, 14, 15, 16], first?.id ?? 0);
  const { affected, accounts } = compare.compare(present.id, id);
  for (const [side, scenarioId] of [
    ['left', present.id],
    ['right', id],
  ] as const) {
    const { territories } = projection.alignment(scenarioId);
    const rows = quota.get(scenarioId)?.rows ?? [];
    for (const rep of affected) {
      const own = territories.filter(({ repId }) => repId === rep.repId);
      const sum = (pick: (row: (typeof own)[number]) => number) =>
        own.reduce((all, row) => all + pick(row), 0);
      expect(rep[side]).toMatchObject({
        territories: own.map(({ name }) => name),
        accounts: sum(({ sums }) => sums.accounts),
        salesFen: sum(({ sums }) => sums.salesFen),
        quotaFen: sum((row) => rows.find(({ territoryId }) => territoryId === row.id)?.totalFen ?? 0),
      });
      expect(rep[side].workloadMinutes).toBeCloseTo(
        sum(({ sums }) => sums.workloadMinutes),
        6,
      );
      expect(rep[side].travelMetres).toBeGreaterThan(0);
      expect(rep[side].farthestMetres).toBeGreaterThanOrEqual(rep[side].travelMetres ?? 0);
      expect(rep[side].payFen).toBeGreaterThanOrEqual(0);
    }
  }
  for (const { left, right, kept, lost, gained } of affected) {
    expect(kept.accounts + lost.accounts).toBe(left.accounts);
    expect(kept.accounts + gained.accounts).toBe(right.accounts);
    for (const way of [kept, lost, gained])
      expect(way.relationships.reduce((all, count) => all + count, 0)).toBe(way.accounts);
  }
  expect(accounts.length).toBeGreaterThan(0);
  // The region has sales of two years.
  expect(new Set(accounts.map(({ relationship }) => relationship))).toEqual(new Set(['none', 'from1to3']));
});

it('in turns answers the same, and begins again when the plan changes meanwhile', async () => {
  const { plan, present, projection, scenario, compare } = open();
  const { id } = scenario.branch(present.id, 'A');
  const [first, second] = projection.alignment(id).territories;
  scenario.assignUnits(id, [1, 2], first?.id ?? 0);
  const asked = compare.inTurns(present.id, id);
  await new Promise((resolve) => setImmediate(resolve));
  scenario.assignUnits(id, [30, 31], second?.id ?? 0);
  const found = await asked;
  expect(found).toEqual(createCompareService(() => plan, projection).compare(present.id, id));
});

it('on a layer counts its accounts and territories alone, and no quota that is for more', () => {
  const { plan, present, projection, scenario, layers, compare } = open();
  plan.edit({ key: 'edit.accounts', params: { count: 1 } }, ['accounts'], (write) => {
    for (const account of write.all('account').slice(0, 60))
      write.put('account', { ...account, industry: '医疗' });
  });
  const { id: base } = scenario.branch(present.id, 'A');
  const list = layers.add(
    base,
    '医疗',
    { match: 'all', conditions: [{ kind: 'text', field: 'industry', test: 'is', values: ['医疗'] }] },
    false,
    'copy',
  );
  const inLayer = list.layers[0]?.alignmentId ?? 0;
  const [, second] = projection.alignment(inLayer).territories;
  scenario.assignUnits(inLayer, [1, 2, 3, 4, 5, 6, 7, 8], second?.id ?? 0);
  const { affected, accounts, units } = compare.compare(present.id, inLayer);
  const all = affected.reduce((sum, { left }) => sum + left.accounts, 0);
  expect(all).toBeLessThanOrEqual(60);
  const own = new Set(projection.dataset(inLayer).accounts.map(({ id }) => id));
  expect(accounts.every(({ accountId }) => own.has(accountId))).toBe(true);
  expect(units.every((unit) => unit.accounts > 0)).toBe(true);
  expect(affected.every(({ left }) => left.quotaFen === null && left.payFen === null)).toBe(true);
});
