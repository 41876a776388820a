import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import type { TerritorySums } from '../../../shared/contract/scenario.ts';
import type { TerritoryTree } from '../../../shared/contract/tree.ts';
import { territoryNeighbours } from '../../engine/measures/pieces.ts';
import { dump } from '../../plan/testing/folder.ts';
import { readAssignment } from '../assignment.ts';
import { createTreeService, type TreeService } from './tree-service.ts';

const region = { columns: 12, rows: 8, accounts: 600, reps: 12, seed: 7 };
let opened: GridSession | undefined;
afterEach(() => {
  opened?.dispose();
  opened = undefined;
});

function open(): GridSession & { tree: TreeService; scenarioId: number } {
  opened = gridSession(region);
  const { plan, projection, present } = opened;
  const tree = createTreeService(
    () => plan,
    projection,
    (number, above) => `${above ? '大区' : '片区'} ${number}`,
  );
  return { ...opened, tree, scenarioId: present.id };
}

const group = (tree: TerritoryTree, name: string) => {
  const found = tree.groups.find((one) => one.name === name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
};

/** Groups at the top, and territories in none, hold all there is: checked for every sum, at every level. */
function expectExact({ projection, scenarioId }: ReturnType<typeof open>, tree: TerritoryTree): void {
  const alignment = projection.alignment(scenarioId);
  const rows = new Map(alignment.territories.map((row) => [row.id, row]));
  const keys = ['units', 'accounts', 'calls', 'workloadMinutes', 'potentialFen', 'salesFen'] as const;
  const total = (sums: readonly TerritorySums[], key: (typeof keys)[number]) =>
    sums.reduce((sum, one) => sum + one[key], 0);
  const leaves = (ids: readonly number[]) => ids.flatMap((id) => rows.get(id)?.sums ?? []);
  for (const key of keys) {
    for (const one of tree.groups) {
      const below = tree.groups.filter(({ parentId }) => parentId === one.id).map(({ sums }) => sums);
      expect(one.sums[key]).toBe(total([...below, ...leaves(one.territoryIds)], key));
    }
    const tops = tree.groups.filter(({ parentId }) => parentId === null).map(({ sums }) => sums);
    expect(total([...tops, ...leaves(tree.top)], key)).toBe(alignment.total[key] - alignment.unassigned[key]);
  }
}

describe('the territory tree', () => {
  it('is built by hand to any depth, rolls up, and is taken back step by step', () => {
    const given = open();
    const { tree, scenarioId, plan } = given;
    const before = dump(plan);
    const [a, b, c] = given.projection.alignment(scenarioId).territories.map(({ id }) => id);
    const { groupId: east } = tree.add(scenarioId, '华东', null, { groupIds: [], territoryIds: [] });
    const { groupId: jiangsu } = tree.add(scenarioId, '江苏', east, { groupIds: [], territoryIds: [a, b] });
    const { groupId: south } = tree.add(scenarioId, '苏南', jiangsu, { groupIds: [], territoryIds: [b] });
    tree.update(scenarioId, south, { managerRepId: 3 });
    const built = tree.get(scenarioId);
    expect(built.levels).toBe(3);
    expect(group(built, '华东')).toMatchObject({ depth: 0, territoryCount: 2, territoryIds: [] });
    expect(group(built, '苏南')).toMatchObject({ depth: 2, territoryIds: [b], managerRepId: 3 });
    expect(built.top).toContain(c);
    expectExact(given, built);
    const lifted = tree.remove(scenarioId, jiangsu);
    expect(group(lifted, '苏南').parentId).toBe(east);
    expect(group(lifted, '华东').territoryIds).toEqual([a]);
    expectExact(given, lifted);
    const after = dump(plan);
    for (let step = 0; step < 5; step++) plan.undo();
    expect(dump(plan)).toStrictEqual(before);
    for (let step = 0; step < 5; step++) plan.redo();
    expect(dump(plan)).toStrictEqual(after);
  });

  it('refuses circles, names taken among siblings, and what is not there', () => {
    const { tree, scenarioId } = open();
    const nothing = { groupIds: [], territoryIds: [] };
    const { groupId: top } = tree.add(scenarioId, '华东', null, nothing);
    const { groupId: below } = tree.add(scenarioId, '江苏', top, nothing);
    const refusal = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return (error as { code?: string }).code;
      }
      return 'nothing refused';
    };
    const move = (id: number, parent: number) =>
      tree.move(scenarioId, { groupIds: [id], territoryIds: [] }, parent, null);
    expect(refusal(() => move(top, below))).toBe('TREE_CIRCLE');
    expect(refusal(() => move(top, top))).toBe('TREE_CIRCLE');
    expect(refusal(() => tree.add(scenarioId, '江苏', top, nothing))).toBe('NAME_TAKEN');
    expect(refusal(() => tree.update(scenarioId, below, { managerRepId: 99 }))).toBe('NOT_FOUND');
    expect(refusal(() => tree.add(scenarioId, 'X', 77, nothing))).toBe('NOT_FOUND');
    expect(refusal(() => tree.move(scenarioId, { groupIds: [], territoryIds: [99] }, top, null))).toBe(
      'NOT_FOUND',
    );
    expect(tree.add(scenarioId, '江苏', null, nothing).levels).toBe(2);
  });

  it('orders siblings by where they are dropped', () => {
    const { tree, scenarioId } = open();
    const nothing = { groupIds: [], territoryIds: [] };
    const ids = ['一', '二', '三'].map((name) => tree.add(scenarioId, name, null, nothing).groupId);
    const moved = tree.move(scenarioId, { groupIds: [ids[2]], territoryIds: [] }, null, ids[0]);
    expect(moved.groups.map(({ name }) => name)).toEqual(['三', '一', '二']);
  });

  it('groups by city, and above that by balance into neighbours of about equal work', async () => {
    const given = open();
    const { tree, scenarioId, plan, projection } = given;
    const byBalance = await tree.group(scenarioId, { by: 'balanced', scope: 'all', count: 4 });
    expect(byBalance.groups).toHaveLength(4);
    expect(byBalance.top).toEqual([]);
    expectExact(given, byBalance);
    const data = projection.dataset();
    const assignment = readAssignment(plan, data, scenarioId);
    const near = territoryNeighbours(data.adjacency, assignment.unitTerritory, assignment.territories.length);
    for (const { territoryIds } of byBalance.groups) {
      const members = new Set(territoryIds.map((id) => assignment.territoryIndex.get(id) ?? -1));
      const reached = new Set([[...members][0]]);
      for (const at of reached) for (const next of near[at]) if (members.has(next)) reached.add(next);
      expect(reached.size).toBe(members.size);
    }
    const spread = byBalance.groups.map(({ workloadDeviation }) => Math.abs(workloadDeviation ?? 1));
    expect(Math.max(...spread)).toBeLessThan(0.3);
    const above = await tree.group(scenarioId, { by: 'balanced', scope: 'top', count: 2 });
    expect(above.levels).toBe(2);
    expect(above.groups.filter(({ depth }) => depth === 0)).toHaveLength(2);
    expectExact(given, above);
    const again = await tree.group(scenarioId, { by: 'balanced', scope: 'all', count: 4 });
    expect(again.groups.map(({ territoryIds }) => territoryIds)).toEqual(
      byBalance.groups.map(({ territoryIds }) => territoryIds),
    );
    const byPlace = await tree.group(scenarioId, { by: 'provinceCity', scope: 'all' });
    expect(byPlace.groups[0]).toMatchObject({ name: '省', depth: 0, territoryCount: 12 });
    expect(byPlace.levels).toBe(2);
    expectExact(given, byPlace);
    await expect(tree.group(scenarioId, { by: 'balanced', scope: 'all', count: 50 })).rejects.toMatchObject({
      code: 'GROUPS_TOO_MANY',
    });
  });
});

const pick = fc.nat(20);
const operation = fc.record({
  kind: fc.constantFrom('add', 'move', 'territories', 'remove', 'undo', 'redo'),
  a: pick,
  b: pick,
});

it('any road of moves keeps every sum exact, and undo and redo are identities', () => {
  const given = open();
  const { tree, scenarioId, plan, projection } = given;
  const territories = projection.alignment(scenarioId).territories.map(({ id }) => id);
  let name = 0;
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 12 }), (operations) => {
      const before = dump(plan);
      const lastDone = () => plan.history(1000).find(({ undone }) => !undone)?.seq ?? 0;
      const start = lastDone();
      for (const { kind, a, b } of operations) {
        const ids = tree.get(scenarioId).groups.map(({ id }) => id);
        const at = (index: number) => (ids.length === 0 ? null : (ids[index % (ids.length + 1)] ?? null));
        try {
          if (kind === 'add') tree.add(scenarioId, `g${name++}`, at(a), { groupIds: [], territoryIds: [] });
          else if (kind === 'territories') {
            const things = { groupIds: [], territoryIds: [territories[a % territories.length]] };
            tree.move(scenarioId, things, at(b), null);
          } else if (kind === 'move' && at(a) !== null) {
            tree.move(scenarioId, { groupIds: [at(a) ?? 0], territoryIds: [] }, at(b), null);
          } else if (kind === 'remove' && at(a) !== null) tree.remove(scenarioId, at(a) ?? 0);
          else if (kind === 'undo' && lastDone() > start) plan.undo();
          else if (kind === 'redo' && plan.redoLabel()) plan.redo();
        } catch (error) {
          expect(error).toMatchObject({ code: 'TREE_CIRCLE' });
        }
        expectExact(given, tree.get(scenarioId));
      }
      const after = dump(plan);
      const done = lastDone();
      plan.jumpTo(start);
      expect(dump(plan)).toStrictEqual(before);
      plan.jumpTo(done);
      expect(dump(plan)).toStrictEqual(after);
      plan.jumpTo(start);
    }),
    { numRuns: 40 },
  );
}, 60_000);
