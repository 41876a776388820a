import { existsSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { codeOf, sent, two } from '../../../../test/support/review-pair.ts';
import { openPlan } from '../../plan/open.ts';
import type { Plan } from '../../plan/plan.ts';
import { afterTest, closing, dump } from '../../plan/testing/folder.ts';
import type { Following, OnStage } from '../job-events.ts';

/** What goes on while a package is judged in its thread. */
let meanwhile: () => Promise<unknown> = async () => {};
vi.mock('./judge-job.ts', async (original) => {
  const actual = await original<typeof import('./judge-job.ts')>();
  const judgePackage: typeof actual.judgePackage = async (...asked) => {
    const judged = await actual.judgePackage(...asked);
    await meanwhile();
    return judged;
  };
  return { ...actual, judgePackage };
});

/** Does something when a job begins to seal its package, once. */
function whenSealing(work: () => unknown): Following & { begun: Promise<unknown> } {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  let isBegun = false;
  const onStage: OnStage = (stage) => {
    if (stage !== 'sealing' || isBegun) return;
    isBegun = true;
    resolve(work());
  };
  return { onStage, signal: new AbortController().signal, begun: promise };
}

/** A step that lasts until some turns of the event loop after a package has been written. */
const longStep = (plan: Plan, path: string) => () =>
  plan.editInTurns({ key: 'workload', params: {} }, ['state'], function* () {
    while (!existsSync(path)) yield;
    for (let piece = 0; piece < 50; piece++) yield;
  });

const states = (plan: Plan) => plan.all('review_package').map(({ state }) => state);

it('a package that is written while its plan is left is noted in it before', async () => {
  const { sender, scenarioId, plan, review } = two();
  const path = sender.path('南.bwreview');
  const following = whenSealing(() => sender.services.plan.close());
  const scope = { kind: 'group', groupId: 1 } as const;
  await review.send({ scenarioId, scope, ask: '', password: null, path }, following);
  await following.begun;
  expect(existsSync(path)).toBe(true);
  expect(states(closing(openPlan(plan.path)))).toEqual(['sent']);
});

it('a package that is written during a long step is noted after it', async () => {
  const { sender, scenarioId, plan, review } = two();
  const path = sender.path('南.bwreview');
  const following = whenSealing(longStep(plan, path));
  const scope = { kind: 'group', groupId: 1 } as const;
  await review.send({ scenarioId, scope, ask: '', password: null, path }, following);
  expect(states(plan)).toEqual(['sent']);
});

it('so is one that goes back, in the copy', async () => {
  const pair = two();
  const { copy } = await sent(pair);
  const { reviewer } = pair;
  const { review, plan } = reviewer.services;
  const one = reviewer.path('one.bwreview');
  await review.sendBack('', null, one, whenSealing(longStep(copy, one)));
  expect(states(copy)).toEqual(['returned']);
  copy.undo();
  const following = whenSealing(() => plan.close());
  await review.sendBack('', null, reviewer.path('two.bwreview'), following);
  await following.begun;
  expect(states(closing(openPlan(copy.path)))).toEqual(['returned']);
});

it('a package that is given up no longer keeps its plan from being left', async () => {
  const { sender, scenarioId, plan, review } = two();
  const stop = new AbortController();
  const onStage: OnStage = (stage) => {
    if (stage === 'sealing') stop.abort();
  };
  const scope = { kind: 'group', groupId: 1 } as const;
  const request = { scenarioId, scope, ask: '', password: null, path: sender.path('南.bwreview') };
  expect(await codeOf(() => review.send(request, { onStage, signal: stop.signal }))).toBe('JOB_CANCELLED');
  await sender.services.plan.close();
  expect(states(closing(openPlan(plan.path)))).toEqual([]);
});

it('a package that came back is not taken into another plan that was opened while it was judged', async () => {
  const pair = two();
  await sent(pair);
  const { sender, reviewer, plan } = pair;
  const back = reviewer.path('back.bwreview');
  await reviewer.services.review.sendBack('', null, back);
  const copy = sender.path('copy.sqlite');
  plan.saveCopy(copy);
  const before = dump(plan);
  meanwhile = () => sender.services.plan.open(copy);
  afterTest(() => {
    meanwhile = async () => {};
  });
  expect(await codeOf(() => sender.services.review.take(back, null, 'back'))).toBe('PLAN_BUSY');
  expect(dump(sender.services.session.plan())).toEqual(before);
});
