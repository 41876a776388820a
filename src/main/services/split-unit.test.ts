import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { utf8 } from '../../shared/wire/utf8.ts';
import { boundaryPolygons } from '../engine/geo/boundary.ts';
import { createLocator } from '../engine/geo/locator.ts';
import { cutApart, cutUnit } from '../jobs/cut-job.ts';
import { dump } from '../plan/testing/folder.ts';
import { readBoundary } from './boundary.ts';
import { createSplitUnitService } from './split-unit.ts';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession({ columns: 5, rows: 5, accounts: 1000, reps: 3, seed: 11 });
  opened.push(grid);
  return { ...grid, split: createSplitUnitService(grid.session.plan, grid.projection) };
}

describe('splitting a unit by its accounts', () => {
  it('makes parts that hold their accounts, touch each other, and keep every sum', async () => {
    const { plan, projection, present, split } = open();
    const unitId = 13;
    const before = projection.alignment(present.id);
    const members = plan.where('account', { unit_id: unitId }).map(({ id }) => id);
    const area = plan.all('unit').length;
    const ids = await split.split(unitId, 3);
    expect(ids).toHaveLength(3);
    expect(plan.all('unit')).toHaveLength(area + 2);

    const boundary = readBoundary(plan);
    if (!boundary) throw new Error('no boundary');
    const { ids: order, set } = boundaryPolygons(boundary);
    const locator = createLocator(set);
    for (const id of members) {
      const account = plan.get('account', { id });
      expect(ids).toContain(account?.unit_id);
      expect(order[locator.locate(account?.longitude ?? 0, account?.latitude ?? 0)]).toBe(account?.unit_id);
    }

    const pairs = plan.all('unit_pair').filter(({ a, b }) => ids.includes(a) || ids.includes(b));
    const among = pairs.filter(({ a, b }) => ids.includes(a) && ids.includes(b));
    expect(among.length).toBeGreaterThanOrEqual(2);
    const around = new Set(pairs.flatMap(({ a, b }) => [a, b]).filter((id) => !ids.includes(id)));
    expect([8, 12, 14, 18].every((id) => around.has(id))).toBe(true);

    const after = projection.alignment(present.id);
    expect(after.total.accounts).toBe(before.total.accounts);
    expect(after.total.workloadMinutes).toBe(before.total.workloadMinutes);
    expect(after.total.units).toBe(before.total.units + 2);
    plan.undo();
    expect({ ...projection.alignment(present.id), revision: 0 }).toEqual({ ...before, revision: 0 });
  });

  it('says so when the accounts lie at too few places', async () => {
    const { plan, split } = open();
    const [unit] = plan.all('unit');
    plan.edit({ key: 'edit.accounts', params: {} }, ['accounts'], (write) => {
      for (const account of write.where('account', { unit_id: unit?.id ?? 0 })) {
        write.put('account', { ...account, longitude: 116.05, latitude: 30.05 });
      }
    });
    await expect(split.split(unit?.id ?? 0, 2)).rejects.toThrow(/VALUE_INVALID/);
  });

  it('is told, given up at any stage, and then leaves the plan as it was', async () => {
    const { plan, split } = open();
    const before = dump(plan);
    for (const stage of ['cutting', 'writing']) {
      const stop = new AbortController();
      const onStage = (now: string) => {
        if (now === stage) stop.abort();
      };
      await expect(split.split(13, 2, { onStage, signal: stop.signal })).rejects.toThrow(/JOB_CANCELLED/);
      expect(dump(plan)).toEqual(before);
    }
  });

  it('a plan edited meanwhile is not written over', async () => {
    const { plan, split } = open();
    const splitting = split.split(13, 2);
    plan.edit({ key: 'workload', params: {} }, ['units'], (write) =>
      write.put('setting', { key: 'meanwhile', value: '1' }),
    );
    await expect(splitting).rejects.toThrow(/PLAN_BUSY/);
    expect(plan.count('unit')).toBe(25);
  });

  it('in a thread of its own, where borders are many, gives the same parts', async () => {
    const { plan } = open();
    const text = plan.get('boundary', { level: 0 })?.topology ?? '';
    const members = plan.where('account', { unit_id: 13 });
    const points = members.map(({ longitude, latitude }) => [longitude ?? 0, latitude ?? 0] as const);
    const weights = new Float64Array(points.length).fill(1);
    const task = {
      topology: utf8(text),
      unitId: 13,
      latitude: 30,
      points,
      weights,
      parts: 3,
      firstNew: 90,
      touching: [8, 12],
    };
    const large = utf8(text.padEnd(600_000));
    expect(await cutApart({ ...task, topology: large })).toEqual(cutUnit(task));
    expect(large).toHaveLength(0);
  });
});
