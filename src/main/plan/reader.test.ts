import { expect, it } from 'vitest';
import { finish } from './pieces.ts';
import { testPlan } from './testing/folder.ts';
import { label } from './testing/label.ts';
import { account } from './testing/records.ts';

function planWithSales() {
  const plan = testPlan();
  plan.edit(label('import'), ['accounts'], (write) => {
    for (const id of [1, 2, 3]) write.put('account', account(id));
    const rows: [account: number, month: string, city: string, fen: number][] = [
      [1, '2025-12', '南京市', 5],
      [1, '2026-01', '南京市', 100],
      [1, '2026-01', '苏州市', 30],
      [2, '2026-01', '南京市', -20],
      [2, '2026-12', '南京市', 7],
    ];
    for (const [id, month, city, fen] of rows) {
      write.put('sales_month', {
        account_id: id,
        month,
        delivered_province: '江苏省',
        delivered_city: city,
        amount_fen: fen,
      });
    }
  });
  return plan;
}

it('sums monthly sales per month and per account, null where nothing was given', () => {
  const plan = planWithSales();
  expect(plan.salesMonthYears()).toEqual([2025, 2026]);
  expect(plan.salesByMonth(2026)).toEqual([110, ...Array(10).fill(null), 7]);
  expect([...plan.salesByAccount(2026)]).toEqual([
    [1, 130],
    [2, -13],
  ]);
  expect(plan.salesByMonth(2024)).toEqual(Array(12).fill(null));
  expect(plan.salesByAccount(2024).size).toBe(0);
});

it('sums follow every edit, undo and failed edit, inside the edit and after it', () => {
  const plan = planWithSales();
  const row = { account_id: 3, month: '2026-02', delivered_province: '', delivered_city: '', amount_fen: 1 };
  expect(plan.salesByMonth(2026)[1]).toBeNull();
  plan.edit(label('add'), ['accounts'], (write) => {
    write.put('sales_month', row);
    expect(write.salesByMonth(2026)[1]).toBe(1);
  });
  expect(plan.salesByMonth(2026)[1]).toBe(1);
  plan.undo();
  expect(plan.salesByMonth(2026)[1]).toBeNull();
  expect(() =>
    plan.edit(label('fails'), ['accounts'], (write) => {
      write.put('sales_month', row);
      expect(write.salesByAccount(2026).get(3)).toBe(1);
      throw new Error('change of mind');
    }),
  ).toThrow('change of mind');
  expect(plan.salesByAccount(2026).get(3)).toBeUndefined();
});

it('pages accounts in the order of their ids', () => {
  const plan = planWithSales();
  expect(plan.accountsPage(0, 2).map(({ id }) => id)).toEqual([1, 2]);
  expect(plan.accountsPage(2, 2)).toStrictEqual([account(3)]);
  expect(plan.accountsPage(9, 2)).toEqual([]);
});

it('counts accounts placed by a name and in no unit, in pieces too, and again once accounts change', () => {
  const plan = testPlan();
  const count = 20_001;
  plan.edit(label('import'), ['accounts'], (write) => {
    for (let id = 1; id <= count; id++)
      write.put(
        'account',
        account(id, { location: id % 3 === 0 ? 'city' : id % 3 === 1 ? 'exact' : 'none' }),
      );
  });
  const counts = { approximate: Math.floor(count / 3), unplaced: count };
  const work = plan.accountPlacesInPieces();
  expect(work.next()).toEqual({ done: false, value: undefined });
  expect(work.next()).toEqual({ done: true, value: counts });
  expect(plan.accountPlaces()).toEqual(counts);
  const begun = plan.accountPlacesInPieces();
  begun.next();
  plan.edit(label('placed'), ['accounts'], (write) => write.put('account', account(3)));
  const after = { ...counts, approximate: counts.approximate - 1 };
  expect(finish(begun)).toEqual(after);
  expect(plan.accountPlaces()).toEqual(after);
});

it('answers the text of a level of borders as it stands, in bytes', () => {
  const plan = testPlan();
  const topology = JSON.stringify({ type: 'Topology', name: '华东' });
  plan.edit(label('import'), ['units'], (write) => write.put('boundary', { level: 0, topology }));
  expect(new TextDecoder().decode(plan.boundaryBytes(0))).toBe(topology);
  expect(plan.boundaryBytes(1)).toBeUndefined();
});
