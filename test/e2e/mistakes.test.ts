import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';
import { type Driver, drive } from '../support/driver.ts';
import { resourcesFolder } from '../support/paths.ts';
import { keepPicture } from '../support/picture.ts';
import type { PageWatch } from '../support/watch-page.ts';

/** What goes wrong with people's files: each gets a message that names the file and what to do, and leaves no trace. */
let browser: Browser;
let app: RunningApp;
let folder: string;
let page: Page;
let watch: PageWatch;
let hand: Driver;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-mistakes-'));
  browser = await launchBrowser();
  app = await startApp();
  ({ page, watch } = await app.open(await newContext(browser)));
  hand = drive(page, 'zh');
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach((context) => keepPicture(context, page));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const oleHead = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ole = (stream: string) =>
  Buffer.concat([oleHead, Buffer.alloc(1528), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function workbook(name: string, fill: (sheet: ExcelJS.Worksheet) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('客户'));
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

const points = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: '甲' }, geometry: { type: 'Point', coordinates: [120, 30] } },
  ],
};

describe('an empty plan', () => {
  beforeAll(() => hand.newPlan());

  it.each(['market', 'sizing', 'reps', 'quota', 'pay', 'compare'] as const)(
    'says on %s what to do',
    async (screen) => {
      await hand.go(screen);
      await page.getByRole('main').getByRole('button', { name: /^导入/ }).first().waitFor();
    },
  );
});

describe('files that cannot be imported', () => {
  it.each<[string, string, () => string | Promise<string>]>([
    ['a picture', 'IMPORT_TYPE_UNKNOWN', () => file('门店照片.xlsx', png)],
    ['a web page', 'IMPORT_TYPE_UNKNOWN', () => file('客户.csv', '<html><body>登录</body></html>')],
    ['an empty file', 'IMPORT_EMPTY', () => file('空白.csv', '')],
    ['a workbook of an empty sheet', 'IMPORT_EMPTY', () => workbook('空表.xlsx', () => undefined)],
    ['an old Excel file', 'IMPORT_LEGACY_XLS', () => file('旧客户.xls', ole('Workbook'))],
    ['a workbook with a password', 'IMPORT_ENCRYPTED', () => file('加密.xlsx', ole('EncryptedPackage'))],
    [
      'half a workbook',
      'IMPORT_TRUNCATED',
      () => {
        const whole = readFileSync(join(resourcesFolder, 'sample', 'east-china-accounts.xlsx'));
        return file('半份客户.xlsx', whole.subarray(0, whole.length / 2));
      },
    ],
    ['a map of points', 'IMPORT_NO_POLYGONS', () => file('门店.geojson', JSON.stringify(points))],
    [
      'half a map',
      'IMPORT_TRUNCATED',
      () => file('边界.geojson', '{"type":"FeatureCollection","features":[{'),
    ],
    ['broken JSON', 'IMPORT_FORMAT', () => file('坏边界.geojson', '{"type": FeatureCollection}')],
  ])('%s', async (_, code, make) => {
    const path = await make();
    const name = path.slice(folder.length + 1);
    if (!(await hand.wizard.isVisible())) await hand.openWizard();
    await hand.upload(hand.wizard.getByRole('button', { name: hand.word('import:choose') }), path);
    const alert = hand.wizard.getByRole('alert');
    await alert.filter({ hasText: name }).waitFor();
    const wanted = hand.word(`errors:${code}`, { file: name, sheet: '', column: '', limit: '' });
    expect(await alert.textContent()).toContain(wanted);
    // The way on is offered where the message stands.
    await alert.getByRole('button', { name: hand.word('import:chooseOther') }).waitFor();
  });

  it('a sheet without the column that identifies its rows is held back before anything is read', async () => {
    const path = await workbook('无编号.xlsx', (sheet) => {
      sheet.addRow(['客户名称', '省份', '城市']);
      sheet.addRow(['甲公司', '江苏省', '南京市']);
      sheet.addRow(['乙公司', '江苏省', '苏州市']);
    });
    await hand.toColumns({ file: path, kind: 'accounts' });
    const field = hand.word('findings:heading.accounts.ref');
    await hand.wizard.getByText(hand.word('import:missingField', { field })).waitFor();
    await hand.wizard.getByText(hand.word('import:problem.required', { field })).waitFor();
    const preview = hand.wizard.getByRole('button', { name: hand.word('import:toPreview'), exact: true });
    expect(await preview.isDisabled()).toBe(true);
  });

  it('and nothing of them is in the plan', async () => {
    await page.keyboard.press('Escape');
    await hand.wizard.waitFor({ state: 'hidden' });
    await page.getByText(hand.word('status.counts', { units: '0', accounts: '0', reps: '0' })).waitFor();
    await hand.button('historyPanel.title').click();
    await page.getByText(hand.word('historyPanel.empty')).waitFor();
    await page.getByRole('dialog').getByLabel(hand.word('close')).click();
    await page.getByRole('button', { name: hand.word('plan.newName') }).click();
    await page.getByRole('menuitem', { name: hand.word('plan.close') }).click();
    await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});

describe('plans that cannot be opened', () => {
  const openPlan = (path: string) =>
    hand.upload(page.getByRole('button', { name: hand.word('start:open') }), path);

  /** A sound plan, as the program just made it, changed by SQL. */
  function plan(name: string, sql?: string): string {
    const path = file(name, readFileSync(join(app.home, `${hand.word('plan.newName')}.sqlite`)));
    if (sql !== undefined) {
      const db = new Database(path);
      db.exec(sql);
      db.close();
    }
    return path;
  }

  it.each<[string, string, () => string]>([
    ['another program’s database', 'PLAN_FOREIGN', () => plan('别的.sqlite', 'PRAGMA application_id = 7')],
    ['text under a plan’s name', 'PLAN_FOREIGN', () => file('文本.sqlite', '这不是规划文件')],
    ['a newer version’s plan', 'PLAN_TOO_NEW', () => plan('未来.sqlite', 'PRAGMA user_version = 99')],
    [
      'half a plan',
      'PLAN_DAMAGED',
      () => {
        const whole = readFileSync(plan('整份.sqlite'));
        return file('半份.sqlite', whole.subarray(0, Math.floor(whole.length / 2)));
      },
    ],
  ])('%s', async (_, code, make) => {
    const path = make();
    const name = path.slice(folder.length + 1);
    const before = readFileSync(path);
    await openPlan(path);
    const alert = page.getByRole('alert').filter({ hasText: name });
    await alert.waitFor();
    const [start = ''] = hand.word(`errors:${code}`, { file: name }).split('{{');
    expect(await alert.textContent()).toContain(start);
    expect(await alert.textContent()).not.toContain('{{');
    // The first screen stays, and what was chosen is untouched.
    await page.getByRole('heading', { name: hand.word('start:title') }).waitFor();
    expect(readFileSync(join(app.home, name))).toEqual(before);
  });

  it('a plan open in another program says so, and opens once it is free', async () => {
    const name = hand.word('plan.newName');
    const holder = new Database(join(app.home, `${name}.sqlite`));
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    const recent = page.getByRole('button', { name: new RegExp(`^${name}`) });
    await recent.click();
    const alert = page.getByRole('alert').filter({ hasText: `${name}.sqlite` });
    await alert.waitFor();
    expect(await alert.textContent()).toContain(hand.word('errors:PLAN_LOCKED', { file: `${name}.sqlite` }));
    holder.exec('ROLLBACK');
    holder.close();
    await recent.click();
    await page.getByRole('navigation', { name: hand.word('rail.label') }).waitFor();
    // Another copy of the program is refused in turn, from the terminal too.
    const second = spawnSync(
      process.execPath,
      ['src/main/cli/index.ts', 'check', join(app.home, `${name}.sqlite`), '--json'],
      { encoding: 'utf8' },
    );
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`${name}.sqlite`);
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
