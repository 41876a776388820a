import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GridSession, gridSession } from '../../../../test/support/grid-session.ts';
import { readRawWorkbook } from '../../../../test/support/raw-workbook.ts';
import { exportScenario } from '../../exchange/export/export-scenario.ts';
import { guessKind } from '../../exchange/import/guess-kind.ts';
import { buildReport } from '../export/build-report.ts';
import { importFiles } from '../import-files.ts';
import { createSizingService } from '../sizing/sizing-service.ts';
import { staffingReport } from './staffing-report.ts';

let region: GridSession;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-staffing-'));
  region = gridSession({ columns: 6, rows: 4, accounts: 200, reps: 3, seed: 2 });
  region.plan.edit({ key: 'edit.reps', params: {} }, ['reps'], (write) =>
    write.put('rep_profile', {
      rep_id: 2,
      fte: 0.5,
      hired_on: '2026-03-01',
      skills: '泵，阀门',
      cost_fen: 18_000_050,
    }),
  );
});
afterEach(() => {
  region.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function exported(language: 'zh' | 'en'): Promise<string> {
  const { plan, session, projection, present } = region;
  const report = {
    ...buildReport(session, projection, present.id),
    ...staffingReport(
      plan,
      projection,
      createSizingService(() => plan, projection),
      present.id,
    ),
  };
  const path = join(folder, `${language}.xlsx`);
  await exportScenario(report, path, 'xlsx', language);
  return path;
}

describe('the exported workbook', () => {
  it.each(['zh', 'en'] as const)('has sheets of sizing, staffing and reps (%s)', async (language) => {
    const sheets = readRawWorkbook(await exported(language)).slice(-3);
    const [sizing, staffing, reps] = sheets;
    expect(staffing.rows).toHaveLength(4);
    expect(reps.rows).toHaveLength(4);
    expect(sizing.rows.flat().map(({ value }) => value)).toContain(920);
    const headings = sheets.map(({ rows }) => rows[0].map(({ value }) => String(value)));
    // a key without words answers itself: `export:columns.…`
    expect(headings.flat().filter((heading) => heading.includes(':'))).toEqual([]);
    const kinds = sheets.map(({ name }, sheet) =>
      guessKind(
        name,
        headings[sheet],
        headings[sheet].map(() => false),
        2026,
      ),
    );
    expect(kinds.map((found) => found?.kind ?? null)).toEqual([null, null, 'reps']);
    expect(kinds[2]?.guess.mapping.map(({ field }) => field)).not.toContain(null);
  });

  it('brings edited reps back: typed figures count, emptied cells erase nothing', async () => {
    const path = await exported('zh');
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet('销售代表');
    if (!sheet) throw new Error('no sheet of reps');
    const column = new Map<string, number>();
    sheet.getRow(1).eachCell((cell, index) => {
      column.set(String(cell.value), index);
    });
    const set = (row: number, header: string, value: string | number | null) => {
      sheet.getCell(row, column.get(header) ?? 0).value = value;
    };
    set(2, '工时占比', 0.8);
    set(2, '入职日期', '2025/7/15');
    set(3, '技能产品', null);
    set(3, '年成本（元）', 200_000);
    const before = region.plan.all('rep');
    const edited = join(folder, 'edited.xlsx');
    await workbook.xlsx.writeFile(edited);
    await importFiles(region.plan, { reps: edited }, () => {});
    expect(region.plan.get('rep_profile', { rep_id: 1 })).toMatchObject({ fte: 0.8, hired_on: '2025-07-15' });
    expect(region.plan.get('rep_profile', { rep_id: 2 })).toMatchObject({
      fte: 0.5,
      hired_on: '2026-03-01',
      skills: '泵，阀门',
      cost_fen: 20_000_000,
    });
    // homes are exported as WGS84 and read back as such
    region.plan.all('rep').forEach(({ longitude }, index) => {
      expect(longitude).toBeCloseTo(before[index].longitude ?? 0, 5);
    });
  });
});
