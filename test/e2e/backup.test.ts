import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { app, hand, onStage, page, watch } from '../support/stage.ts';

/** A plan is backed up, spoilt on disk, brought back from a backup, and salvaged as far as it goes. */

onStage();

const dialog = () => page.getByRole('dialog');

/** The open plan's name in the title bar; it opens the menu. */
const planButton = (name: string) => page.locator('button[aria-haspopup="menu"]', { hasText: name }).first();

async function planMenu(item: string): Promise<void> {
  await planButton(hand.word('start:samplePlanName')).click();
  await page.getByRole('menuitem', { name: hand.word(item) }).click();
}

/** The plan files of the program's folder by name. */
function planFiles(): string[] {
  return readdirSync(app.home, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.sqlite') && !name.includes('backups'),
  );
}

it('restores a backup as a new plan, and rescues what a damaged one still holds', async () => {
  const { word, button } = hand;
  await hand.openSample();
  const before = planFiles();
  expect(before.length).toBe(1);

  await planMenu('backup:menu');
  await dialog()
    .getByRole('button', { name: word('backup:now') })
    .click();
  const backup = dialog().getByRole('listitem').getByRole('button').first();
  await backup.click();
  await dialog()
    .getByText(word('backup:holds', { units: '306', accounts: '6,000', reps: '36' }))
    .waitFor();
  await dialog()
    .getByRole('button', { name: word('backup:restore') })
    .click();
  await dialog().waitFor({ state: 'hidden' });
  await expect.poll(() => planFiles().length).toBe(2);
  await planButton('恢复').waitFor();

  // back at the start, with the first plan spoilt on the disk
  const [restored = ''] = planFiles().filter((name) => !before.includes(name));
  const path = join(app.home, before[0] ?? '');
  await planButton('恢复').click();
  await page.getByRole('menuitem', { name: word('plan.close') }).click();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.8)));
  const row = page
    .getByRole('listitem')
    .filter({ hasText: word('start:samplePlanName') })
    .last();
  await row.getByRole('button').first().click();
  await page.getByRole('alert').filter({ hasText: '已损坏' }).waitFor();

  const size = statSync(path).size;
  const name = (before[0] ?? '').split('/').at(-1)?.replace('.sqlite', '') ?? '';
  await button('backup:open', { name }).click();
  await dialog()
    .getByRole('button', { name: word('backup:salvage') })
    .click();
  await planButton('抢救').waitFor();
  expect(planFiles().length).toBe(3);
  // the damaged file was only read
  expect(statSync(path).size).toBe(size);
  expect(restored).not.toBe('');
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});

it('lists a damaged plan that was never open here, to be rescued', async () => {
  const bytes = readFileSync(join(app.home, planFiles().find((name) => name.includes('恢复')) ?? ''));
  const buffer = bytes.subarray(0, Math.floor(bytes.length * 0.8));
  await planButton('抢救').click();
  await page.getByRole('menuitem', { name: hand.word('plan.close') }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: hand.word('start:open') }).click();
  const file = { name: '同事发来.sqlite', mimeType: 'application/vnd.sqlite3', buffer };
  await (await chooser).setFiles(file);
  await page.getByRole('alert').filter({ hasText: '已损坏' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: '同事发来' })
    .getByRole('button', { name: /备份/ })
    .click();
  await dialog()
    .getByRole('button', { name: hand.word('backup:salvage') })
    .click();
  await planButton('同事发来').waitFor();
});
