import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { shapefileParts, square } from '../../src/main/exchange/testing/map-files.ts';
import { writeZip } from '../../src/main/exchange/testing/zip-file.ts';
import { findingCodes } from '../../src/shared/domain/findings.ts';
import { readRawWorkbook } from '../support/raw-workbook.ts';
import { hand, onStage, page } from '../support/stage.ts';

/** What managers are sent: a zipped shapefile in GBK, and a list with holes in it. */
let folder: string;

onStage(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-exchange-'));
}, findingCodes);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('files of others', () => {
  it('borders come from a zipped shapefile; neighbours a hair apart are told', async () => {
    await hand.newPlan();
    const counties = ['溧水区', '高淳区', '江宁区'].map((name, index) => ({
      values: { code: `32011${index}`, name },
      // The third begins ten metres beyond where the second ends.
      rings: [square(118 + index + (index === 2 ? 0.0001 : 0), 31)],
    }));
    const path = join(folder, '南京区县.zip');
    writeZip(path, shapefileParts('counties', counties, 'gbk'));
    expect(await hand.importFile({ file: path })).toEqual({
      figures: [3, 3, 0, 0, 0],
      findings: { BORDER_GAP: 1 },
    });
  });

  it('rows left out are saved with the reason beside each', async () => {
    const path = join(folder, '人员.csv');
    writeFileSync(path, '工号,姓名,城市\nR1,赵一,南京市\nR2,,南京市\n');
    await hand.preview({ file: path });
    await hand.wizard
      .getByRole('combobox', {
        name: hand.word('import:mendAll', { finding: hand.word('findings:NAME_MISSING.title') }),
      })
      .click();
    await page.getByRole('option', { name: hand.word('findings:action.skipped'), exact: true }).click();
    const save = hand.wizard.getByRole('button', { name: hand.word('import:saveRejected') });
    await save.waitFor();
    const downloading = page.waitForEvent('download');
    await save.click();
    const out = join(folder, 'rejected.xlsx');
    await (await downloading).saveAs(out);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    // And once more when the others are in.
    await hand.commit(false);
    const again = page.waitForEvent('download');
    await save.click();
    const later = join(folder, 'later.xlsx');
    await (await again).saveAs(later);
    expect(readRawWorkbook(later)).toEqual(readRawWorkbook(out));
    await hand.wizard.getByRole('button', { name: hand.word('import:finish'), exact: true }).click();
    await hand.wizard.waitFor({ state: 'hidden' });
  });

  it('what was chosen for such a sheet is remembered by name', async () => {
    await hand.openWizard();
    const name = hand.wizard.getByRole('textbox', { name: hand.word('import:presetName') });
    await expect.poll(() => name.count()).toBe(2);
    await hand.wizard
      .getByRole('button', { name: hand.word('import:presetRemove', { name: '人员' }) })
      .click();
    await expect.poll(() => name.count()).toBe(1);
  });

  it('what is wrong with coordinates stands beside each of them', async () => {
    const path = join(folder, '客户.csv');
    writeFileSync(path, '客户编号,客户名称,经度,纬度\nX1,甲,118°75′E,32°04′N\nX2,乙,118 46,32 4\n');
    await page.keyboard.press('Escape');
    await hand.wizard.waitFor({ state: 'hidden' });
    await hand.preview({ file: path });
    const finding = hand.word('findings:DEGREES_INVALID.title');
    await hand.wizard
      .getByRole('button', { name: hand.word('import:showRows', { finding }), exact: true })
      .click();
    for (const reason of ['minutes', 'apart'])
      await hand.wizard
        .getByText(hand.word(`findings:DEGREES_INVALID.reason.${reason}`))
        .first()
        .waitFor();
  });
});
