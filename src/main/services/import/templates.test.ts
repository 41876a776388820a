import { join } from 'node:path';
import Excel from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { committed, previewed, sourceOf, wizard } from '../../../../test/support/import-wizard.ts';
import { type ImportKind, importFields, importKinds } from '../../../shared/domain/import-fields.ts';
import { testFolder } from '../../exchange/testing/folder.ts';

let made: ReturnType<typeof gridSession>;
beforeEach(() => {
  made = gridSession({ columns: 4, rows: 3, accounts: 20, reps: 2, seed: 1 });
});
afterEach(() => made.dispose());

/** What a person fills into a template's columns, row by row; fields left out stay blank. */
function rowsFor(kind: ImportKind): Record<string, string | number>[] {
  const { plan, present } = made;
  const [first, second] = plan.all('unit');
  const [account] = plan.all('account');
  const [one, other] = plan.where('territory', { scenario_id: present.id });
  if (!first || !second || !account || !one || !other) throw new Error('the region is too small');
  const rows: Record<ImportKind, Record<string, string | number>[]> = {
    units: [{ code: first.code, name: first.name, city: '新市', province: '新省' }],
    accounts: [
      {
        ref: '000777',
        name: '新客户',
        county: first.name,
        salesYear: 12.5,
        potential: 30,
        customerClass: 'A',
      },
      { ref: '1-2', name: '另一家', county: second.name, callsPerYear: 6, minutesPerCall: 45 },
    ],
    reps: [{ ref: '007', name: '新代表', city: first.city, level: '高级', callsPerDay: 4, sinceYear: 2019 }],
    competitors: [{ name: '对手', brand: '牌', longitude: first.longitude, latitude: first.latitude }],
    sales: [
      { month: '2026-01', ref: account.ref, amount: 12.34 },
      { month: '2026-02', ref: account.ref, amount: -5 },
    ],
    assignments: [{ unitCode: first.code, territory: other.name }],
    tree: [
      { region: '华东', area: '江苏', territory: one.name },
      { region: '华东', area: '浙江', territory: other.name },
    ],
    distances: [{ from: first.code, to: second.code, kilometres: 33 }],
    postalCodes: [{ postal: '012345', code: first.code, name: first.name }],
  };
  return rows[kind];
}

async function filled(path: string, kind: ImportKind): Promise<void> {
  const book = new Excel.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  // The columns of a template are the kind's fields in order, yearly amounts twice.
  const fields = importFields[kind]
    .filter(({ perMonth }) => !perMonth)
    .flatMap(({ key, perYear }) => (perYear ? [key, key] : [key]));
  rowsFor(kind).forEach((row, index) => {
    fields.forEach((field, column) => {
      const value = row[field];
      if (value !== undefined && sheet) sheet.getCell(index + 2, column + 1).value = value;
    });
  });
  await book.xlsx.writeFile(path);
}

it.each(importKinds.flatMap((kind) => [[kind, 'zh'] as const, [kind, 'en'] as const]))(
  'the template for %s (%s), filled in, comes in without a fault; the same file again changes nothing',
  async (kind, language) => {
    const { service, files, open, plan } = wizard(made.plan);
    const path = join(testFolder(), 'template.xlsx');
    await service.template({ kind, fileId: files.register(path).id, language });
    await filled(path, kind);
    const scenarioId = kind === 'assignments' || kind === 'tree' ? made.present.id : null;
    const read = async () => {
      const file = await open(path);
      const at = file.sheets.findIndex(({ hidden }) => !hidden);
      expect(file.sheets[at]?.kind).toBe(kind);
      return previewed(service, sourceOf(file, at, { scenarioId }));
    };
    const preview = await read();
    expect(preview.skipped).toBe(0);
    expect(preview.findings.filter(({ action }) => action === 'skipped' || action === 'blanked')).toEqual([]);
    expect(preview.created + preview.updated).toBeGreaterThan(0);
    await committed(service, preview.importId);
    expect(plan.integrity()).toEqual([]);
    const again = await read();
    expect(again).toMatchObject({ created: 0, updated: 0, skipped: 0, removed: 0 });
    plan.undo();
    expect(plan.integrity()).toEqual([]);
    service.close();
  },
  60_000,
);
