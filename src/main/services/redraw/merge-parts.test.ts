import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import type { MergeRequest } from '../../../shared/contract/redraw.ts';
import { dump } from '../../plan/testing/folder.ts';
import { createQuotaService } from '../quota-service.ts';
import { createScenarioService } from '../scenario-service.ts';
import { createTreeService } from '../tree/tree-service.ts';
import { readParts } from './merge-parts.ts';
import { createMergeService } from './merge-service.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

/** Two branches of a scenario with quotas and two groups. */
function open() {
  const grid = gridSession({ columns: 8, rows: 6, accounts: 300, reps: 5, seed: 3 });
  opened.push(grid);
  const { plan } = grid.session;
  const { projection, present } = grid;
  const scenario = createScenarioService(plan, projection);
  const quota = createQuotaService({ plan, projection });
  const tree = createTreeService(plan, projection, (number) => `组${number}`);
  quota.spread(present.id, {
    year: 2027,
    totalFen: 1e9,
    method: 'potential',
    weights: { history: 0, potential: 1, workload: 0 },
    stepFen: 100,
    season: 'history',
  });
  const put = (scenarioId: number, territory: number, fen: number | null) =>
    quota.setCells(scenarioId, [{ territoryId: territory, month: 0, fen }]);
  const group = (scenarioId: number, id: number, name: string) =>
    plan().edit({ key: 'tree.add', params: { name } }, ['tree'], (write) =>
      write.put('territory_group', {
        scenario_id: scenarioId,
        group_id: id,
        parent_id: null,
        name,
        manager_rep_id: null,
        position: id,
      }),
    );
  const place = (scenarioId: number, territory: number, id: number) =>
    plan().edit({ key: 'tree.move', params: { count: 1, into: '' } }, ['tree'], (write) =>
      write.put('territory_parent', { scenario_id: scenarioId, territory_id: territory, group_id: id }),
    );
  group(present.id, 1, '东');
  group(present.id, 2, '西');
  place(present.id, 1, 1);
  const a = scenario.branch(present.id, 'A').id;
  const b = scenario.branch(present.id, 'B').id;
  const request = (more: Partial<MergeRequest> = {}): MergeRequest => ({
    fromId: b,
    intoId: a,
    scope: { kind: 'all' },
    otherwise: 'mine',
    chosen: [],
    ...more,
  });
  const merge = createMergeService(plan, projection);
  return { ...grid, plan: plan(), scenario, quota, tree, merge, put, group, place, a, b, request };
}

const yearOf = ({ quota }: Pick<ReturnType<typeof open>, 'quota'>, scenarioId: number, territory: number) =>
  quota.get(scenarioId)?.rows.find(({ territoryId }) => territoryId === territory)?.totalFen;

it('takes over quotas and groups that only the other changed, and asks where both did', () => {
  const here = open();
  const { plan, merge, put, group, place, a, b, request } = here;
  put(a, 1, 1e8);
  put(b, 1, 2e8);
  put(b, 2, 3e8);
  group(b, 1, '华东');
  group(a, 2, '华西');
  group(b, 2, '西部');
  place(b, 3, 2);
  const preview = merge.preview(request());
  expect(preview.rows.map(({ kind, name, mine, theirs }) => [kind, name, mine, theirs])).toEqual([
    ['group', '华西', '华西', '西部'],
    ['quota', '代表1', 1e6, 2e6],
  ]);
  expect(preview).toMatchObject({ conflicts: [], rowsChanged: 3, quotasIssued: false });
  const [, conflict] = preview.rows;
  const before = dump(plan);
  merge.merge(request({ chosenRows: [{ kind: 'quota', key: conflict?.key ?? '', take: 'theirs' }] }));
  expect([yearOf(here, a, 1), yearOf(here, a, 2)]).toEqual([2e8, 3e8]);
  const { groups, places } = readParts(plan, a);
  expect([...groups.values()].map(({ name }) => name)).toEqual(['华东', '华西']);
  expect(places.get(3)).toBe(2);
  expect(plan.integrity()).toEqual([]);
  plan.undo();
  expect(dump(plan)).toStrictEqual(before);
});

it('leaves issued quotas alone, and of chosen territories takes only their own', () => {
  const here = open();
  const { merge, quota, put, place, a, b, request } = here;
  put(b, 1, 2e8);
  put(b, 2, 3e8);
  place(b, 2, 2);
  place(b, 3, 2);
  merge.merge(request({ scope: { kind: 'territories', ids: [2] } }));
  expect(yearOf(here, a, 2)).toBe(3e8);
  expect(yearOf(here, a, 1)).not.toBe(2e8);
  expect([...readParts(here.plan, a).places]).toEqual([
    [1, 1],
    [2, 2],
  ]);
  quota.setStatus(b, 'issued');
  expect(merge.preview(request())).toMatchObject({ quotasIssued: true });
  const own = readParts(here.plan, a);
  merge.merge(request({ otherwise: 'theirs' }));
  expect(readParts(here.plan, a)).toMatchObject({ plan: own.plan, cells: own.cells });
});

it('of disjoint changes to quotas and tree equals making both', () => {
  const here = open();
  const { plan, scenario, present, projection, put, place, merge } = here;
  const start = plan.history(1)[0]?.seq ?? 0;
  const ids = projection.alignment(present.id).territories.map(({ id }) => id);
  const change = fc.record({
    quotas: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: ids.length, maxLength: ids.length }),
    groups: fc.array(fc.constantFrom(1, 2), { minLength: ids.length, maxLength: ids.length }),
    isMine: fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
  });
  const make = (
    scenarioId: number,
    { quotas, groups, isMine }: { quotas: number[]; groups: number[]; isMine: boolean[] },
    which: (mine: boolean) => boolean,
  ) =>
    ids.forEach((territory, index) => {
      if (!which(isMine[index] ?? false)) return;
      // Somebody has to absorb the rest.
      if (index > 0) put(scenarioId, territory, (quotas[index] ?? 1) * 1e7);
      place(scenarioId, territory, groups[index] ?? 1);
    });
  fc.assert(
    fc.property(change, (changes) => {
      plan.jumpTo(start);
      const mine = scenario.branch(present.id, 'mine').id;
      const theirs = scenario.branch(present.id, 'theirs').id;
      const both = scenario.branch(present.id, 'both').id;
      make(mine, changes, (own) => own);
      make(theirs, changes, (own) => !own);
      make(both, changes, () => true);
      const request = {
        fromId: theirs,
        intoId: mine,
        scope: { kind: 'all' as const },
        otherwise: 'mine' as const,
        chosen: [],
      };
      expect(merge.preview(request).rows).toEqual([]);
      merge.merge(request);
      const [merged, wanted] = [readParts(plan, mine), readParts(plan, both)];
      expect([...merged.places]).toEqual([...wanted.places]);
      const amounts = ({ cells }: typeof merged) => [...cells].map(([key, { amount }]) => [key, amount]);
      expect(amounts(merged)).toEqual(amounts(wanted));
    }),
    { numRuns: 20 },
  );
});
