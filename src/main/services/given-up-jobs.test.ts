import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { gridSession } from '../../../test/support/grid-session.ts';
import { previewed, sourceOf, wizard } from '../../../test/support/import-wizard.ts';
import { codeOf, region, sent, two } from '../../../test/support/review-pair.ts';
import { utf8 } from '../../shared/wire/utf8.ts';
import { testFile } from '../exchange/testing/folder.ts';
import { lookForLinks } from '../jobs/link-job.ts';
import { afterTest, dump, testFolder } from '../plan/testing/folder.ts';
import { jobEvents, type OnStage } from './job-events.ts';
import { createRedrawService } from './redraw/redraw-service.ts';
import { judgePackage } from './review/judge-job.ts';

/** Gives a job up at the first report of a stage; tells the stages it heard. */
function until(stage: string) {
  const stop = new AbortController();
  const stages: string[] = [];
  const onStage: OnStage = (now) => {
    stages.push(now);
    if (now === stage) stop.abort();
  };
  return { onStage, signal: stop.signal, stages };
}

/** Whether nothing hidden or half written stands in a folder. */
const leftovers = (folder: string) => readdirSync(folder).filter((name) => /\.(tmp|part)$/.test(name));

it('a package given up at any stage leaves the plan and what stood at its place', async () => {
  const { review, scenarioId, plan, sender } = two();
  const path = sender.path('南.bwreview');
  writeFileSync(path, 'stood here');
  const before = dump(plan);
  const request = {
    ...{ scenarioId, scope: { kind: 'group', groupId: 1 } as const },
    ...{ ask: '', password: null, path },
  };
  for (const stage of ['gathering', 'packing', 'sealing']) {
    const following = until(stage);
    expect(await codeOf(() => review.send(request, following))).toBe('JOB_CANCELLED');
    expect(following.stages.at(-1)).toBe(stage);
    expect(readFileSync(path, 'utf8')).toBe('stood here');
    expect(dump(plan)).toEqual(before);
  }
  expect(leftovers(dirname(path))).toEqual([]);
});

it('a package that is being opened, given up, leaves no plan; one that is taken in, no step', async () => {
  const pair = two();
  const { path, made } = await sent(pair);
  const { reviewer, sender, plan } = pair;
  const keepAt = reviewer.path('other.sqlite');
  const task = { path, password: null, file: 'p', keepAt };
  expect(await codeOf(() => judgePackage(task, until('judging'), 0))).toBe('JOB_CANCELLED');
  expect(existsSync(keepAt)).toBe(false);
  expect(leftovers(dirname(keepAt))).toEqual([]);
  expect(await judgePackage(task, undefined, 0)).toBeNull();
  expect(existsSync(keepAt)).toBe(true);

  const back = reviewer.path('back.bwreview');
  await reviewer.services.review.sendBack('', null, back);
  const before = dump(plan);
  for (const stage of ['comparing', 'taking']) {
    const following = until(stage);
    expect(await codeOf(() => sender.services.review.take(back, null, 'b', following))).toBe('JOB_CANCELLED');
    expect(dump(plan)).toEqual(before);
  }
  expect((await sender.services.review.take(back, null, 'b')).id).toBe(made.id);
});

it('rows left out: the sheet is given up, what stood at its place stays, and the preview goes on', async () => {
  const { service, files, open } = wizard();
  const rows = Array.from({ length: 30_000 }, (_, at) => `${at},,南京市`);
  const file = await open(testFile('人员.csv', ['工号,姓名,城市', ...rows].join('\n')));
  const decisions = { byCode: { NAME_MISSING: 'skipped' as const }, byIndex: {} };
  const { importId, skipped } = await previewed(service, sourceOf(file), decisions);
  expect(skipped).toBe(30_000);
  const out = join(testFolder(), 'out.xlsx');
  writeFileSync(out, 'stood here');
  const asked = { importId, fileId: files.register(out).id, language: 'zh' as const };
  const { onStage, signal } = until('saving');
  expect(await codeOf(() => service.rejected(asked, onStage, signal))).toBe('JOB_CANCELLED');
  expect(readFileSync(out, 'utf8')).toBe('stood here');
  expect(leftovers(dirname(out))).toEqual([]);
  const told: [number, number][] = [];
  const rest = await service.rejected(asked, (_, done, total) => told.push([done, total]));
  expect(rest).toEqual({ rows: 30_000 });
  expect(told.length).toBeGreaterThan(5);
  expect(told.every(([done, total]) => done <= total && total === 30_000)).toBe(true);
}, 60_000);

it('the first look at a file tells how far it is and can be given up; other headings of it need no second look', async () => {
  const { service, files } = wizard();
  const lines = Array.from({ length: 200_000 }, (_, at) => `C${at},客户 ${at},${at}`);
  const path = testFile('big.csv', ['客户编号,客户名称,潜力(元)', ...lines].join('\n'));
  const fileId = files.register(path).id;
  const stop = new AbortController();
  const half: OnStage = (_, done) => {
    if (done > 0) stop.abort();
  };
  expect(await codeOf(() => service.inspect({ fileId, encoding: null }, half, stop.signal))).toBe(
    'JOB_CANCELLED',
  );
  const stages: string[] = [];
  const hear: OnStage = (stage) => stages.push(stage);
  const { sheets } = await service.inspect({ fileId, encoding: null }, hear);
  expect(stages).toContain('reading');
  expect(stages.length).toBeGreaterThan(1);
  stages.length = 0;
  const name = sheets[0]?.name ?? '';
  const asked = { fileId, sheet: name, kind: 'accounts' as const, headerRow: 1, encoding: null };
  expect((await service.guess(asked, hear)).rowCount).toBe(200_001);
  expect(stages).toEqual(['reading']);
  // Written anew, it is looked at anew.
  writeFileSync(path, '客户编号,客户名称\n1,甲\n');
  stages.length = 0;
  expect((await service.guess(asked, hear)).rowCount).toBe(2);
}, 60_000);

it('the search for links and operations on a large map tell their stages and are given up in their threads', async () => {
  const made = gridSession({ ...region, columns: 80, rows: 60, accounts: 3000 });
  afterTest(() => made.dispose());
  const { plan, session, projection, present } = made;
  const stored = plan.get('boundary', { level: 0 })?.topology ?? '';
  const none = { a: new Int32Array(), b: new Int32Array() };
  const looking = until('looking');
  const task = { topology: utf8(stored.padEnd(600_000)), ...none };
  expect(await codeOf(() => lookForLinks(task, looking.onStage, looking.signal))).toBe('JOB_CANCELLED');
  expect(looking.stages).toContain('borders');

  const redraw = createRedrawService(session.plan, projection);
  const straighten = { kind: 'straighten', territoryId: null } as const;
  const events = jobEvents((onStage, signal) => redraw.prepare(present.id, straighten, signal, onStage));
  const stages: string[] = [];
  for await (const { progress } of events) stages.push(progress.stage);
  expect(stages.at(-1)).toBe('done');
  expect(stages.length).toBeGreaterThan(1);
  // Taken over, it is not worked out again.
  const again = until('measuring');
  expect(await redraw.prepare(present.id, straighten, again.signal, again.onStage)).not.toBeNull();
  expect(again.stages).toEqual([]);
}, 60_000);
