import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hand, onStage, page } from '../support/stage.ts';

/** Files that take their time. */
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-jobs-'));
onStage(async () => hand.newPlan());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A list of customers of some 100 MB. */
function longList(): string {
  const path = join(folder, '客户.csv');
  const file = openSync(path, 'w');
  writeSync(file, '客户编号,客户名称,地址,潜力(元)\n');
  const lines = Array.from(
    { length: 10_000 },
    (_, at) => `C${at},客户有限公司 ${at} 号,中山路 ${at} 号,${at * 7}`,
  );
  const piece = `${lines.join('\n')}\n`;
  for (let bytes = 0; bytes < 1e8; bytes += Buffer.byteLength(piece)) writeSync(file, piece);
  closeSync(file);
  return path;
}

describe('the first look at a long file', () => {
  it('tells what it does and how far it is, is given up with the keyboard, and the wizard goes on', async () => {
    const { wizard, word } = hand;
    await hand.openWizard();
    const choose = wizard.getByRole('button', { name: word('import:choose') });
    const chosen = page.waitForEvent('filechooser');
    await choose.click();
    await (await chosen).setFiles(longList());
    const line = wizard.getByRole('status');
    await line.getByText(word('jobs:stage.reading')).waitFor();
    await expect.poll(() => line.textContent()).toMatch(/\d %/);
    await line.getByRole('button', { name: word('data:cancel') }).focus();
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'detached' });
    await wizard.getByText(word('import:dropHere')).waitFor();
    expect(await wizard.getByRole('alert').count()).toBe(0);

    const short = join(folder, '代表.csv');
    writeFileSync(short, '工号,姓名,城市\nR1,赵一,南京市\n');
    await hand.toColumns({ file: short });
  });
});
