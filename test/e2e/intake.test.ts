import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { square } from '../../src/main/exchange/testing/map-files.ts';
import { findingCodes } from '../../src/shared/domain/findings.ts';
import { hand, onStage, page } from '../support/stage.ts';
import { hearStatusBar } from '../support/status-bar.ts';

/** Files as managers keep them: borders drawn county by county, sales with a column for each month. */
let folder: string;

onStage(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-intake-'));
  await hand.newPlan();
}, findingCodes);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('borders with a gap', () => {
  it('are cleaned when chosen: what changes is shown, taken, and undone in one step', async () => {
    const feature = (code: string, west: number) => ({
      type: 'Feature',
      properties: { code, name: `${code}区` },
      geometry: { type: 'Polygon', coordinates: [square(west, 31, 0.1)] },
    });
    const path = join(folder, '分区.geojson');
    // The second begins some ten metres beyond where the first ends.
    const features = [feature('320111', 118.5), feature('320112', 118.6001)];
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));

    expect((await hand.preview({ file: path })).findings).toEqual({ BORDER_GAP: 1 });
    const cleaning = hand.wizard.getByRole('switch', { name: hand.word('import:borders.clean') });
    expect(await cleaning.isChecked()).toBe(false);
    await cleaning.click();
    await hand.wizard
      .getByText(hand.word('import:borders.changes', { units: 1, joined: 1 }), { exact: true })
      .waitFor();
    const closed = hand.wizard.getByRole('row', { name: hand.word('import:borders.kind.gaps') });
    const [, count, area] = await closed.getByRole('cell').allTextContents();
    expect(count).toBe('1');
    // A ten thousandth of a degree by a tenth: 9.5 m by 11.1 km.
    expect(Number(area?.replace(/[^\d.]/g, ''))).toBeGreaterThan(100_000);
    await hand.wizard.getByText(hand.word('import:noFindings')).waitFor();
    const said = await hearStatusBar(page);
    await hand.commit(true);
    const [saving, saved] = [hand.word('status.saving'), hand.word('status.saved')];
    await page.locator('footer').last().getByText(saved).waitFor();
    expect((await said())[0]).toContain(saving);

    const units = (n: number) => page.locator('footer').getByText(`${n} 个控制单元`);
    await units(2).waitFor();
    // The plan holds what cleaning left: the file as it is would draw both anew.
    expect(await hand.preview({ file: path })).toMatchObject({ figures: [2, 0, 2, 0, 0] });
    await page.keyboard.press('Escape');
    await hand.wizard.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await units(0).waitFor();
  });
});

describe('an import whose wizard was closed', () => {
  it('goes on in the status bar and is given up there without a trace', async () => {
    const path = join(folder, '很多客户.csv');
    const rows = Array.from({ length: 40_000 }, (_, at) => `C${at},客户${at},南京市`);
    writeFileSync(path, `客户编号,客户名称,城市\n${rows.join('\n')}\n`);
    await hand.preview({ file: path });
    const close = { close: hand.word('import:close'), cancel: hand.word('cancel') };
    // The job is there in the turn it begins, and given up in the turn after the wizard was closed: the rows are soon written.
    const pressed = page.evaluate(
      ({ close, cancel }) =>
        new Promise<void>((resolve) => {
          const look = new MutationObserver(() => {
            const bar = [...document.querySelectorAll('footer')].at(-1);
            const stop = bar?.querySelector<HTMLElement>(`[aria-label="${cancel}"]`);
            const cross = document.querySelector<HTMLElement>(`[role="dialog"] [aria-label="${close}"]`);
            if (!stop) return;
            look.disconnect();
            cross?.click();
            setTimeout(() => {
              stop.click();
              resolve();
            });
          });
          look.observe(document.body, { childList: true, subtree: true });
        }),
      close,
    );
    await hand.wizard.locator('[class*="footer"]').getByRole('button').last().click();
    await pressed;
    await hand.wizard.waitFor({ state: 'hidden' });
    await page.locator('footer').last().getByText(hand.word('status.saved')).waitFor();
    await page.locator('footer').getByText('· 0 个客户').waitFor();
    const undo = page.getByRole('banner').getByRole('button', { name: hand.word('undo'), exact: true });
    await expect.poll(() => undo.isDisabled()).toBe(true);
  });

  it('says in a message what it failed with', async () => {
    const path = join(folder, '一个客户.csv');
    writeFileSync(path, '客户编号,客户名称,城市\nC1,客户,南京市\n');
    await hand.preview({ file: path });
    const closed = page.evaluate((close) => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        if (typeof data !== 'string' || !data.includes('/import/commit')) return send.call(this, data);
        WebSocket.prototype.send = send;
        // Of no preview there is.
        send.call(this, data.replace(/("importId":"[^"]{8})-[^"]{4}/, '$1-0000'));
      };
      return new Promise<void>((resolve) => {
        const look = new MutationObserver(() => {
          const bar = [...document.querySelectorAll('footer')].at(-1);
          if (!bar?.querySelector('[role="status"]')) return;
          look.disconnect();
          document.querySelector<HTMLElement>(`[role="dialog"] [aria-label="${close}"]`)?.click();
          resolve();
        });
        look.observe(document.body, { childList: true, subtree: true });
      });
    }, hand.word('import:close'));
    await hand.wizard.locator('[class*="footer"]').getByRole('button').last().click();
    await closed;
    await hand.wizard.waitFor({ state: 'hidden' });
    await page
      .locator('[class*="Notification-root"]', { hasText: hand.word('errors:IMPORT_NOT_FOUND') })
      .waitFor();
  });
});

describe('sales with a column for each month', () => {
  it('are recognised, imported month by month, and change nothing when they come again', async () => {
    const accounts = join(folder, '客户.csv');
    writeFileSync(accounts, '客户编号,客户名称,城市\n00123,甲公司,南京市\n00124,乙公司,南京市\n');
    await hand.importFile({ file: accounts });
    const path = join(folder, '月销售.xlsx');
    const book = new Excel.Workbook();
    book.addWorksheet('2025年销售').addRows([
      ['客户编号', '客户名称', '11月', '12月', '合计'],
      ['00123', '甲公司', 1500, 2600.5, 4100.5],
      ['00124', '乙公司', null, 700, 700],
    ]);
    await book.xlsx.writeFile(path);

    await hand.toColumns({ file: path });
    await hand.wizard.getByText(hand.word('import:months.title')).waitFor();
    const month = (heading: string) =>
      hand.wizard.getByRole('textbox', { name: hand.word('import:monthOf', { heading }) }).inputValue();
    expect([await month('11月'), await month('12月')]).toEqual(['2025-11', '2025-12']);
    const missing = hand.word('import:missingField', { field: '' });
    expect(await hand.wizard.getByText(missing).count()).toBe(0);
    await hand.wizard.getByRole('button', { name: hand.word('import:toPreview'), exact: true }).click();
    await hand.wizard.getByRole('button', { name: hand.word('import:commitMonths', { text: 3 }) }).waitFor();
    await hand.commit(true);

    // The other form of the same sales differs in one month alone.
    const long = join(folder, '明细.csv');
    writeFileSync(
      long,
      '月份,客户编号,销售额(元)\n2025-11,00123,1500\n2025-12,00123,2600.5\n2025-12,00124,800\n',
    );
    expect((await hand.preview({ file: long })).figures).toEqual([3, 0, 1, 2, 0]);
    await page.keyboard.press('Escape');
    await hand.wizard.waitFor({ state: 'hidden' });

    expect((await hand.preview({ file: path })).figures).toEqual([2, 0, 0, 3, 0]);
    await hand.wizard.getByText(hand.word('import:nothingToDo')).waitFor();
  });
});
