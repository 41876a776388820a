import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron, missingForWindow } from '../../scripts/electron-binary.mjs';
import { rootFolder } from '../support/paths.ts';

/** The real thing, on every machine that has Electron's binary and a display for it. */
const binary = missingForWindow() === null ? findElectron() : null;

describe.skipIf(binary === null)('Electron itself', () => {
  let app: ElectronApplication;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bailiwick-real-'));
    app = await _electron.launch({
      executablePath: binary ?? '',
      args: [rootFolder, `--user-data-dir=${folder}`],
    });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the page from app://bundle in a sandboxed window, linked to the main process', async () => {
    const page = await app.firstWindow();
    await page.getByRole('main').waitFor();
    expect(page.url()).toBe('app://bundle/index.html');
    expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
    const refused = await page.evaluate(() =>
      fetch('https://example.com').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(refused).toBe('refused');
  });
});
