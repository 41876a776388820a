import { once } from 'node:events';
import { copyFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlan, openPlan } from '../../src/main/plan/open.ts';
import { fileMessage, filesWantedMessage, portMessage } from '../../src/shared/bridge.ts';
import { translate } from '../../src/shared/i18n/index.ts';
import { shownOrigin } from '../electron-stand-in/address.ts';
import { type StandInApp, startStandIn } from '../support/electron.ts';
import { gridPlan } from '../support/grid-plan.ts';

const ours = { url: 'app://bundle/index.html', origin: 'app://bundle' };

/** A plan file made by the program itself. */
async function makePlan(path: string): Promise<void> {
  createPlan(path).close();
}

/** Real files dragged onto the middle of the window, as the system would. */
async function dropFile(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  await devtools.detach();
}

describe('the Electron shell', () => {
  let app: StandInApp;
  /** A server of this machine that must never be asked for anything. */
  const hostile = createServer((_request, response) => response.end('<h1>hostile</h1>'));
  let asked = 0;
  let hostileOrigin: string;

  beforeAll(async () => {
    hostile.on('request', () => {
      asked += 1;
    });
    hostile.listen(0, '127.0.0.1');
    await once(hostile, 'listening');
    hostileOrigin = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}`;
    app = await startStandIn({ packaged: true });
    await app.page.reload();
    await app.page.getByRole('main').waitFor();
  });
  afterAll(async () => {
    await app?.stop();
    hostile.close();
  });

  it('opens one window that is sandboxed, isolated and without Node', async () => {
    const { windows, sandboxEnabled, shown, schemes } = await app.ask('record');
    expect(sandboxEnabled).toBe(true);
    expect(shown).toBe(true);
    expect(windows).toHaveLength(1);
    expect(windows[0]?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('puts nothing of Electron or the preload script on the page', async () => {
    const found = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'electron', 'ipcRenderer', '__toMain', '__fromMain', 'Buffer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  it('loads without a policy violation, an error or a request to anywhere else', async () => {
    expect(app.watch).toEqual({ violations: [], errors: [], outside: [] });
    expect((await app.ask('record')).requests.filter(({ cancelled }) => !cancelled)).toEqual([]);
  });

  it('opens plans by double click, by drop and through its dialog', async () => {
    const { page, watch } = app;
    for (const name of ['双击', '拖放', '选择']) await makePlan(join(app.folder, `${name}.sqlite`));
    const title = (name: string) => page.getByText(name, { exact: true }).first();

    await app.ask('answerDialog', join(app.folder, '选择.sqlite'));
    await page.getByRole('button', { name: '打开规划文件' }).click();
    await title('选择').waitFor();

    await app.ask('secondInstance', [join(app.folder, '双击.sqlite')]);
    await title('双击').waitFor();

    await page.reload();
    await title('双击').waitFor();
    await app.ask('knowFile', '拖放.sqlite', join(app.folder, '拖放.sqlite'));
    // on a busy machine the frame of the plan just opened may not listen yet when its name shows
    const dropped = async () => {
      await dropFile(page, join(app.folder, '拖放.sqlite'));
      return title('拖放')
        .waitFor({ timeout: 5_000 })
        .then(() => true)
        .catch(() => false);
    };
    await expect.poll(dropped, { timeout: 30_000 }).toBe(true);

    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
    expect(readFileSync(join(app.folder, 'userData', 'recent-plans.json'), 'utf8')).toContain('拖放.sqlite');
  });

  it('shows its menu in the language of the system', async () => {
    expect((await app.ask('record')).menus.at(-1)).toEqual(
      expect.arrayContaining(['文件', '编辑', '视图', '窗口']),
    );
  });

  it.each([
    ['another site', () => `${hostileOrigin}/`],
    ['a look-alike host', () => 'https://bundle.app.evil.example/'],
    ['a script address', () => 'javascript:document.title="hostile"'],
    ['a data address', () => 'data:text/html,<h1>hostile</h1>'],
    ['a file', () => 'file:///etc/passwd'],
  ])('stays on its page when sent to %s', async (_name, address) => {
    const target = address();
    for (const way of ['assign', 'link', 'open', 'frame', 'form'] as const) {
      await app.page.evaluate(
        ({ target, way }) => {
          try {
            if (way === 'assign') window.location.href = target;
            else if (way === 'open') window.open(target);
            else if (way === 'link') {
              const anchor = document.createElement('a');
              anchor.href = target;
              anchor.click();
            } else if (way === 'frame') {
              const frame = document.createElement('iframe');
              frame.src = target;
              document.body.append(frame);
              setTimeout(() => frame.remove(), 200);
            } else {
              const form = document.createElement('form');
              form.action = target;
              form.method = 'post';
              document.body.append(form);
              form.submit();
              form.remove();
            }
          } catch {
            // A refusal by exception is as good as any.
          }
        },
        { target, way },
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(app.page.url()).toBe(`${shownOrigin}/index.html`);
    expect(await app.page.title()).not.toBe('hostile');
    expect(await app.page.getByRole('main').count()).toBeGreaterThan(0);
    expect(
      app.page
        .context()
        .pages()
        .filter((page) => page.url() !== 'about:blank'),
    ).toHaveLength(1);
    expect(asked).toBe(0);
    expect((await app.ask('record')).popups.filter(({ denied }) => !denied)).toEqual([]);
  });

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'refuses every foreign address at %s',
    async (event) => {
      for (const url of [
        'https://example.com/',
        'app://bundle.evil.example/',
        'app://bundle@evil.example/',
        'file:///etc/passwd',
        'javascript:1',
        'data:text/html,x',
        'not an address',
      ])
        expect([url, await app.ask('navigation', event, url)]).toEqual([url, true]);
      expect(await app.ask('navigation', event, 'app://bundle/index.html')).toBe(false);
    },
  );

  it('opens no second window for any address', async () => {
    for (const url of [
      'https://example.com/',
      'app://bundle/index.html',
      'about:blank',
      'file:///etc/passwd',
    ])
      expect([url, await app.ask('windowOpen', url)]).toEqual([url, 'deny']);
  });

  it('cancels every request that is not its own', async () => {
    for (const url of [
      `${hostileOrigin}/x`,
      'https://update.example/',
      'ws://127.0.0.1:1/',
      'file:///etc/passwd',
      'ftp://x/',
      'devtools://devtools/',
    ])
      expect([url, await app.ask('request', url)]).toEqual([url, true]);
    expect(await app.ask('request', 'app://bundle/index.html')).toBe(false);
    await app.page.evaluate((url) => fetch(url).catch(() => undefined), `${hostileOrigin}/x`);
    expect(asked).toBe(0);
  });

  it('grants nothing but writing to the clipboard', async () => {
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'midiSysex',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'clipboard-read',
      'display-capture',
      'fileSystem',
      'hid',
      'serial',
      'usb',
      'window-management',
      'unknown',
    ])
      expect([name, await app.ask('permission', name)]).toEqual([name, [false, false]]);
    expect(await app.ask('permission', 'clipboard-sanitized-write')).toEqual([true, true]);
    expect(await app.ask('device')).toBe(false);
    for (const event of ['will-download', 'select-hid-device', 'select-serial-port', 'select-usb-device'])
      expect([event, await app.ask('preventable', 'session', event)]).toEqual([event, true]);
    for (const event of ['will-attach-webview', 'select-bluetooth-device'])
      expect([event, await app.ask('preventable', 'contents', event)]).toEqual([event, true]);
  });

  it('takes a port only from the main frame of its own page', async () => {
    const refused = { started: false, closed: true };
    expect(await app.ask('ipc', portMessage, 'other', ours, [null])).toEqual(refused);
    expect(await app.ask('ipc', portMessage, 'none', ours, [null])).toEqual(refused);
    for (const frame of [
      { url: 'https://evil.example/', origin: 'https://evil.example' },
      { url: 'app://bundle.evil.example/', origin: 'app://bundle.evil.example' },
      { url: 'app://bundle/', origin: 'null' },
      { url: 'about:blank', origin: 'app://bundle' },
    ])
      expect(await app.ask('ipc', portMessage, 'main', frame, [null])).toEqual(refused);
  });

  it('links its page anew after a reload', async () => {
    // What the attempts above were refused is told of their page, some of it late: of the next one nothing.
    await app.page.reload();
    await app.page.getByRole('main').waitFor();
    app.watch.errors.length = 0;
    await app.page.reload();
    await app.page.getByRole('main').waitFor();
    // The first screen has been told its language by the main process.
    expect(await app.page.locator('body').textContent()).not.toBe('');
    expect(app.watch.errors).toEqual([]);
  });

  it('hands files to its page only when asked by it, as names without paths', async () => {
    await app.page.evaluate((type) => {
      const target = globalThis as unknown as { given: unknown[] };
      target.given = [];
      window.addEventListener('message', (event: MessageEvent<{ type?: string; file?: unknown } | null>) => {
        if (event.data?.type === type) target.given.push(event.data.file);
      });
    }, fileMessage);
    await app.ask('ipc', filesWantedMessage, 'other', ours, []);
    await app.ask('openFile', '/nowhere/missing.sqlite');
    await app.ask('secondInstance', [7, '--flag', `${process.cwd()}/package.json`]);
    const given = await app.page.evaluate(() => (globalThis as unknown as { given: unknown[] }).given);
    expect(given).toEqual([]);
  });

  it('writes to the end what is being written when its window closes, then closes the plan and ends', async () => {
    const path = join(app.folder, '很多客户.sqlite');
    const made = gridPlan({ columns: 20, rows: 20, accounts: 100_000, reps: 5, seed: 1 });
    made.plan.edit({ key: 'edit.accounts', params: { count: 100_000 } }, ['accounts'], (write) => {
      for (const account of write.all('account')) write.put('account', { ...account, county: '改过' });
    });
    made.plan.close();
    copyFileSync(made.path, path);
    made.dispose();
    await app.ask('secondInstance', [path]);
    await app.page.getByText('很多客户', { exact: true }).first().waitFor();
    await app.page.keyboard.press('Control+z');
    await app.page
      .locator('footer')
      .last()
      .getByText(translate('zh', 'jobs', 'stage.restoring'))
      .waitFor();
    await app.ask('closeWindow').catch(() => undefined);
    expect(await app.ended).toBe(0);
    const plan = openPlan(path);
    expect(plan.where('account', { county: '改过' })).toHaveLength(0);
    expect(plan.redoLabel()).toMatchObject({ key: 'edit.accounts' });
    plan.close();
  });
});
