import { describe, expect, it } from 'vitest';
import { sample, wizard } from '../../../test/support/import-wizard.ts';
import { inspectedFile } from '../../shared/contract/import.ts';
import { testFile } from '../exchange/testing/folder.ts';

describe('inspecting', () => {
  it('finds sheets, headings under a title, kinds, columns and coordinates', async () => {
    const { open } = wizard();
    const accounts = inspectedFile.parse(await open(sample('east-china-accounts.xlsx')));
    expect(accounts).toMatchObject({ format: 'xlsx', encoding: null });
    expect(accounts.sheets[0]).toMatchObject({
      name: '客户清单',
      rowCount: 6014,
      headerRow: 2,
      kind: 'accounts',
      crs: 'gcj02',
      remembered: false,
      chosenBefore: false,
    });
    expect(accounts.sheets[0]?.columns[11]).toMatchObject({ header: '2025销售额(元)', numeric: true });
    expect(accounts.sheets[0]?.firstRows[1]?.slice(0, 2)).toEqual(['客户编号', '客户名称']);
    const reps = await open(sample('east-china-reps.xlsx'));
    expect(reps.sheets.map(({ name, kind }) => [name, kind])).toEqual([
      ['销售代表', 'reps'],
      ['竞争对手网点', 'competitors'],
      ['周销售', null],
    ]);
    const sales = await open(sample('east-china-sales-2026.csv'));
    expect(sales).toMatchObject({ format: 'csv', encoding: 'GB18030' });
    expect(sales.sheets[0]).toMatchObject({ kind: 'sales', rowCount: 41_331 });
    const units = await open(sample('east-china-counties.topo.json'));
    expect(units).toMatchObject({ format: 'topojson' });
    expect(units.sheets[0]).toMatchObject({ kind: 'units', headerRow: 0, rowCount: 306, crs: 'wgs84' });
  });

  it('guesses anew for another kind or row', async () => {
    const { service, files } = wizard();
    const fileId = files.register(testFile('list.csv', 'note,x\nid,name,city,base\n1,Ada,Alder,2\n')).id;
    const guessed = await service.guess({
      fileId,
      sheet: 'list',
      kind: 'reps',
      headerRow: 2,
      encoding: null,
    });
    expect(guessed.mapping.map(({ field }) => field)).toEqual(['ref', 'name', 'city', null]);
    await expect(
      service.guess({ fileId, sheet: 'nowhere', kind: 'reps', headerRow: 2, encoding: null }),
    ).rejects.toMatchObject({ code: 'IMPORT_EMPTY' });
    await expect(service.inspect({ fileId: 'made-up', encoding: null })).rejects.toMatchObject({
      code: 'FILE_NOT_ALLOWED',
    });
  });
});
