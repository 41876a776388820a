import { expect, it } from 'vitest';
import { fillGrid } from '../../../../test/support/grid-plan.ts';
import { takeIn } from '../../../../test/support/take-in.ts';
import { importFields } from '../../../shared/domain/import-fields.ts';
import type { Plan } from '../../plan/plan.ts';
import { testPlan } from '../../plan/testing/folder.ts';

/** A cell for every field there is. */
const filled = {
  units: { code: '100001', name: '丁县', city: '丁市', province: '丁省' },
  accounts: {
    ...{ ref: 'X1', name: '甲', province: '省', city: '市', county: '县1', countyCode: '320117' },
    ...{ address: '路 1 号', postalCode: '210000', longitude: '117.2', latitude: '31.2' },
    ...{ industry: '零售', productLine: '泵', channel: '直销', salesYear: '12', potential: '30' },
    ...{ rep: '代表1', customerClass: 'A', callsPerYear: '6', minutesPerCall: '45' },
  },
  reps: {
    ...{ ref: 'R77', name: '乙', city: '市', longitude: '117.2', latitude: '31.2', level: '高级' },
    ...{ callsPerDay: '4', workingDays: '220', sinceYear: '2019', fte: '0.5', hiredOn: '2019-03-01' },
    ...{ skills: '泵、阀', cost: '200000' },
  },
} as const;
type Kind = keyof typeof filled;

/** A name stays a name, and where something lies is known better than a blank says. */
const neverErased: Readonly<Record<Kind, readonly string[]>> = {
  units: ['name', 'city', 'province'],
  accounts: ['name', 'longitude', 'latitude'],
  reps: ['name', 'longitude', 'latitude'],
};

const cases = (['units', 'accounts', 'reps'] as const).flatMap((kind) =>
  importFields[kind].slice(1).map(({ key }) => [kind, key] as const),
);

/** Rows that an import of these kinds writes: not its snapshots of the present. */
const tables = ['unit', 'account', 'account_year', 'account_text', 'rep', 'rep_profile'] as const;
const standing = (plan: Plan) => Object.fromEntries(tables.map((table) => [table, plan.all(table)]));

/** Takes one row in; answers how many it changed. */
const bring = (plan: Plan, kind: Kind, cells: Readonly<Record<string, string>>, erase: boolean): number =>
  takeIn(plan, { kind, fields: Object.keys(cells), rows: [Object.values(cells)], erase }).changes.updated;

/** A plan in which every field of one row has its value. */
function planOf(kind: Kind): Plan {
  const plan = testPlan();
  plan.edit({ key: 'test', params: {} }, ['units', 'accounts', 'reps'], (write) =>
    fillGrid(write, { columns: 4, rows: 3, accounts: 5, reps: 2, seed: 1 }),
  );
  bring(plan, kind, filled[kind], false);
  return plan;
}

it.each(cases)('%s: a blank %s erases only when asked, and nothing beside it', (kind, field) => {
  const plan = planOf(kind);
  const full = standing(plan);
  const given: Readonly<Record<string, string>> = filled[kind];
  const required = importFields[kind].flatMap(({ key, required }) =>
    required ? [[key, given[key] ?? '']] : [],
  );
  const blank = { ...Object.fromEntries(required), [field]: '' };
  expect(bring(plan, kind, blank, false)).toBe(0);
  expect(standing(plan)).toEqual(full);

  const isErased = !neverErased[kind].includes(field);
  expect(bring(plan, kind, blank, true)).toBe(isErased ? 1 : 0);
  if (!isErased) return expect(standing(plan)).toEqual(full);
  expect(standing(plan)).not.toEqual(full);
  // Given again, all is as it was: nothing else was gone.
  bring(plan, kind, { ...blank, [field]: given[field] ?? '' }, false);
  expect(standing(plan)).toEqual(full);
});

it('the city alone of an account known by its county leaves it there; another city does not', () => {
  const plan = testPlan();
  plan.edit({ key: 'test', params: {} }, ['units'], (write) => {
    const unit = { code: '1', province: '省', longitude: 117, latitude: 31, area_m2: 1e9 };
    write.put('unit', { ...unit, id: 1, name: '甲县', city: '东山市' });
    write.put('unit', { ...unit, id: 2, code: '2', name: '乙县', city: '东山市', longitude: 118 });
    write.put('unit', { ...unit, id: 3, code: '3', name: '丙县', city: '西山市', longitude: 119 });
  });
  const where = () => plan.all('account').map(({ unit_id, location }) => [unit_id, location]);
  for (const county of ['甲县', '乙县']) {
    const id = { ref: 'X1', name: '甲' };
    bring(plan, 'accounts', { ...id, province: '省', city: '东山市', county }, false);
    const named = where();
    expect(named).toEqual([[county === '甲县' ? 1 : 2, 'county']]);
    bring(plan, 'accounts', { ...id, city: '东山' }, false);
    expect(where()).toEqual(named);
    bring(plan, 'accounts', { ...id, city: '西山市' }, false);
    expect(where()).toEqual([[3, 'city']]);
  }
});
