import { copyFileSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPlan } from '../plan/open.ts';
import { closing, testFolder } from '../plan/testing/folder.ts';
import { label } from '../plan/testing/label.ts';
import { unit } from '../plan/testing/records.ts';
import { conflictCopies } from './conflict-copies.ts';
import { createServices, type Services } from './index.ts';

/** One of two computers with a folder that a synchroniser keeps alike. */
function computer(name: string): {
  services: Services;
  folder: string;
  path: string;
  rename(to: string): void;
} {
  const home = join(testFolder(), name);
  const folder = join(home, '同步');
  for (const one of [home, folder, join(home, 'data')]) mkdirSync(one);
  const services = createServices({
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: join(home, 'data'),
    plansFolder: folder,
    resourcesFolder: home,
    chooseFile: async () => null,
  });
  onTestFinished(() => services.close());
  return {
    services,
    folder,
    path: join(folder, '华东.sqlite'),
    rename: (to) =>
      services.session.plan().edit(label(to), ['units'], (write) => write.put('unit', unit(1, { name: to }))),
  };
}

/** As synchronisers do: beside first, then renamed into place. */
function bring(from: string, to: string): void {
  copyFileSync(from, `${to}.part`);
  renameSync(`${to}.part`, to);
}

const nameIn = (path: string) => closing(openPlan(path)).get('unit', { id: 1 })?.name;

it('two computers that edit one plan in a synchronised folder at the same time both keep what they did', async () => {
  const [a, b] = [computer('A'), computer('B')];
  a.services.session.create(a.path);
  a.rename('两边都有');
  bring(a.path, b.path);
  b.services.session.open(b.path);
  a.rename('甲改的');
  b.rename('乙改的');
  // The synchroniser takes B's to A while A has the plan open.
  bring(b.path, a.path);
  const theirs = readFileSync(a.path);
  expect(() => a.rename('甲又改的')).toThrow(expect.objectContaining({ code: 'PLAN_REPLACED' }) as Error);
  expect(readFileSync(a.path).equals(theirs)).toBe(true);
  const kept = await a.services.rescue.keep();
  a.rename('甲又改的');
  expect(readFileSync(a.path).equals(theirs)).toBe(true);
  a.services.session.close();
  b.services.session.close();
  expect(nameIn(a.path)).toBe('乙改的');
  // Next time, the other version is pointed out from either.
  const [other] = await conflictCopies(a.path);
  expect(other?.path).toBe(join(a.folder, kept.name));
  expect(nameIn(other?.path ?? '')).toBe('甲又改的');
  expect((await conflictCopies(other?.path ?? '')).map(({ path }) => basename(path))).toEqual([
    '华东.sqlite',
  ]);
});

it('a plan that is open in one window opens in no other, and there with all that was done once it is closed', () => {
  const [a, b] = [computer('A'), computer('B')];
  a.services.session.create(a.path);
  a.rename('甲改的');
  expect(() => b.services.session.open(a.path)).toThrow(
    expect.objectContaining({ code: 'PLAN_LOCKED' }) as Error,
  );
  a.rename('甲又改的');
  a.services.session.close();
  b.services.session.open(a.path);
  expect(b.services.session.plan().get('unit', { id: 1 })?.name).toBe('甲又改的');
});
