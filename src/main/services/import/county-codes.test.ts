import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lastPreview } from '../../../../test/support/last-preview.ts';
import { testFile } from '../../exchange/testing/folder.ts';
import type { Plan } from '../../plan/plan.ts';
import { testPlan } from '../../plan/testing/folder.ts';
import { createFileRegistry } from '../file-registry.ts';
import { importFiles } from '../import-files.ts';
import { createImportService } from '../import-service.ts';

/** 2019's borders of East China: 江干区 and 芜湖县 still stand, 溧水县 does not any more. */
const counties = fileURLToPath(
  new URL('../../../../resources/sample/east-china-counties.topo.json', import.meta.url),
);

async function region(): Promise<Plan> {
  const plan = testPlan();
  await importFiles(plan, { units: counties });
  return plan;
}

const sheet = (name: string, ...lines: string[]) => testFile(name, `${lines.join('\n')}\n`);
const unitOf = (plan: Plan, ref: string) => {
  const account = plan.all('account').find((one) => one.ref === ref);
  return plan.all('unit').find(({ id }) => id === account?.unit_id)?.name ?? null;
};

describe('accounts with county codes', () => {
  it('are found by codes given up, and by codes newer than the borders', async () => {
    const plan = await region();
    const accounts = sheet(
      'accounts.csv',
      '客户编号,客户名称,行政区划代码,城市,区县,经度,纬度',
      'A1,甲,320124,南京市,溧水县,,', // given up in 2013
      'A2,乙,320117000000,,,,', // its own, as statistics write it
      'A3,丙,330114,,,,', // 钱塘区, newer: made from 江干区 and 萧山区
      'A4,丁,330114,杭州市,江干区,,', // the same, and the name tells
      'A5,戊,340210,,,,', // 湾沚区, newer: 芜湖县
      'A6,己,320107,,,118.75,32.08', // 下关区: the point lies in 鼓楼区
      'A7,庚,,南京市,栗水区,,', // sounds like it
      'A8,辛,999999,不存在市,,,',
    );
    const outcome = await importFiles(plan, { accounts });
    expect(
      Object.fromEntries(
        ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'].map((ref) => [ref, unitOf(plan, ref)]),
      ),
    ).toEqual({
      A1: '溧水区',
      A2: '溧水区',
      A3: null,
      A4: '江干区',
      A5: '芜湖县',
      A6: '鼓楼区',
      A7: '溧水区',
      A8: null,
    });
    expect(outcome.totals).toMatchObject({
      CODE_CHANGED: 4,
      CODE_DIVIDED: 1,
      PLACE_ALIKE: 1,
      PLACE_UNKNOWN: 1,
    });
    const line = (said: string) => outcome.places.find((place) => place.said === said);
    expect(line('320124 南京市 溧水县')).toMatchObject({
      by: 'codeChanged',
      rows: 1,
      unit: { code: '320117' },
    });
    expect(line('330114')).toMatchObject({ by: null, unit: null });
    expect(line('330114')?.candidates.map(({ name }) => name)).toEqual(['江干区', '萧山区']);
    expect(line('南京市 栗水区')).toMatchObject({ by: 'alike', score: 0.9, unit: { name: '溧水区' } });
    expect(outcome.findings.find(({ code }) => code === 'PLACE_ALIKE')?.suggestion).toBe(
      '南京市 溧水区 (90 %)',
    );
  });

  it('keep their place when newer borders come, by the code their sheet gave', async () => {
    const plan = await region();
    await importFiles(plan, {
      accounts: sheet('accounts.csv', '客户编号,客户名称,行政区划代码', 'A1,甲,340210'),
    });
    expect(unitOf(plan, 'A1')).toBe('芜湖县');
    await importFiles(plan, { units: counties });
    expect(unitOf(plan, 'A1')).toBe('芜湖县');
  });

  it('take the unit chosen by hand, and the choice is known next time', async () => {
    const plan = await region();
    const files = createFileRegistry();
    const service = createImportService({ plan: () => plan, files });
    const preview = async (path: string, places = {}) => {
      const file = await service.inspect({ fileId: files.register(path).id, encoding: null });
      const [found] = file.sheets;
      if (!found?.kind) throw new Error('no kind');
      const { name, kind, headerRow, mapping, crs } = found;
      const source = {
        fileId: file.fileId,
        sheet: name,
        kind,
        headerRow,
        mapping,
        crs,
        encoding: null,
        scenarioId: null,
      };
      let last = null;
      for await (const event of service.preview({ source, decisions: { byCode: {}, byIndex: {}, places } }))
        last = event.preview;
      if (!last) throw new Error('no preview');
      return last;
    };
    const first = sheet(
      'a.csv',
      '客户编号,客户名称,行政区划代码,城市,区县',
      'A1,甲,330114,杭州市,钱塘区',
      'A2,乙,330114,杭州市,钱塘区',
    );
    const before = await preview(first);
    const [line] = before.places;
    expect(line).toMatchObject({ said: '330114 杭州市 钱塘区', rows: 2, unit: null });
    const after = await lastPreview(
      service.decide({
        importId: before.importId,
        decisions: { byCode: {}, byIndex: {}, places: { [line?.key ?? '']: '330109' } },
      }),
    );
    expect(after.places[0]).toMatchObject({ by: 'chosen', unit: { name: '萧山区' } });
    expect(after.findings.map(({ code }) => code)).not.toContain('CODE_DIVIDED');
    for await (const _ of service.commit({ importId: after.importId }));
    expect([unitOf(plan, 'A1'), unitOf(plan, 'A2')]).toEqual(['萧山区', '萧山区']);

    const next = await preview(
      sheet('b.csv', '客户编号,客户名称,行政区划代码,城市,区县', 'B1,丙,330114,杭州市,钱塘区'),
    );
    expect(next.places[0]).toMatchObject({ by: 'chosen', unit: { name: '萧山区' } });
    service.close();
  });
});

describe('figures by county', () => {
  it('of merged counties are summed in the unit that took them over; of divided ones nothing is guessed', async () => {
    const plan = await region();
    const units = sheet(
      'gdp.csv',
      '行政区划代码,名称,城市,国内生产总值',
      '320106,鼓楼区,南京市,100',
      '320107,下关区,南京市,40', // merged into it in 2013
      '330114,钱塘区,杭州市,7',
      '440106,天河区,广州市,9',
    );
    const outcome = await importFiles(plan, { units });
    const key = plan.all('measure').find(({ name }) => name.startsWith('国内生产总值'))?.key;
    const gulou = plan.all('unit').find(({ code }) => code === '320106');
    expect(gulou?.name).toBe('鼓楼区');
    const values = plan.where('unit_measure', { measure_key: key ?? '' });
    expect(values).toEqual([{ unit_id: gulou?.id, measure_key: key, value: 140 }]);
    expect(outcome.totals).toMatchObject({ CODE_CHANGED: 1, CODE_DIVIDED: 1, UNIT_UNKNOWN: 1 });
    expect(outcome.counts.units).toMatchObject({ rowsRead: 4, skipped: 2 });
  });
});

it('assigns units by codes that were given up, and says so', async () => {
  const plan = await region();
  await importFiles(plan, {
    reps: sheet('reps.csv', '工号,姓名,常驻城市', 'R1,张三,南京市'),
    accounts: sheet('accounts.csv', '客户编号,客户名称,城市,区县,负责人', 'A1,甲,南京市,玄武区,张三'),
  });
  const [scenario] = plan.all('scenario');
  const [territory] = plan.all('territory');
  const outcome = await importFiles(plan, {
    assignments: sheet(
      'assign.csv',
      '单元编码,销售区域',
      `320124,${territory?.name}`,
      `320103,${territory?.name}`,
      `330114,${territory?.name}`,
    ),
    scenarioId: scenario?.id ?? 0,
  });
  expect(outcome.totals).toEqual({ CODE_CHANGED: 2, CODE_DIVIDED: 1 });
  expect(outcome.counts.assignments?.updated).toBe(2);
});

describe('postal codes', () => {
  it('place accounts by the person’s own table exactly, else in the middle of the city', async () => {
    const plan = await region();
    const table = sheet(
      '邮编.csv',
      '邮政编码,区划代码,区县,城市',
      '210008,320106,鼓楼区,南京市',
      '211200,320124,溧水县,南京市',
      '99,,不存在区,南京市',
    );
    const first = await importFiles(plan, { postalCodes: table });
    expect(first.counts.postalCodes).toMatchObject({ created: 2, skipped: 1 });
    expect(first.totals).toEqual({ CODE_CHANGED: 1, UNIT_UNKNOWN: 1 });
    const again = await importFiles(plan, { postalCodes: table });
    expect(again.counts.postalCodes).toMatchObject({ created: 0, unchanged: 2 });

    const outcome = await importFiles(plan, {
      accounts: sheet(
        'accounts.csv',
        '客户编号,客户名称,邮编',
        'A1,甲,210008',
        'A2,乙,211200',
        'A3,丙,310000', // 杭州: no row of the table
        'A4,丁,999077',
      ),
    });
    expect([unitOf(plan, 'A1'), unitOf(plan, 'A2'), unitOf(plan, 'A4')]).toEqual(['鼓楼区', '溧水区', null]);
    const account = plan.all('account').find(({ ref }) => ref === 'A3');
    expect(account?.location).toBe('city');
    expect(plan.all('unit').find(({ id }) => id === account?.unit_id)?.city).toBe('杭州市');
    expect(outcome.totals).toMatchObject({ PLACE_POSTAL: 3, PLACE_UNKNOWN: 1 });

    await importFiles(plan, { units: counties });
    expect([unitOf(plan, 'A1'), unitOf(plan, 'A2')]).toEqual(['鼓楼区', '溧水区']);
    for (const _ of plan.history(10)) plan.undo();
    expect(plan.count('postal_code')).toBe(0);
  });
});
