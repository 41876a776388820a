import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPlan, openPlan } from '../../src/main/plan/open.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';
import { type Driver, drive } from '../support/driver.ts';
import { keepPicture } from '../support/picture.ts';
import type { PageWatch } from '../support/watch-page.ts';

/** What happens to the file of an open plan: the program says so, writes over nothing, loses nothing, and goes on. */
let browser: Browser;
let app: RunningApp;
let page: Page;
let watch: PageWatch;
let hand: Driver;
/** A small disk of our own, where this machine lets us have one. */
const disk = mkdtempSync(join(tmpdir(), 'bailiwick-disk-'));
const hasDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'none', disk]).status === 0;

beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  app = await startApp({ home: mkdtempSync(join(disk, 'home-')) });
  ({ page, watch } = await app.open(await newContext(browser)));
  hand = drive(page, 'zh');
  await hand.openSample();
});
afterEach(async (context) => {
  await keepPicture(context, page);
  await page.context().close();
  await app.stop();
  expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
afterAll(async () => {
  await browser?.close();
  if (hasDisk) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const dialog = (title: string) => page.getByRole('dialog', { name: hand.word(`conflict:title.${title}`) });
const press = (title: string, key: string) =>
  dialog(title)
    .getByRole('button', { name: hand.word(`conflict:${key}`) })
    .click();
const plans = () => readdirSync(app.home).filter((name) => name.endsWith('.sqlite'));
const samplePath = () => join(app.home, `${hand.word('start:samplePlanName')}.sqlite`);
const planButton = (name: string) => page.locator('button[aria-haspopup="menu"]', { hasText: name }).first();

/** A figure of the sizing screen: one step. */
const leave = () => page.getByRole('textbox', { name: hand.word('sizing:leaveDays') });

async function setLeave(days: number): Promise<void> {
  await hand.go('sizing');
  await leave().fill(String(days));
  await leave().press('Tab');
}

/** Does something to the file behind the program's back, then has the program write. The dialog may come before: views are saved, too. */
async function behindItsBack(spoil: () => void): Promise<void> {
  await hand.go('sizing');
  await leave().waitFor();
  spoil();
  await leave().fill('12');
  await leave()
    .press('Tab')
    .catch(() => undefined);
}

/** The last step of the plan at rest. */
function lastStep(path: string): string | undefined {
  const plan = openPlan(path);
  try {
    expect(plan.integrity()).toEqual([]);
    return plan.undoLabel()?.key;
  } finally {
    plan.close();
  }
}

/** The toast of the step. */
const accepted = () => page.getByText(/修改 \d{4} 年定编参数/).first();

it('deleted: it is put back and work goes on', async () => {
  const [name = ''] = plans();
  await behindItsBack(() => rmSync(join(app.home, name)));
  await dialog('PLAN_MOVED').waitFor();
  expect(plans()).toEqual([]);
  await press('PLAN_MOVED', 'keepHere');
  await dialog('PLAN_MOVED').waitFor({ state: 'hidden' });
  await expect.poll(plans).toEqual([name]);
  await setLeave(13);
  await accepted().waitFor();
  await page.context().close();
  await app.stop({ keepHome: true });
  expect(lastStep(join(app.home, name))).toBe('sizing');
});

it('replaced, as by a synchroniser: ours is kept beside the other, and neither is lost', async () => {
  const [name = ''] = plans();
  const other = join(app.home, 'other.tmp');
  createPlan(other).close();
  const theirs = readFileSync(other);
  await behindItsBack(() => renameSync(other, join(app.home, name)));
  await dialog('PLAN_REPLACED').waitFor();
  await press('PLAN_REPLACED', 'keepBeside');
  await planButton('冲突').waitFor();
  await setLeave(13);
  await accepted().waitFor();
  expect(readFileSync(join(app.home, name)).equals(theirs)).toBe(true);
  expect(plans()).toHaveLength(2);
});

it('replaced: the other is taken, and ours is among the backups', async () => {
  const [name = ''] = plans();
  const other = join(app.home, 'other.tmp');
  createPlan(other).close();
  await behindItsBack(() => renameSync(other, join(app.home, name)));
  await press('PLAN_REPLACED', 'reopen');
  await page
    .locator('footer')
    .getByText(hand.word('status.counts', { units: '0', accounts: '0', reps: '0' }))
    .waitFor();
  await planButton(name.replace('.sqlite', '')).click();
  await page.getByRole('menuitem', { name: hand.word('backup:menu') }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
});

it('a synchroniser’s conflict copy beside it is pointed out, said what to do about, and opened', async () => {
  const name = hand.word('start:samplePlanName');
  const copy = `${name} (冲突副本 2026-11-22)`;
  const note = () => page.getByRole('region', { name: hand.word('conflict:copies.title') });
  await page.locator('footer').getByText('个控制单元').waitFor();
  expect(await note().count()).toBe(0);
  await planButton(name).click();
  await page.getByRole('menuitem', { name: hand.word('plan.close') }).click();
  const reopen = page.getByRole('listitem').filter({ hasText: name }).getByRole('button').first();
  await reopen.waitFor();
  copyFileSync(samplePath(), join(app.home, `${copy}.sqlite`));
  await reopen.click();
  await note().getByText(copy).waitFor();
  await note()
    .getByRole('button', { name: hand.word('conflict:copies.look') })
    .click();
  const sheet = page.getByRole('dialog', { name: hand.word('conflict:copies.dialog', { name }) });
  await sheet.getByText(hand.word('conflict:copies.how')).waitFor();
  await sheet.getByRole('button', { name: hand.word('conflict:copies.open') }).click();
  await planButton(copy).waitFor();
  // From the copy the plan itself is the other version; the note can be closed.
  await note().getByText(`“${name}”`).waitFor();
  await note()
    .getByRole('button', { name: hand.word('conflict:copies.hide') })
    .click();
  await note().waitFor({ state: 'hidden' });
});

it('cut short by another program: nothing is written over it, and the way to the backups is open', async () => {
  const [name = ''] = plans();
  await behindItsBack(() => truncateSync(join(app.home, name), 8192));
  await press('PLAN_CHANGED', 'reopenChanged');
  await page.getByRole('alert').filter({ hasText: '已损坏' }).waitFor();
  await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
  await page
    .getByRole('button', { name: hand.word('backup:open', { name: name.replace('.sqlite', '') }) })
    .waitFor();
});

it.skipIf(!hasDisk)('on a disk that is full: the step is refused, and taken once there is room', async () => {
  const [name = ''] = plans();
  await planButton(name.replace('.sqlite', '')).click();
  await page.getByRole('menuitem', { name: hand.word('plan.close') }).click();
  const filler = join(disk, 'filler');
  const file = openSync(filler, 'w');
  const block = Buffer.alloc(4096);
  try {
    for (;;) writeSync(file, block);
  } catch {
    closeSync(file);
  }
  await page
    .getByRole('listitem')
    .filter({ hasText: name.replace('.sqlite', '') })
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('navigation', { name: hand.word('rail.label') }).waitFor();
  await setLeave(12);
  const alert = page.getByRole('alert').filter({ hasText: name });
  await alert.waitFor();
  expect(await alert.textContent()).toContain(hand.word('errors:PLAN_DISK_FULL', { file: name }));
  rmSync(filler);
  await setLeave(13);
  await accepted().waitFor();
  expect(existsSync(samplePath())).toBe(true);
});
