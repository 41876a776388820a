import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { dump, testFolder } from '../../plan/testing/folder.ts';
import { label } from '../../plan/testing/label.ts';
import { scenario, unit } from '../../plan/testing/records.ts';
import { createSession } from '../session.ts';
import { createBackupService } from './backup-service.ts';

function desk() {
  const folder = testFolder();
  const paths = new Map<string, string>();
  const session = createSession((path) => paths.set('recent', path));
  onTestFinished(() => session.close());
  const service = createBackupService({
    root: join(folder, 'backups'),
    session,
    recentPath: (id) => paths.get(id) ?? '',
  });
  onTestFinished(() => service.stop());
  const plan = session.create(join(folder, '江苏.sqlite'));
  const rename = (name: string) =>
    plan.edit(label(name), ['units'], (write) => write.put('unit', unit(1, { name })));
  return { folder, session, service, plan, rename };
}

it('a plan that changed gets one backup, one that did not gets none; each can be seen and set up beside the plan', async () => {
  const { folder, session, service, plan, rename } = desk();
  rename('溧水区');
  const first = await service.now();
  expect(await service.now()).toEqual(first);
  rename('高淳区');
  await service.now();
  const { backups, failure } = service.list();
  expect(failure).toBeNull();
  expect(backups.map(({ revision }) => revision)).toEqual([plan.revision, plan.revision - 1]);
  expect(service.glance(first.id)).toMatchObject({ units: 1, steps: [{ label: label('溧水区') }] });

  const target = join(folder, '江苏（恢复）.sqlite');
  await service.restore(first.id, target);
  expect(session.open(target).all('unit')[0].name).toBe('溧水区');
  // the plan it came from stands as it was, and its backups are found under it
  expect(service.list().backups).toEqual([]);
  expect(session.open(plan.path).all('unit')[0].name).toBe('高淳区');
});

it('names the scenarios of a backup, not the snapshots kept of them', async () => {
  const { service, plan } = desk();
  plan.edit(label('现状'), ['scenarios'], (write) => {
    write.put('scenario', scenario(1, { name: '现状' }));
    write.put('scenario', scenario(2, { name: '现状 @ 2026-11-22T18:41:11.874Z' }));
    write.put('snapshot', {
      scenario_id: 2,
      of_id: 1,
      name: '',
      reason: 'import',
      at: '2026-11-22T18:41:11.874Z',
    });
  });
  expect(service.glance((await service.now()).id).scenarios).toEqual(['现状']);
});

it('the backups of a plan outlive its file, and what is damaged can be read as far as it goes', async () => {
  const { folder, session, service, plan, rename } = desk();
  rename('溧水区');
  await service.now();
  const rows = dump(plan);
  session.close();
  const bytes = readFileSync(plan.path);
  writeFileSync(plan.path, bytes.subarray(0, bytes.length - 4096));
  expect(() => session.open(plan.path)).toThrow('PLAN_DAMAGED');
  const rescued = join(folder, 'rescued.sqlite');
  await service.salvage('recent', rescued);
  expect(session.open(rescued).all('unit')).toEqual(rows.unit);

  const [backup] = createBackupServiceAgain(folder, plan.path).list('recent').backups;
  rmSync(plan.path);
  expect(service.glance(backup.id).units).toBe(1);
});

function createBackupServiceAgain(folder: string, path: string) {
  const session = createSession(() => undefined);
  return createBackupService({ root: join(folder, 'backups'), session, recentPath: () => path });
}

it('no id leads out of the backups, and the open plan is never replaced', async () => {
  const { service, plan, rename } = desk();
  rename('溧水区');
  const { id } = await service.now();
  for (const bad of [
    '',
    '..',
    '../江苏.sqlite',
    '../../etc/passwd',
    `${id.split('/')[0]}/../../江苏.sqlite`,
  ]) {
    expect(() => service.glance(bad)).toThrow('NOT_FOUND');
  }
  await expect(service.restore(id, plan.path)).rejects.toMatchObject({ code: 'PLAN_LOCKED' });
});

it('backs up soon after opening and every ten minutes of work, and says when it could not', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { folder, service, rename } = desk();
  rename('溧水区');
  // Polled by the real clock: `vi.waitFor` would move the other one on.
  await vi.advanceTimersByTimeAsync(10_000);
  await expect.poll(() => service.list().backups.length).toBe(1);
  rename('高淳区');
  await vi.advanceTimersByTimeAsync(599_000);
  expect(service.list().backups.length).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.poll(() => service.list().backups.length).toBe(2);

  rmSync(join(folder, 'backups'), { recursive: true });
  writeFileSync(join(folder, 'backups'), 'a file stands in the way');
  rename('浦口区');
  await vi.advanceTimersByTimeAsync(600_000);
  await expect.poll(() => service.list().failure).toBe('FILE_WRITE_FAILED');
});
