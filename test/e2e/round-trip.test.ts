import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findingCodes } from '../../src/shared/domain/findings.ts';
import { readRawWorkbook } from '../support/raw-workbook.ts';
import { hand, onStage, page, sampleIsOpen } from '../support/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'bailiwick-io-'));

onStage(sampleIsOpen, findingCodes);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('a scenario leaves as a workbook with tables and as CSV', async () => {
  const sheets = readRawWorkbook(await hand.exportAs('xlsx', join(folder, 'plan.xlsx')));
  const accounts = sheets.find(({ name }) => name === '客户');
  expect(accounts?.tableColumns?.[0]).toBe('客户编号');
  expect(accounts?.choices).toHaveLength(1);
  const csv = readFileSync(await hand.exportAs('csv', join(folder, '客户.csv')), 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(accounts?.rows.length ?? 0);
});

it('brought back, it shows the cells that were changed; rows go only when asked', async () => {
  const lines = readFileSync(join(folder, '客户.csv'), 'utf8').trimEnd().split('\r\n');
  const changed = lines.filter((_, at) => at !== 2);
  const name = changed[1].split(',')[1];
  changed[1] = changed[1].replace(name, '改名后的客户');
  const path = join(folder, '名单.csv');
  writeFileSync(path, changed.join('\r\n'));
  const { figures } = await hand.preview({ file: path, kind: 'accounts' });
  expect(figures).toEqual([lines.length - 2, 0, 1, lines.length - 3, 0]);
  await hand.wizard.getByRole('cell', { name: '改名后的客户', exact: true }).first().waitFor();
  await hand.wizard.getByRole('cell', { name, exact: true }).waitFor();
  await hand.wizard.getByRole('switch', { name: hand.word('import:replacing.removeMissing') }).click();
  await hand.wizard.getByText(hand.word('import:differences.removed')).waitFor();
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, 'zh.png') });
  await hand.commit(true);
  await page.keyboard.press('Control+z');
  await page
    .getByText(hand.word('history:importReplacing.accounts', { created: 0, updated: 1, removed: 1 }))
    .first()
    .waitFor();
});
