import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createAppService } from './app-service.ts';
import type { Host } from './host.ts';

let folder: string;
const hostOf = (systemLanguage: string): Host => ({
  kind: 'browser',
  systemLanguage,
  dataFolder: folder,
  plansFolder: folder,
  resourcesFolder: join(folder, 'resources'),
  chooseFile: async ({ suggestedName }) => (suggestedName ? join(folder, suggestedName) : null),
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bailiwick-app-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('preferences', () => {
  it('follow the system until the person chooses, and are kept', () => {
    const app = createAppService(hostOf('zh-Hans-CN'));
    expect(app.preferences()).toEqual({
      language: 'zh',
      theme: 'auto',
      author: '',
      toured: false,
      languageChosen: false,
    });
    expect(createAppService(hostOf('de-DE')).preferences().language).toBe('en');

    let told = 0;
    app.onPreferences(() => {
      told += 1;
    });
    expect(app.setPreferences({ language: 'en' })).toEqual({
      language: 'en',
      theme: 'auto',
      author: '',
      toured: false,
    });
    expect(app.setPreferences({ theme: 'dark' })).toMatchObject({ language: 'en', theme: 'dark' });
    expect(app.setPreferences({ author: '王总' })).toMatchObject({ language: 'en', author: '王总' });
    expect(told).toBe(3);
    expect(createAppService(hostOf('zh-CN')).preferences()).toEqual({
      language: 'en',
      theme: 'dark',
      author: '王总',
      toured: false,
      languageChosen: true,
    });
  });

  it('start anew when their file is damaged or holds nonsense', () => {
    for (const text of ['{"language":', '{"language":"xx"}', '[]', '']) {
      writeFileSync(join(folder, 'preferences.json'), text);
      expect(createAppService(hostOf('zh-CN')).preferences().language).toBe('zh');
    }
  });
});

describe('recent plans', () => {
  it('are listed newest first, once each, without their paths as ids', async () => {
    const { recent } = createAppService(hostOf('zh-CN'));
    writeFileSync(join(folder, '甲.sqlite'), '');
    for (const name of ['甲', '乙', '甲']) recent.remember(join(folder, `${name}.sqlite`));
    const list = await recent.list();
    expect(list.map(({ name, exists }) => [name, exists])).toEqual([
      ['甲', true],
      ['乙', false],
    ]);
    const [first] = list;
    expect(first?.id).not.toContain('sqlite');
    expect(recent.path(first?.id ?? '')).toBe(join(folder, '甲.sqlite'));
    recent.forget(first?.id ?? '');
    expect((await recent.list()).map(({ name }) => name)).toEqual(['乙']);
    expect(() => recent.path(first?.id ?? '')).toThrow(AppError);
  });

  it('keep twenty', async () => {
    const { recent } = createAppService(hostOf('zh-CN'));
    for (let count = 0; count < 25; count += 1) recent.remember(join(folder, `${count}.sqlite`));
    const list = await recent.list();
    expect(list).toHaveLength(20);
    expect(list[0]?.name).toBe('24');
  });
});

describe('files', () => {
  it('are known by ids that cannot be made up', async () => {
    const app = createAppService(hostOf('zh-CN'));
    const chosen = await app.chooseFile({ purpose: 'export', suggestedName: 'a.xlsx', extensions: ['xlsx'] });
    expect(chosen).toMatchObject({ name: 'a.xlsx', size: 0 });
    expect(app.files.path(chosen?.id ?? '')).toBe(join(folder, 'a.xlsx'));
    expect(app.files.register(join(folder, 'a.xlsx')).id).toBe(chosen?.id);
    expect(() => app.files.path(join(folder, 'a.xlsx'))).toThrow('FILE_NOT_ALLOWED');
    expect(await app.chooseFile({ purpose: 'import', extensions: [] })).toBeNull();
  });

  it('of the sample are its data sheets, or none where it was not shipped', () => {
    const app = createAppService(hostOf('zh-CN'));
    expect(app.sampleFiles()).toEqual([]);
    mkdirSync(join(folder, 'resources', 'sample'), { recursive: true });
    for (const name of ['b.xlsx', 'a.csv', 'README.md', 'c.topo.json'])
      writeFileSync(join(folder, 'resources', 'sample', name), 'x');
    expect(app.sampleFiles().map(({ name, size }) => [name, size])).toEqual([
      ['a.csv', 1],
      ['b.xlsx', 1],
      ['c.topo.json', 1],
    ]);
  });
});
