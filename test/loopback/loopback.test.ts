import { readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { sessionProtocol, sessionReplaced } from '../../src/shared/session.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { launchBrowser, newContext } from '../support/browser.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

/** A request with headers and a path exactly as given; fetch would tidy both. */
function ask(
  path: string,
  settings: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
) {
  const { port } = new URL(app.origin);
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const { method = 'GET', headers = {}, body } = settings;
      const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      });
      call.on('error', reject);
      call.end(body);
    },
  );
}

const bearer = () => ({ Authorization: `Bearer ${app.token}` });

function openSocket(settings: { origin?: string; protocols?: string[]; path?: string; host?: string }) {
  const { origin, protocols = [sessionProtocol, app.token], path = '/rpc', host } = settings;
  const socket = new WebSocket(`ws://${new URL(app.origin).host}${path}`, protocols, {
    ...(origin === undefined ? {} : { origin }),
    ...(host === undefined ? {} : { headers: { Host: host } }),
  });
  const result = new Promise<'open' | number>((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => resolve(0));
  });
  return { socket, result };
}

describe('the browser host lets nobody in but its own page', () => {
  it('listens on this machine only, with a token long enough not to be guessed', async () => {
    expect(app.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(app.token).toMatch(/^[\w-]{32}$/);
    const port = Number(new URL(app.origin).port);
    const isOpen = (host: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect({ port, host, timeout: 2000 }, () => resolve(true));
        for (const end of ['error', 'timeout', 'close']) socket.once(end, () => resolve(false));
        socket.once('connect', () => socket.destroy());
      });
    const others = Object.values(networkInterfaces()).flatMap((found = []) =>
      found.map(({ address }) => address),
    );
    expect(await isOpen('127.0.0.1')).toBe(true);
    // On Linux every address of 127.0.0.0/8 leads here.
    for (const host of new Set(['127.0.0.2', ...others]))
      if (host !== '127.0.0.1') expect(await isOpen(host), host).toBe(false);
  });

  it('answers to its own names only, however a name was made to lead here (DNS rebinding)', async () => {
    const { port } = new URL(app.origin);
    for (const Host of [
      `127.0.0.1.nip.io:${port}`,
      `localhost.evil.example:${port}`,
      `evil.example:${port}`,
      `0.0.0.0:${port}`,
      `127.1:${port}`,
      `2130706433:${port}`,
      `[::1]:${port}`,
      `127.0.0.1:${port}.`,
      `user@127.0.0.1:${port}`,
      `LOCALHOST.:${port}`,
    ])
      for (const path of ['/', '/session', '/files/x'])
        expect((await ask(path, { headers: { Host, ...bearer() } })).status, Host).toBeGreaterThanOrEqual(
          400,
        );
    expect((await ask('/', { headers: { 'X-Forwarded-Host': 'evil.example' } })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])(
    'refuses the host name %j',
    async (Host) => {
      expect((await ask('/', { headers: { Host } })).status).toBeGreaterThanOrEqual(400);
    },
  );

  it.each([{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }])(
    'refuses a request with %j',
    async (headers) => {
      expect((await ask('/', { headers })).status).toBe(403);
      expect((await ask('/session', { headers: { ...headers, ...bearer() } })).status).toBe(403);
    },
  );

  it('serves the page without a token, but nothing of the person’s', async () => {
    expect((await ask('/')).status).toBe(200);
    for (const path of ['/session', '/files/x'])
      for (const headers of [{}, { Authorization: 'Bearer x' }, { Authorization: `Bearer ${app.token}x` }])
        expect((await ask(path, { headers })).status).toBe(401);
    expect((await ask('/files?name=x', { method: 'POST', body: Buffer.from('x') })).status).toBe(401);
    expect((await ask('/session', { headers: bearer() })).status).toBe(204);
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/%00',
    '/%',
  ])('serves nothing at %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('bailiwick');
  });

  it('answers other methods with a refusal', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'POST'])
      expect((await ask('/', { method, headers: bearer() })).status).toBe(405);
  });

  it.each([
    ['no origin', {}, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['a look-alike origin', { origin: 'http://127.0.0.1.evil.example' }, 403],
    ['no token', { own: true, protocols: [sessionProtocol] }, 401],
    ['a wrong token', { own: true, protocols: [sessionProtocol, 'A'.repeat(32)] }, 401],
    ['another path', { own: true, path: '/other' }, 403],
    ['another host name', { own: true, host: 'evil.example' }, 403],
  ] as const)('refuses a socket with %s', async (_name, settings, status) => {
    const { own, protocols, ...rest } = { own: false, protocols: undefined, ...settings };
    const { result } = openSocket({
      ...rest,
      ...(own ? { origin: app.origin } : {}),
      ...(protocols ? { protocols: [...protocols] } : {}),
    });
    expect(await result).toBe(status);
  });

  it('serves one tab at a time: a newer one takes over and the older is told why', async () => {
    const first = openSocket({ origin: app.origin });
    expect(await first.result).toBe('open');
    const closed = new Promise<number>((resolve) => first.socket.on('close', resolve));
    const second = openSocket({ origin: app.origin });
    expect(await second.result).toBe('open');
    expect(await closed).toBe(sessionReplaced);
    second.socket.close();
  });

  it('drops a message larger than any it would understand', async () => {
    const { socket, result } = openSocket({ origin: app.origin });
    await result;
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send(Buffer.alloc(33 * 1024 * 1024));
    expect(await closed).toBe(1009);
    expect((await ask('/session', { headers: bearer() })).status).toBe(204);
  });

  it('lets go of connections that never finish what they say, and answers meanwhile', async () => {
    const { port } = new URL(app.origin);
    const slow = Array.from({ length: 80 }, () => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-A: '),
      );
      socket.on('error', () => undefined).resume();
      return new Promise<void>((resolve) => socket.on('close', () => resolve()));
    });
    expect((await ask('/')).status).toBe(200);
    await Promise.all(slow);
    expect((await ask('/session', { headers: bearer() })).status).toBe(204);
  });

  it('takes no message that is none of the contract as more than noise', async () => {
    const { socket, result } = openSocket({ origin: app.origin });
    expect(await result).toBe('open');
    const noise: (string | Buffer)[] = [
      '',
      '{',
      'null',
      '[]',
      '{"i":"x","p":{}}',
      '{"i":1,"t":1,"p":{"u":"/__proto__/polluted","b":{}}}',
      '{"i":2,"t":1,"p":{"u":"/plan/constructor","b":{"json":{"__proto__":{"polluted":1}}}}}',
      '{"i":3,"t":1,"p":{"u":"/plan/open","b":{"json":{"fileId":"../../etc/passwd"}}}}',
      '{"i":4,"t":1,"p":{"u":"http://evil.example/plan/state"}}',
      `{"i":5,"t":1,"p":{"u":"/plan/setView","b":{"json":{"view":"${'x'.repeat(100_000)}"}}}}`,
      '{"i":6,"t":1,"p":{"u":"/plan/state","b":{"json":"AA==","meta":[[21]]}}}',
      '{"i":7,"t":1,"p":{"u":"/plan/state","b":{"json":[1,2],"meta":[[22,"a","b"]]}}}',
      Buffer.alloc(1000, 0xff),
      '['.repeat(100_000),
    ];
    for (const message of noise) socket.send(message);
    const random = (step: number) =>
      Buffer.from(Array.from({ length: 40 }, (_, at) => (step * 7919 + at * 104_729) % 256));
    for (let step = 0; step < 300; step++) socket.send(random(step), { binary: step % 2 === 0 });
    await new Promise((resolve) => {
      socket.ping();
      socket.once('pong', resolve);
      socket.once('close', resolve);
    });
    socket.terminate();
    expect((await ask('/session', { headers: bearer() })).status).toBe(204);
    const again = openSocket({ origin: app.origin });
    expect(await again.result).toBe('open');
    again.socket.terminate();
  });

  it('survives bytes that are not HTTP', async () => {
    const { port } = new URL(app.origin);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end('\u0016\u0003\u0001 not http\r\n\r\n'),
      );
      socket.on('close', () => resolve()).on('error', () => undefined);
      socket.resume();
    });
    expect((await ask('/')).status).toBe(200);
  });
});

describe('files in the browser host', () => {
  const upload = async (name: string, purpose: string, body: Buffer) => {
    const query = new URLSearchParams({ name, purpose });
    const answer = await ask(`/files?${query}`, { method: 'POST', headers: bearer(), body });
    return {
      status: answer.status,
      body: JSON.parse(answer.body) as { id: string; name: string; size: number },
    };
  };

  it('come back byte for byte, under an id', async () => {
    const bytes = Buffer.from('客户,销售额\n甲,1\n');
    const { status, body } = await upload('../../客户.csv', 'import', bytes);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: '客户.csv', size: bytes.length });
    const back = await ask(`/files/${body.id}`, { headers: bearer() });
    expect(back.body).toBe(bytes.toString());
    expect(back.headers['content-disposition']).toContain('attachment');
    // Import files stay out of the person's folder.
    expect(readdirSync(app.home)).not.toContain('客户.csv');
  });

  it('that are plans land in the person’s folder, never over one another', async () => {
    const first = await upload('华东.sqlite', 'plan-open', Buffer.from('one'));
    const second = await upload('华东.sqlite', 'plan-open', Buffer.from('two'));
    expect([first.body.name, second.body.name]).toEqual(['华东.sqlite', '华东 (2).sqlite']);
    expect(readFileSync(join(app.home, '华东.sqlite'), 'utf8')).toBe('one');
    expect(statSync(join(app.home, '华东.sqlite')).mode & 0o077).toBe(0);
  });

  it('under names that would lead elsewhere land where they should', async () => {
    for (const [given, name] of [
      ['..\\..\\..\\Windows\\x.sqlite', 'x.sqlite'],
      ['/etc/cron.d/x2.sqlite', 'x2.sqlite'],
      ['C:x3.sqlite', 'C_x3.sqlite'],
      ['nul', 'upload'],
      ['.settings', 'settings'],
      ['x4\0.sqlite', 'x4_.sqlite'],
    ] as const) {
      const { status, body } = await upload(given, 'plan-open', Buffer.from('x'));
      expect(status).toBe(201);
      expect(body.name).toBe(name);
    }
    expect(readdirSync(join(app.home, '.settings')).filter((name) => name.includes('x'))).toEqual([]);
  });

  it('that became links to other places are not sent', async () => {
    const { body } = await upload('x5.sqlite', 'plan-open', Buffer.from('x'));
    rmSync(join(app.home, 'x5.sqlite'));
    symlinkSync('/etc/passwd', join(app.home, 'x5.sqlite'));
    const { status, body: text } = await ask(`/files/${body.id}`, { headers: bearer() });
    expect(status).toBe(403);
    expect(text).not.toContain('root');
  });

  it('with made-up ids are refused as an error there are words for', async () => {
    for (const id of ['x', '..%2f..%2fetc%2fpasswd', encodeURIComponent('/etc/passwd')]) {
      const { status, body } = await ask(`/files/${id}`, { headers: bearer() });
      expect(status).toBe(403);
      expect(JSON.parse(body)).toMatchObject({ code: 'FILE_NOT_ALLOWED' });
    }
  });

  it('that say they are too large are refused before they are read', async () => {
    const { status, body } = await ask('/files?name=big.xlsx&purpose=import', {
      method: 'POST',
      headers: { ...bearer(), 'Content-Length': String(600 * 1024 * 1024), Expect: '100-continue' },
    });
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });
});

describe('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('connects, keeps its token out of the address, and breaks no rule of its policy', async () => {
    const { page, watch } = await app.open(await newContext(browser));
    await page.getByRole('main').waitFor();
    expect(page.url()).toBe(`${app.origin}/`);
    await page.reload();
    await page.getByRole('main').waitFor();
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
    await page.context().close();
  });

  it('opened without the token says so and does not connect', async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    await page.goto(app.origin);
    await page.getByText('本页的访问凭据无效').first().waitFor();
    await context.close();
  });
});

it('ends cleanly on Ctrl+C and frees what it held', async () => {
  const other = await startApp();
  expect(other.messages()).toContain(other.home);
  expect(await other.stop()).toBe(0);
});

it('says what is wrong with its arguments', async () => {
  await expect(startApp({ args: ['--port', 'x'] })).rejects.toThrow('--port takes a number');
});
