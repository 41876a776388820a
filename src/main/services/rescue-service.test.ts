import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPlan, openPlan } from '../plan/open.ts';
import { closing, testFolder } from '../plan/testing/folder.ts';
import { label } from '../plan/testing/label.ts';
import { unit } from '../plan/testing/records.ts';
import type { Host } from './host.ts';
import { createServices } from './index.ts';

/** The whole program with one plan open, whose unit 1 is called 溧水区. */
function desk() {
  const folder = testFolder();
  const home = join(folder, '规划');
  const data = join(folder, 'data');
  const plans = join(folder, 'plans');
  for (const one of [home, data, plans]) mkdirSync(one);
  const host: Host = {
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: data,
    plansFolder: plans,
    resourcesFolder: folder,
    chooseFile: async () => null,
  };
  const services = createServices(host);
  onTestFinished(() => services.close());
  const path = join(home, '江苏.sqlite');
  services.session.create(path);
  const rename = (name: string) =>
    services.session.plan().edit(label(name), ['units'], (write) => write.put('unit', unit(1, { name })));
  const name = () => services.session.plan().get('unit', { id: 1 })?.name;
  rename('溧水区');
  return { services, home, plans, path, rename, name };
}

/** What a synchroniser puts in the plan's place: another plan, whose unit 1 is called 高淳区. */
function replace(path: string): void {
  const other = join(dirname(path), '.other.sqlite');
  const plan = createPlan(other);
  plan.edit(label('other'), ['units'], (write) => write.put('unit', unit(1, { name: '高淳区' })));
  plan.close();
  renameSync(other, path);
}

const refused = (work: () => unknown, code: string) =>
  expect(work).toThrow(expect.objectContaining({ code }) as Error);

it('a plan that was deleted is put back and goes on, its history with it', async () => {
  const { services, path, rename, name } = desk();
  rmSync(path);
  refused(() => rename('高淳区'), 'PLAN_MOVED');
  expect(await services.rescue.keep()).toMatchObject({ name: '江苏.sqlite', state: { name: '江苏' } });
  rename('六合区');
  await services.plan.undo();
  expect(name()).toBe('溧水区');
  services.session.close();
  expect(closing(openPlan(path)).get('unit', { id: 1 })?.name).toBe('溧水区');
});

it('a plan whose folder is gone is put where new plans go', async () => {
  const { services, home, plans, rename, name } = desk();
  rmSync(home, { recursive: true });
  refused(() => rename('高淳区'), 'PLAN_MOVED');
  await services.rescue.keep();
  rename('六合区');
  expect(name()).toBe('六合区');
  expect(readdirSync(plans)).toContain('江苏.sqlite');
});

it('a plan that was replaced is kept beside the other, under a name that says so', async () => {
  const { services, home, path, rename, name } = desk();
  replace(path);
  const theirs = readFileSync(path);
  refused(() => rename('六合区'), 'PLAN_REPLACED');
  const kept = await services.rescue.keep();
  expect(kept.name).toMatch(/^江苏（冲突 \d{4}-\d\d-\d\d \d\d-\d\d）\.sqlite$/);
  rename('六合区');
  expect(name()).toBe('六合区');
  expect(readFileSync(path).equals(theirs)).toBe(true);
  expect(readdirSync(home).filter((file) => file.endsWith('.sqlite'))).toHaveLength(2);
});

it('or given up for the other, and is then among the backups', async () => {
  const { services, path, rename, name } = desk();
  replace(path);
  refused(() => rename('六合区'), 'PLAN_REPLACED');
  await services.rescue.reopen();
  expect(name()).toBe('高淳区');
  const [backup] = services.backups.list().backups;
  expect(services.backups.glance(backup?.id ?? '').steps[0]?.label).toEqual(label('溧水区'));
});

it('a plan closed while its file is gone is among the backups', async () => {
  const { services, path } = desk();
  const [recent] = await services.app.recent.list();
  rmSync(path);
  services.session.close();
  expect(services.backups.list(recent?.id).backups).toHaveLength(1);
});

it('opening a plan again by name takes what stands there now', () => {
  const { services, path, name } = desk();
  replace(path);
  services.session.open(path);
  expect(name()).toBe('高淳区');
});

it('a plan that another program wrote into is read anew, or said to be damaged', async () => {
  const { services, path, rename } = desk();
  truncateSync(path, 4096);
  refused(() => rename('六合区'), 'PLAN_CHANGED');
  await expect(services.rescue.keep()).rejects.toMatchObject({ code: 'PLAN_CHANGED' });
  await expect(services.rescue.reopen()).rejects.toMatchObject({ code: 'PLAN_DAMAGED' });
  expect(services.session.isOpen()).toBe(false);
});

it('a plan in its place has nothing to be rescued from', async () => {
  const { services, home } = desk();
  expect((await services.rescue.keep()).name).toBe('江苏.sqlite');
  await services.rescue.reopen();
  services.session.close();
  expect(readdirSync(home)).toEqual(['江苏.sqlite']);
});

it('putting a plan back goes on beside the program, and leaves everything as it was when it is given up', async () => {
  const { services, home, path, rename, name } = desk();
  replace(path);
  const before = readdirSync(home);
  const stop = new AbortController();
  const stages: string[] = [];
  const given = services.rescue.keep({
    onStage: (stage) => {
      stages.push(stage);
      stop.abort();
    },
    signal: stop.signal,
  });
  await expect(given).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(stages).toEqual(['copying']);
  expect(readdirSync(home)).toEqual(before);
  refused(() => rename('六合区'), 'PLAN_REPLACED');
  expect(name()).toBe('溧水区');
  // Kept as a file, it is none of the backups' business.
  await services.rescue.keep();
  services.session.close();
  const [recent] = (await services.app.recent.list()).filter((plan) => plan.name === '江苏');
  expect(services.backups.list(recent?.id).backups).toEqual([]);
});
