import { afterEach, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { createDataService } from '../data-service.ts';
import { createEffectService } from '../effect-service.ts';
import { createLadderService } from '../market/ladder-service.ts';
import { createMergeService } from '../redraw/merge-service.ts';
import { createRedrawService } from '../redraw/redraw-service.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createSizingService } from '../sizing/sizing-service.ts';
import { createLayerService } from './layer-service.ts';

let opened: GridSession | undefined;
afterEach(() => opened?.dispose());

/** Every fourth account is of the layer, which begins with the scenario's territories. */
function open(exclusive: boolean) {
  opened = gridSession({ columns: 10, rows: 6, accounts: 400, reps: 8, seed: 3 });
  const { plan, projection, present } = opened;
  plan.edit({ key: 'edit.accounts', params: { count: 100 } }, ['accounts'], (write) => {
    for (const account of write.all('account'))
      if (account.id % 4 === 0) write.put('account', { ...account, industry: '医疗' });
  });
  const scenario = createScenarioService(() => plan, projection);
  const base = scenario.branch(present.id, '方案A').id;
  const layers = createLayerService(() => plan, projection);
  const added = layers.add(
    base,
    '医疗',
    { match: 'all', conditions: [{ kind: 'text', field: 'industry', test: 'is', values: ['医疗'] }] },
    exclusive,
    'copy',
  );
  const own = added.layers.find(({ id }) => id === added.layerId)?.alignmentId ?? 0;
  return { plan, projection, scenario, base, own };
}

it('operations, merging, moves, sizing, market and the units of a layer count its accounts alone', () => {
  const { plan, projection, scenario, base, own } = open(false);
  const [first, second] = projection.alignment(own).territories;
  if (!first || !second) throw new Error('no territories');
  const redraw = createRedrawService(() => plan, projection);
  const operation = { kind: 'merge', territoryId: first.id, intoId: second.id } as const;
  expect(redraw.preview(own, operation).accounts).toBe(first.sums.accounts);
  expect(redraw.preview(own, operation).salesFen).toBe(first.sums.salesFen);
  expect(redraw.preview(base, operation).accounts).toBeGreaterThan(first.sums.accounts);

  const effect = createEffectService({ plan: () => plan, projection, quota: () => null });
  const unitIds = projection
    .dataset()
    .units.flatMap(({ id }, unit) => (projection.alignment(own).unitTerritory[unit] === first.id ? id : []));
  const moved = effect.effect({ scenarioId: own, unitIds, accountIds: [], territoryId: second.id }).moved;
  expect(moved.units).toBe(unitIds.length);
  expect(moved.accounts).toBeLessThanOrEqual(first.sums.accounts);

  const branch = scenario.branch(own, '方案B').id;
  redraw.operate(branch, operation);
  const merge = createMergeService(() => plan, projection);
  const preview = merge.preview({
    fromId: branch,
    intoId: own,
    scope: { kind: 'all' },
    otherwise: 'theirs',
    chosen: [],
  });
  expect(preview.effect.accounts).toBe(first.sums.accounts);

  const total = (calls: readonly number[]) => calls.reduce((sum, value) => sum + value, 0);
  const layerCalls = projection.alignment(own).total.calls;
  const ladder = createLadderService(() => plan, projection);
  expect(total(ladder.sheet(own).units.map(({ calls }) => calls))).toBeCloseTo(layerCalls, 6);
  expect(total(ladder.sheet().units.map(({ calls }) => calls))).toBeGreaterThan(layerCalls);
  const sizing = createSizingService(() => plan, projection);
  expect(sizing.report(own).buildUp.calls).toBeCloseTo(layerCalls, 6);
  const { units } = createDataService(() => plan, projection);
  expect(total(units(0, 1000, own).rows.map(({ values }) => values[0] ?? 0))).toBe(100);
  expect(total(units(0, 1000).rows.map(({ values }) => values[0] ?? 0))).toBe(400);
});

it('an operation on what exclusive layers leave keeps who is held apart in them', () => {
  const { plan, projection, scenario, base } = open(true);
  const [first, second] = projection.alignment(base).territories;
  if (!first || !second) throw new Error('no territories');
  // Account 4 left geography with its layer; what was said of it stays for the day it comes back.
  plan.edit({ key: 'assignAccounts', params: { count: 1, territory: '' } }, ['alignment'], (write) =>
    write.assignAccounts(base, [4], second.id),
  );
  const redraw = createRedrawService(() => plan, projection);
  redraw.operate(base, { kind: 'straighten', territoryId: null });
  expect(plan.accountExceptions(base).get(4)).toBe(second.id);
  scenario.assignUnits(base, [1], first.id);
  expect(plan.accountExceptions(base).get(4)).toBe(second.id);
});
