import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services/index.ts';
import { askedBefore } from '../services/leaving.ts';
import { createTurns } from '../services/turns.ts';
import { appHandlers } from './app.ts';
import { backupHandlers } from './backup.ts';
import { baseMapHandlers } from './base-map.ts';
import { compareHandlers } from './compare.ts';
import { dataHandlers } from './data.ts';
import { designHandlers } from './design.ts';
import { evidenceHandlers, fairnessHandlers } from './fairness.ts';
import { importHandlers } from './import.ts';
import { layersHandlers } from './layers.ts';
import { marketHandlers } from './market.ts';
import { os } from './os.ts';
import { payHandlers } from './pay.ts';
import { planHandlers } from './plan.ts';
import { exportHandlers, quotaHandlers } from './quota.ts';
import { rebaseHandlers } from './rebase.ts';
import { redrawHandlers } from './redraw.ts';
import { commentHandlers, reviewHandlers } from './review.ts';
import { scenarioHandlers } from './scenario.ts';
import { sheetsHandlers } from './sheets.ts';
import { sizingHandlers, staffingHandlers } from './staffing.ts';
import { treeHandlers } from './tree.ts';

/** What is answered without the plan's figures: parts of the contract, and single questions. */
const withoutFigures: ReadonlySet<string> = new Set([
  'app',
  'baseMap',
  'backup',
  'plan.open',
  'plan.openRecent',
  'plan.state',
  'plan.events',
  'plan.history',
  'plan.conflictCopies',
  'data.shape',
]);

/**
 * What a map is drawn from: answered before the accounts' records have been read, and while a large plan's pages are still being
 * looked through; nothing is written before.
 */
const ofMap: ReadonlySet<string> = new Set([
  'data.units',
  'data.accountPoints',
  'data.reps',
  'data.competitors',
  'layers.accounts',
  'layers.list',
  'scenario.alignment',
  'scenario.guardRails',
  'scenario.principles',
  'tree.get',
  'review.list',
  'comments.list',
]);

/** What is about the step asked last, whether that stands already or is still being written. */
const ofLast: ReadonlySet<string> = new Set(['plan.undo', 'plan.redo']);

/** The contract's implementation: each handler calls one service and returns. Served over a message port and a WebSocket alike. */
export function createRouter(services: Services) {
  const turns = createTurns();
  const { session, projection } = services;
  const idle = os.use(async ({ next, path }) => {
    const question = path.join('.');
    const part = ofMap.has(question) ? 'figures' : 'dataset';
    const isBare = withoutFigures.has(path[0] ?? '') || withoutFigures.has(question);
    const asked = session.isOpen() ? session.plan() : null;
    const before = asked !== null && ofLast.has(question) ? askedBefore(asked) : null;
    await before?.ended;
    for (;;) {
      // An import being written holds the plan for a second or two: whoever asks meanwhile waits, and sees it whole.
      await session.idle();
      // What the plan's figures are made of is gathered in turns first, unless nothing of it is asked for.
      if (!isBare) await Promise.all([projection.ready(part), part === 'dataset' ? session.sound() : null]);
      // Those who waited together don't answer together: each has a turn of the event loop to itself, and an edit may come between.
      await turns.next();
      // What was asked of one plan is not done to another that was opened meanwhile.
      if (!isBare && asked !== null && (!session.isOpen() || session.plan() !== asked))
        throw new AppError('PLAN_BUSY');
      if (!session.isIdle() || !(isBare || projection.isReady(part))) continue;
      before?.refuseInVain();
      return next();
    }
  });
  return idle.router({
    app: appHandlers(services),
    plan: planHandlers(services),
    backup: backupHandlers(services),
    data: dataHandlers(services),
    baseMap: baseMapHandlers(services),
    import: importHandlers(services),
    scenario: {
      ...scenarioHandlers(services, turns),
      ...redrawHandlers(services),
      ...compareHandlers(services),
      ...rebaseHandlers(services),
    },
    tree: treeHandlers(services),
    layers: layersHandlers(services),
    design: designHandlers(services),
    quota: quotaHandlers(services),
    fairness: fairnessHandlers(services),
    evidence: evidenceHandlers(services),
    pay: payHandlers(services),
    sizing: sizingHandlers(services),
    market: marketHandlers(services),
    staffing: staffingHandlers(services),
    export: exportHandlers(services),
    sheets: sheetsHandlers(services),
    comments: commentHandlers(services),
    review: reviewHandlers(services),
  });
}

export type Router = ReturnType<typeof createRouter>;
