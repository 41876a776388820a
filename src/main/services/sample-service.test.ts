import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../plan/testing/folder.ts';
import { createServices } from './index.ts';

const sample = join(import.meta.dirname, '../../../resources/sample');

/** The program with the sample's sheets and no built plan of them. */
function program() {
  const folder = testFolder();
  const home = join(folder, 'home');
  mkdirSync(join(home, 'sample'), { recursive: true });
  for (const name of readdirSync(sample))
    if (!name.endsWith('.sqlite')) copyFileSync(join(sample, name), join(home, 'sample', name));
  const plans = join(folder, 'plans');
  mkdirSync(plans);
  const services = createServices({
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: folder,
    plansFolder: plans,
    resourcesFolder: home,
    chooseFile: async () => null,
  });
  onTestFinished(() => services.close());
  return { services, plans };
}

it('the making of the sample, given up, takes its own plan away and no other', async () => {
  const { services, plans } = program();
  const stop = new AbortController();
  const own = async () => {
    for await (const _ of services.sample.open(stop.signal)) stop.abort();
  };
  await expect(own()).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(services.session.isOpen()).toBe(false);
  expect(readdirSync(plans)).toEqual([]);

  const other = join(plans, '我的.sqlite');
  const left = new AbortController();
  const leftFor = async () => {
    for await (const _ of services.sample.open(left.signal)) {
      if (left.signal.aborted) continue;
      await services.plan.create(other);
      left.abort();
    }
  };
  await expect(leftFor()).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(services.session.plan().path).toBe(other);
  expect(readdirSync(plans)).toEqual([basename(other)]);
}, 60_000);

it('the sample left half made, and opened again from the list, stays', async () => {
  const { services } = program();
  const stop = new AbortController();
  let path = '';
  const given = async () => {
    for await (const _ of services.sample.open(stop.signal)) {
      if (stop.signal.aborted) continue;
      path = services.session.plan().path;
      await services.plan.close();
      await services.plan.open(path);
      stop.abort();
    }
  };
  await expect(given()).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(services.session.plan().path).toBe(path);
  expect(existsSync(path)).toBe(true);
}, 60_000);
