import { describe, expect, it } from 'vitest';
import {
  committed,
  previewed,
  sample,
  sourceOf,
  withUnits,
  wizard,
} from '../../../test/support/import-wizard.ts';
import { testFile } from '../exchange/testing/folder.ts';
import { importFiles } from './import-files.ts';

describe('an alignment edited elsewhere and brought back', () => {
  async function aligned() {
    const road = await withUnits();
    await importFiles(road.plan, { accounts: sample('east-china-accounts.xlsx'), crs: 'gcj02' });
    const scenarioId = road.plan.edit({ key: 'test', params: {} }, ['scenarios'], (write) =>
      write.branchScenario(1, '方案A'),
    );
    return { ...road, scenarioId };
  }

  it('previews the differences and moves units and accounts of one scenario', async () => {
    const { plan, service, open, scenarioId } = await aligned();
    const owner = plan.unitTerritories(scenarioId);
    const size = (territory: { territory_id: number }) =>
      [...owner.values()].filter((id) => id === territory.territory_id).length;
    const [first, second] = plan
      .where('territory', { scenario_id: scenarioId })
      .sort((a, b) => size(b) - size(a));
    const units = plan.all('unit').filter(({ id }) => owner.get(id) === first?.territory_id);
    const [moved, freed] = units;
    const exceptions = plan.accountExceptions(scenarioId);
    const account = plan
      .all('account')
      .find(({ id, unit_id }) => unit_id === units[2]?.id && !exceptions.has(id));
    const lines = [
      '单元编码,客户编号,销售区域',
      `${moved?.code},,${second?.name}`,
      `${freed?.code},,未分配`,
      `${units[3]?.code},,${first?.name}`,
      `,${account?.ref},${second?.name}`,
      `${units[4]?.code},,`,
      '999999,,没有',
      ',C99999,没有',
    ];
    const file = await open(testFile('方案A.csv', lines.join('\n')));
    const source = sourceOf(file, 0, { scenarioId });
    expect(source.kind).toBe('assignments');
    const preview = await previewed(service, source);
    expect(preview).toMatchObject({ rowsRead: 7, updated: 3, unchanged: 1, skipped: 3, created: 0 });
    expect(preview.findings.map(({ code, count }) => [code, count])).toEqual([
      ['UNIT_UNKNOWN', 1],
      ['TERRITORY_UNKNOWN', 2],
      ['ACCOUNT_UNKNOWN', 1],
    ]);
    const present = plan.unitTerritories(1);
    await committed(service, preview.importId);
    const now = plan.unitTerritories(scenarioId);
    expect([moved, freed].map((unit) => now.get(unit?.id ?? 0) ?? 0)).toEqual([second?.territory_id, 0]);
    expect(plan.accountExceptions(scenarioId).get(account?.id ?? 0)).toBe(second?.territory_id);
    expect(plan.unitTerritories(1)).toEqual(present);
    const again = await previewed(service, source);
    expect(again).toMatchObject({ updated: 0, unchanged: 4 });
    // Named with its unit's own territory, the account follows its unit again.
    const back = await open(testFile('back.csv', `客户编号,销售区域\n${account?.ref},${first?.name}\n`));
    await committed(service, (await previewed(service, sourceOf(back, 0, { scenarioId }))).importId);
    expect(plan.accountExceptions(scenarioId).has(account?.id ?? 0)).toBe(false);
  }, 60_000);

  it('leaves locked territories alone', async () => {
    const { plan, service, open, scenarioId } = await aligned();
    const [first, second] = plan.where('territory', { scenario_id: scenarioId });
    if (!first || !second) throw new Error('territories are missing');
    plan.edit({ key: 'test', params: {} }, ['alignment'], (write) =>
      write.put('territory', { ...first, locked: 1 }),
    );
    const owner = plan.unitTerritories(scenarioId);
    const unit = plan.all('unit').find(({ id }) => owner.get(id) === first.territory_id);
    const file = await open(testFile('a.csv', `单元编码,销售区域\n${unit?.code},${second.name}\n`));
    await expect(previewed(service, sourceOf(file, 0, { scenarioId }))).rejects.toMatchObject({
      code: 'TERRITORY_LOCKED',
      params: { name: first.name },
    });
  }, 60_000);

  it('needs units and a scenario', async () => {
    const { service, open } = wizard();
    const file = await open(testFile('a.csv', '单元编码,销售区域\n1,甲\n'));
    await expect(previewed(service, sourceOf(file))).rejects.toMatchObject({ code: 'IMPORT_NEEDS_UNITS' });
  });
});
