import { afterEach, describe, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import type { DesignEvent, DesignSettings } from '../../../shared/contract/design.ts';
import { testFile } from '../../exchange/testing/folder.ts';
import { importFiles } from '../import-files.ts';
import { createDesignService } from './design-service.ts';

const columns = 6;
const rows = 6;
const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.dispose();
});

function open() {
  const grid = gridSession({ columns, rows, accounts: 800, reps: 2, seed: 5 });
  const design = createDesignService(grid.session.plan, grid.projection, () => 'zh');
  opened.push({
    dispose() {
      design.close();
      grid.dispose();
    },
  });
  const settings: DesignSettings = {
    scenarioId: grid.present.id,
    count: 2,
    measures: [{ key: 'accounts', tolerance: 0.35, weight: 1 }],
    centres: 'free',
    start: 'new',
    keepPresent: 0,
    seconds: 1,
    seed: 1,
  };
  return { ...grid, design, settings };
}

async function last(events: AsyncIterable<DesignEvent>): Promise<DesignEvent> {
  let final: DesignEvent | undefined;
  for await (const event of events) final = event;
  if (!final) throw new Error('no event');
  return final;
}

/** Pairs of the grid's unit ids with a detour over a river beside column (or row) 3, as a sheet. */
function sheet(bank: (unit: number) => number, kilometres = 10): string {
  const lines = ['起点,终点,距离(公里)'];
  const codes = Array.from({ length: columns * rows }, (_, unit) => unit);
  for (const a of codes)
    for (const b of codes) {
      if (a >= b) continue;
      const dx = (a % columns) - (b % columns);
      const dy = Math.floor(a / columns) - Math.floor(b / columns);
      const detour = bank(a) === bank(b) ? 0 : 500;
      lines.push(`${code(a)},${code(b)},${(kilometres * Math.hypot(dx, dy) + detour).toFixed(3)}`);
    }
  return lines.join('\n');
}

let codeOf: readonly string[] = [];
const code = (unit: number) => codeOf[unit] ?? '';

describe('imported distances in a design', () => {
  it('a river that can only be crossed by a detour decides where the border runs', async () => {
    const { plan, design, settings } = open();
    codeOf = plan.all('unit').map((unit) => unit.code);
    const west = (unit: number) => (unit % columns < 3 ? 0 : 1);
    const south = (unit: number) => (unit < (columns * rows) / 2 ? 0 : 1);
    const together = (event: DesignEvent, bank: (unit: number) => number) =>
      event.unitTerritory?.every(
        (territory, unit) =>
          event.unitTerritory?.every(
            (other, index) => (other === territory) === (bank(index) === bank(unit)),
          ) === true,
      );
    for (const bank of [west, south]) {
      await importFiles(plan, { distances: testFile('d.csv', sheet(bank)) });
      const event = await last(design.follow(design.begin({ ...settings, distances: 'imported' })));
      expect(event.result?.feasible).toBe(true);
      expect(together(event, bank)).toBe(true);
      const { lowerBoundMetres, travelMetres, travelBeforeMetres } = event.result ?? {};
      expect(lowerBoundMetres ?? 0).toBeLessThanOrEqual((travelMetres ?? 0) + 1e-6);
      expect(travelBeforeMetres).toBeGreaterThanOrEqual((travelMetres ?? 0) - 1e-6);
    }
  });

  it('homes stand for the unit they lie in', async () => {
    const { plan, design, settings } = open();
    codeOf = plan.all('unit').map((unit) => unit.code);
    await importFiles(plan, {
      distances: testFile(
        'd.csv',
        sheet(() => 0, 1000),
      ),
    });
    const homes: DesignSettings = { ...settings, count: 'reps', centres: 'homes' };
    const crow = await last(design.follow(design.begin(homes)));
    const road = await last(design.follow(design.begin({ ...homes, distances: 'imported' })));
    expect(road.result?.travelMetres).toBeGreaterThan(5 * (crow.result?.travelMetres ?? Infinity));
    expect(road.result?.lowerBoundMetres ?? 0).toBeLessThanOrEqual((road.result?.travelMetres ?? 0) + 1);
  });

  it('says that none are imported', () => {
    const { design, settings } = open();
    expect(() => design.check({ ...settings, distances: 'imported' })).toThrow(
      expect.objectContaining({ code: 'DISTANCES_NONE' }),
    );
  });
});

describe('importing distances', () => {
  it('averages both ways, says what is odd, and is undone with its unit gone', async () => {
    const { plan } = open();
    codeOf = plan.all('unit').map((unit) => unit.code);
    const file = testFile(
      'd.csv',
      [
        'From,To,Distance (m)',
        `${code(0)},${code(1)},10000`,
        `${code(1)},${code(0)},14000`,
        `${code(0)},${code(2)},-5`,
        `${code(0)},nowhere,7`,
        `${code(0)},${code(1)},99`,
        `${code(3)},${code(3)},0`,
        `${code(4)},${code(2)},2500`,
      ].join('\n'),
    );
    const outcome = await importFiles(plan, { distances: file });
    const ids = plan.all('unit').map(({ id }) => id);
    expect(plan.all('unit_distance')).toEqual([
      { a: ids[0], b: ids[1], metres: 12000 },
      { a: ids[2], b: ids[4], metres: 2500 },
    ]);
    expect(outcome.counts.distances).toEqual({
      rowsRead: 7,
      created: 3,
      updated: 0,
      unchanged: 0,
      skipped: 4,
    });
    expect(outcome.totals).toMatchObject({
      DISTANCE_NEGATIVE: 1,
      DISTANCE_DUPLICATE: 1,
      UNIT_UNKNOWN: 1,
      DISTANCE_AVERAGED: 1,
      DISTANCE_MISSING: 1,
    });
    const missing = outcome.findings.find((finding) => finding.code === 'DISTANCE_MISSING');
    expect(missing?.value).toBe(String((36 * 35) / 2 - 2));
    const again = await importFiles(plan, { distances: file });
    expect(again.counts.distances).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    plan.edit({ key: 'test', params: {} }, ['units'], (write) => write.remove('unit', { id: ids[0] }));
    expect(plan.count('unit_distance')).toBe(1);
    plan.undo();
    expect(plan.count('unit_distance')).toBe(2);
  });

  it('takes names, and refuses one that two units bear', async () => {
    const { plan } = open();
    plan.edit({ key: 'test', params: {} }, ['units'], (write) => {
      const [first, second, third] = write.all('unit');
      if (!first || !second || !third) throw new Error('no units');
      write.put('unit', { ...first, name: '鼓楼区', city: '南京市' });
      write.put('unit', { ...second, name: '鼓楼区', city: '徐州市' });
      write.put('unit', { ...third, name: '江宁区', city: '南京市' });
    });
    const file = testFile('d.csv', '起点,终点,公里\n南京市鼓楼区,江宁区,21.5\n鼓楼区,江宁区,3\n');
    const { totals, counts } = await importFiles(plan, { distances: file });
    expect(totals.UNIT_AMBIGUOUS).toBe(1);
    expect(counts.distances).toMatchObject({ created: 1, skipped: 1 });
    expect(plan.all('unit_distance').map(({ metres }) => metres)).toEqual([21500]);
  });
});
