import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import type { AccountSums } from '../../../shared/contract/layers.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import type { LayerRule } from '../../../shared/domain/layer-rule.ts';
import { dump } from '../../plan/testing/folder.ts';
import { readAssignment } from '../assignment.ts';
import { channelKey } from '../dataset.ts';
import { createDesignService } from '../design/design-service.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createLayerService } from './layer-service.ts';

const region = { columns: 10, rows: 6, accounts: 400, reps: 8, seed: 3 };
const industries = ['医疗', '机械', '电子', ''];
const channels = ['直营', '经销'];
let opened: GridSession | undefined;
afterEach(() => {
  opened?.dispose();
  opened = undefined;
});

/** The region with industries and channels by turns, and a scenario branched from the present state. */
function open() {
  opened = gridSession(region);
  const { plan, projection, present } = opened;
  plan.edit({ key: 'edit.accounts', params: { count: 400 } }, ['accounts'], (write) => {
    for (const account of write.all('account')) {
      write.put('account', { ...account, industry: industries[account.id % industries.length] });
      write.put('account_text', {
        account_id: account.id,
        key: channelKey,
        value: channels[account.id % channels.length],
      });
    }
  });
  const scenarios = createScenarioService(() => plan, projection);
  const layers = createLayerService(() => plan, projection);
  const base = scenarios.branch(present.id, '方案A').id;
  return { ...opened, scenarios, layers, base };
}

const industry = (...values: string[]): LayerRule => ({
  match: 'all',
  conditions: [{ kind: 'text', field: 'industry', test: 'is', values }],
});
const alignmentOf = (list: { layers: { id: number; alignmentId: number | null }[] }, layerId: number) => {
  const id = list.layers.find((layer) => layer.id === layerId)?.alignmentId;
  if (id == null) throw new Error(`layer ${layerId} is not used`);
  return id;
};
const sumOf = (alignment: Alignment): AccountSums => ({
  accounts: alignment.total.accounts,
  calls: alignment.total.calls,
  workloadMinutes: alignment.total.workloadMinutes,
  potentialFen: alignment.total.potentialFen,
  salesFen: alignment.total.salesFen,
});
const code = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'nothing refused';
};

describe('layers', () => {
  it('have an alignment of their own over the accounts their rule selects', () => {
    const { layers, base, projection, plan, scenarios } = open();
    const before = dump(plan);
    const added = layers.add(base, '医疗', industry('医疗'), false, 'empty');
    const own = alignmentOf(added, added.layerId);
    expect(plan.get('scenario', { id: own })?.name).toBe('方案A · 医疗');
    expect(projection.alignment(own).total.accounts).toBe(100);
    expect(projection.alignment(own).territories).toEqual([]);
    // An overlay: geography keeps everything.
    expect(projection.alignment(base).total.accounts).toBe(400);
    expect(added.layers[0].sums).toMatchObject({ accounts: 100 });
    expect(added.inNoLayer.accounts).toBe(300);
    const exclusive = layers.update(base, added.layerId, { exclusive: true });
    expect(exclusive.geography.accounts).toBe(300);
    expect(projection.alignment(base).total.accounts).toBe(300);
    expect(projection.alignment(own).total.accounts).toBe(100);
    expect(layers.accounts(own)).toHaveLength(100);
    expect(layers.accounts(base)).toHaveLength(300);
    scenarios.update(base, { name: '方案甲' });
    expect(plan.get('scenario', { id: own })?.name).toBe('方案甲 · 医疗');
    layers.update(base, added.layerId, { name: '医院' });
    expect(plan.get('scenario', { id: own })?.name).toBe('方案甲 · 医院');
    const dropped = layers.drop(own, added.layerId);
    expect(dropped.layers[0].alignmentId).toBeNull();
    expect(projection.alignment(base).total.accounts).toBe(400);
    layers.use(base, added.layerId, 'copy');
    expect(projection.alignment(base).total.accounts).toBe(300);
    layers.remove(base, added.layerId);
    expect(plan.count('scenario')).toBe(2);
    const after = dump(plan);
    while (plan.undoLabel()?.key !== 'scenario.branch') plan.undo();
    expect(dump(plan)).toStrictEqual(before);
    while (plan.redoLabel()) plan.redo();
    expect(dump(plan)).toStrictEqual(after);
  });

  it('are refused without conditions or words, and under a name taken', () => {
    const { layers, base } = open();
    const empty: LayerRule = { match: 'all', conditions: [] };
    expect(code(() => layers.add(base, 'X', empty, true, 'copy'))).toBe('LAYER_RULE_EMPTY');
    expect(code(() => layers.add(base, 'X', industry('  '), true, 'copy'))).toBe('LAYER_RULE_EMPTY');
    layers.add(base, 'X', industry('医疗'), true, 'copy');
    expect(code(() => layers.add(base, 'X', industry('机械'), true, 'copy'))).toBe('NAME_TAKEN');
    expect(code(() => layers.update(base, 9, { name: 'Y' }))).toBe('NOT_FOUND');
    expect(code(() => layers.drop(base, 9))).toBe('NOT_FOUND');
  });

  it('tell what a rule would select, whom other exclusive layers have, and the words of each field', async () => {
    const { layers, base, plan } = open();
    layers.add(base, '医疗', industry('医疗', '机械'), true, 'copy');
    const seen = layers.preview(industry('机械', '电子'), null);
    expect(seen).toMatchObject({ sums: { accounts: 200 }, inOtherExclusive: 100 });
    expect(seen.examples).toHaveLength(5);
    const words = layers.words();
    expect(words.find(({ field }) => field === 'industry')?.words).toHaveLength(3);
    expect(words.find(({ field }) => field === 'channel')?.words).toEqual([
      { text: '直营', accounts: 200 },
      { text: '经销', accounts: 200 },
    ]);
    const names = words.find(({ field }) => field === 'name');
    const every = plan.all('account').map(({ name }) => name);
    const letters = [...new Set(every)].sort((a, b) => (a < b ? -1 : 1));
    const often = (text: string) => every.filter((name) => name === text).length;
    expect(names?.words).toEqual(
      letters
        .map((text) => ({ text, accounts: often(text) }))
        .sort((a, b) => b.accounts - a.accounts)
        .slice(0, 200),
    );
    expect(names?.more).toBe(true);
    expect(await layers.wordsInTurns()).toEqual(words);
    const second = layers.add(base, '机电', industry('机械', '电子'), true, 'copy');
    expect(second.inTwoExclusive.accounts).toBe(100);
    expect(second.layers[1]).toMatchObject({ takenBefore: 100, sums: { accounts: 100 } });
  });

  it('a branch of the scenario has them all, and they never move by themselves', () => {
    const { layers, base, projection, plan, scenarios } = open();
    const { layerId, ...list } = layers.add(base, '医疗', industry('医疗'), true, 'copy');
    const own = alignmentOf(list, layerId);
    const branch = scenarios.branch(base, '方案B').id;
    const copy = alignmentOf(layers.list(branch), layerId);
    const [territory] = projection.alignment(own).territories;
    const before = projection.alignment(copy).unitTerritory;
    scenarios.assignUnits(
      own,
      projection.dataset().units.map(({ id }) => id),
      territory.id,
    );
    expect(projection.alignment(copy).unitTerritory).toEqual(before);
    scenarios.remove(base);
    expect(plan.where('scenario_layer', {})).toHaveLength(1);
    expect(projection.alignment(copy).unitTerritory).toEqual(before);
    expect(projection.alignment(copy).total.accounts).toBe(100);
    expect(plan.integrity()).toEqual([]);
  });
});

const anyRule: fc.Arbitrary<LayerRule> = fc.record({
  match: fc.constantFrom('all', 'any'),
  conditions: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        field: fc.constantFrom('industry', 'channel'),
        test: fc.constantFrom('is', 'isNot', 'contains'),
        values: fc.subarray(['医疗', '机械', '电子', '直营', '经销'], { minLength: 1 }),
      }),
      fc.record({
        kind: fc.constant('class' as const),
        values: fc.subarray(['A', 'B', 'C'] as const, { minLength: 1 }),
      }),
      fc.record({
        kind: fc.constant('number' as const),
        field: fc.constantFrom('sales', 'potential', 'workload'),
        test: fc.constantFrom('atLeast', 'below'),
        value: fc.integer({ min: 0, max: 5e7 }),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

it('exclusive layers and geography hold every account once, an overlay repeats; undo and redo are identities', () => {
  const { layers, base, projection, plan } = open();
  const start = plan.history(1)[0]?.seq ?? 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyRule, fc.boolean(), fc.constantFrom('copy', 'empty')), { maxLength: 4 }),
      (wanted) => {
        const before = dump(plan);
        wanted.forEach(([rule, exclusive, from], index) => {
          layers.add(base, `L${index}`, rule, exclusive, from);
        });
        const list = layers.list(base);
        const seen = new Uint8Array(projection.dataset().accounts.length);
        const parts = [projection.alignment(base)];
        for (const layer of list.layers) {
          const own = alignmentOf(list, layer.id);
          const alignment = projection.alignment(own);
          expect(sumOf(alignment)).toEqual(layer.sums);
          if (layer.exclusive) parts.push(alignment);
        }
        for (const part of parts) {
          const data = projection.dataset(part.scenarioId);
          const { accountTerritory, territories } = readAssignment(plan, data, part.scenarioId);
          expect(accountTerritory).toHaveLength(data.accounts.length);
          for (const territory of accountTerritory) {
            expect(territory).toBeGreaterThanOrEqual(-1);
            expect(territory).toBeLessThan(territories.length);
          }
          const inRows = part.territories.reduce((sum, row) => sum + row.sums.accounts, 0);
          expect(inRows + part.unassigned.accounts).toBe(data.accounts.length);
          for (const { id } of data.accounts) seen[projection.dataset().accountIndex.get(id) ?? -1]++;
        }
        expect(seen.every((times) => times === 1)).toBe(true);
        for (const key of ['accounts', 'potentialFen', 'salesFen', 'calls'] as const) {
          expect(parts.reduce((sum, part) => sum + part.total[key], 0)).toBe(list.total[key]);
        }
        expect(list.geography).toEqual(sumOf(parts[0]));
        const after = dump(plan);
        const last = plan.history(1)[0]?.seq ?? 0;
        plan.jumpTo(start);
        expect(dump(plan)).toStrictEqual(before);
        if (wanted.length > 0) plan.jumpTo(last);
        expect(dump(plan)).toStrictEqual(after);
        plan.jumpTo(start);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

it('named accounts are remembered by every redesign, in geography and in a layer', async () => {
  const { layers, base, projection, plan, scenarios } = open();
  const { layerId, ...list } = layers.add(base, '医疗', industry('医疗'), true, 'copy');
  const own = alignmentOf(list, layerId);
  const design = createDesignService(
    () => plan,
    projection,
    () => 'zh',
    1,
  );
  for (const scenarioId of [base, own]) {
    const { territories } = projection.alignment(scenarioId);
    const data = projection.dataset(scenarioId);
    const assignment = readAssignment(plan, data, scenarioId);
    // Each is given to a territory it does not lie in, by hand.
    const named = new Map(
      [0, 1, 2].map((at) => {
        const elsewhere = territories.find((_, index) => index !== assignment.accountTerritory[at]);
        return [data.accounts[at].id, elsewhere?.id ?? 0];
      }),
    );
    for (const [accountId, territoryId] of named)
      scenarios.assignAccounts(scenarioId, [accountId], territoryId);
    for (const start of ['new', 'present'] as const) {
      const jobId = design.begin({
        scenarioId,
        count: territories.length,
        measures: [{ key: 'workload', tolerance: 0.3, weight: 1 }],
        centres: 'free',
        start,
        keepPresent: 0,
        seconds: 0.5,
        seed: 5,
      });
      for await (const event of design.follow(jobId)) if (event.state !== 'running') break;
      const drawn = design.apply(jobId, null);
      expect(drawn.territories).toHaveLength(territories.length);
      const held = new Map(drawn.exceptions.map(({ accountId, territoryId }) => [accountId, territoryId]));
      for (const [accountId, territoryId] of named) expect(held.get(accountId)).toBe(territoryId);
      expect(drawn.total.accounts).toBe(scenarioId === own ? 100 : 300);
    }
  }
  design.close();
}, 60_000);
