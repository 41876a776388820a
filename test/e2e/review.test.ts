import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';
import { type Driver, drive } from '../support/driver.ts';
import { keepPicture } from '../support/picture.ts';
import { type Desk, desk, regionPlan } from '../support/review-session.ts';
import { hearStatusBar } from '../support/status-bar.ts';
import type { PageWatch } from '../support/watch-page.ts';

/** Two people, two programs, two plan files: a package out, a thread, changes, a conflict, back, accepted, undone, redone. */
interface Seat {
  app: RunningApp;
  page: Page;
  watch: PageWatch;
  hand: Driver;
}

let browser: Browser;
let prepared: Desk;
let sender: Seat;
let reviewer: Seat;

async function seat(): Promise<Seat> {
  const app = await startApp();
  const { page, watch } = await app.open(await newContext(browser));
  return { app, page, watch, hand: drive(page, 'zh') };
}

beforeAll(async () => {
  prepared = desk('');
  regionPlan(prepared, { columns: 10, rows: 6, accounts: 240, reps: 5, seed: 11 });
  prepared.services.session.close();
  browser = await launchBrowser();
  [sender, reviewer] = await Promise.all([seat(), seat()]);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([sender?.app.stop(), reviewer?.app.stop(), prepared?.dispose()]);
});

afterEach((test) => keepPicture(test, sender.page));

const row = ({ page }: Seat, name: string) => page.locator('aside table tbody tr', { hasText: name });

async function rename(at: Seat, name: string, to: string): Promise<void> {
  await row(at, name).getByRole('button', { name, exact: true }).dblclick();
  await at.page.getByRole('textbox', { name: at.hand.word('kpi:rename') }).fill(to);
  await at.page.keyboard.press('Enter');
  await row(at, to).waitFor();
}

async function sign({ page, hand }: Seat, name: string): Promise<void> {
  const asked = page.getByRole('dialog', { name: hand.word('review:author.title') });
  await asked.getByRole('textbox').fill(name);
  await asked.getByRole('button', { name: hand.word('review:author.save') }).click();
  await asked.waitFor({ state: 'hidden' });
}

async function comment({ page, hand }: Seat, box: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: hand.word(box) }).fill(text);
  await page.getByRole('button', { name: hand.word('review:comments.save'), exact: true }).click();
}

/** Presses the button that writes a file; whoever is asked for a name first gives it. */
async function written(at: Seat, press: () => Promise<void>, path: string, name?: string): Promise<void> {
  const downloading = at.page.waitForEvent('download');
  await press();
  if (name !== undefined) await sign(at, name);
  const download: Download = await downloading;
  await download.saveAs(path);
}

it('goes out with a comment and what is asked', async () => {
  const { page, hand } = sender;
  await hand.upload(
    page.getByRole('button', { name: hand.word('start:open') }),
    prepared.path('plan.sqlite'),
  );
  await hand.go('map');
  await row(sender, '代表1').getByRole('button', { name: '代表1', exact: true }).click();
  await hand.button('review:comments.add').click();
  await comment(sender, 'review:comments.write', '北边的界线合适吗');
  await sign(sender, '王总');
  await page.getByText('北边的界线合适吗').waitFor();
  await row(sender, '代表1')
    .getByRole('img', { name: hand.word('review:comments.open', { count: 1 }) })
    .waitFor();
  await hand.go('review');
  await hand.button('review:send.title').click();
  const dialog = page.getByRole('dialog', { name: hand.word('review:send.title') });
  await dialog.getByRole('combobox').first().click();
  await page.getByRole('option', { name: '南' }).click();
  await dialog.getByRole('textbox', { name: hand.word('review:send.ask') }).fill('核对边界');
  await dialog
    .getByText(
      hand
        .word('review:send.measure', { territories: 2, units: '|', accounts: '', reps: '' })
        .split('|')[0] ?? '',
    )
    .waitFor();
  await written(
    sender,
    () => dialog.getByRole('button', { name: hand.word('review:send.go') }).click(),
    prepared.path('南.bwreview'),
  );
  await page.getByText(hand.word('review:details.waiting')).waitFor();
  await hand.go('map');
  await rename(sender, '代表1', '王总的名字');
});

it('is opened as a copy, changed, answered and sent back', async () => {
  const { page, hand } = reviewer;
  await hand.upload(
    page.getByRole('button', { name: hand.word('start:review') }),
    prepared.path('南.bwreview'),
  );
  const arrived = page.getByRole('dialog', { name: hand.word('review:open.title') });
  await arrived.getByRole('button', { name: hand.word('review:open.go'), exact: true }).click();
  const banner = page.getByRole('region', { name: hand.word('review:banner.title') });
  await banner.getByText(hand.word('review:banner.ask', { ask: '核对边界' })).waitFor();
  await hand.go('map');
  await expect.poll(() => page.locator('aside table tbody [aria-haspopup="menu"]').count()).toBe(2 + 1);
  await row(reviewer, '代表1').getByRole('button', { name: '代表1', exact: true }).click();
  await hand.button('review:comments.count', { count: 1 }).click();
  await hand.button('review:comments.reply').click();
  await comment(reviewer, 'review:comments.writeReply', '以运河为界更好');
  await sign(reviewer, '李经理');
  await page.getByText('以运河为界更好').waitFor();
  await rename(reviewer, '代表1', '李经理的名字');
  await rename(reviewer, '代表2', '运河南');
  await banner.getByText(hand.word('review:banner.changes', { changes: 2, comments: 1 })).waitFor();
  await hand.button('review:banner.see').click();
  await page.getByRole('table', { name: hand.word('review:change.caption') }).waitFor();
  await banner.getByRole('button', { name: hand.word('review:banner.send') }).click();
  const dialog = page.getByRole('dialog', { name: hand.word('review:back.title') });
  await dialog.getByRole('textbox', { name: hand.word('review:back.answer') }).fill('边界以运河为准');
  await written(
    reviewer,
    () => dialog.getByRole('button', { name: hand.word('review:back.go') }).click(),
    prepared.path('back.bwreview'),
  );
  await banner.getByText(hand.word('review:banner.back')).waitFor();
});

it('comes back with one conflict, is accepted in one step, undone and redone', async () => {
  const { page, hand } = sender;
  await hand.go('review');
  const said = await hearStatusBar(page);
  await hand.upload(hand.button('review:take.title'), prepared.path('back.bwreview'));
  const table = page.getByRole('table', { name: hand.word('review:change.caption') });
  await table.waitFor();
  await page.locator('footer').last().getByText(hand.word('status.saved')).waitFor();
  const meanwhile = (await said()).filter((text) => text.includes(hand.word('jobs:taking')));
  expect(meanwhile.length).toBeGreaterThan(0);
  for (const text of meanwhile) expect(text).toContain(hand.word('status.saving'));
  await page
    .getByText(hand.word('review:details.answered', { who: '李经理', text: '边界以运河为准' }))
    .waitFor();
  await page.getByText(hand.word('review:details.conflicts', { count: 1 })).waitFor();
  await expect
    .poll(() => table.getByText(hand.word('review:change.conflict'), { exact: true }).count())
    .toBe(1);
  await hand.button('review:details.accept', { count: 1 }).waitFor();
  await table
    .getByRole('row', { name: /王总的名字/ })
    .getByText(hand.word('review:change.takeTheirs'))
    .click();
  await hand.button('review:details.accept', { count: 2 }).click();
  await hand.button('review:details.revoke').waitFor();
  await hand.go('map');
  for (const name of ['李经理的名字', '运河南']) await row(sender, name).waitFor();
  await page.keyboard.press('Control+z');
  for (const name of ['王总的名字', '代表2']) await row(sender, name).waitFor();
  await page.keyboard.press('Control+Shift+z');
  for (const name of ['李经理的名字', '运河南']) await row(sender, name).waitFor();
});

it('the thread came along, is resolved; the acceptance is taken back', async () => {
  const { page, hand } = sender;
  await hand.go('review');
  await page.getByRole('tab', { name: hand.word('review:tab.comments', { count: 1 }) }).click();
  for (const text of ['北边的界线合适吗', '以运河为界更好']) await page.getByText(text).waitFor();
  await hand.button('review:comments.resolve').click();
  await page.getByRole('tab', { name: hand.word('review:tab.comments', { count: 0 }) }).click();
  await page.getByRole('tab', { name: hand.word('review:tab.packages') }).click();
  await hand.button('review:details.revoke').click();
  await hand.button('review:details.revokeGo', { count: 2 }).click();
  await page.getByText(hand.word('review:state.revoked')).first().waitFor();
  await hand.go('map');
  for (const name of ['王总的名字', '代表2']) await row(sender, name).waitFor();
  for (const { watch } of [sender, reviewer])
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
});
