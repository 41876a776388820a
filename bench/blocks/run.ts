/** How long each change of a large plan takes and keeps the main process: asked as the window asks, through the contract. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../src/main/router/index.ts';
import { createServices } from '../../src/main/services/index.ts';
import { writeBigPlan } from '../scale/big-plan.ts';
import { size } from '../scale/run.ts';
import { type Watched, watch } from '../support/watch.ts';

/** What issue 6 asks of the main process, milliseconds. */
const barMs = 100;
const rounds = 3;

export async function benchBlocks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-blocks-'));
  const path = join(folder, 'big.sqlite');
  const given = process.env.BAILIWICK_BENCH_PLAN;
  if (given === undefined) writeBigPlan(path, size);
  else copyFileSync(given, path);
  const services = createServices({
    kind: 'browser',
    systemLanguage: 'zh-CN',
    dataFolder: folder,
    plansFolder: folder,
    resourcesFolder: folder,
    chooseFile: async () => null,
  });
  services.app.setPreferences({ author: 'bench' });
  const api = createRouterClient(createRouter(services));
  const file = (name: string) => services.app.files.register(join(folder, name)).id;
  try {
    await api.plan.open({ fileId: file('big.sqlite') });
    const [present] = services.session.plan().where('scenario', { is_present: 1 });
    const found = new Map<string, Watched[]>();
    for (let round = 0; round < rounds; round++) {
      for (const one of await changes(round)) {
        const list = found.get(one.name);
        if (list) list.push(one);
        else found.set(one.name, [one]);
      }
    }
    console.log(
      `\n${size.columns * size.rows} units, ${size.accounts} accounts, ${size.reps} reps; load ${loadavg()[0]?.toFixed(1)}; median of ${rounds}, bar ${barMs} ms a block`,
    );
    for (const [name, list] of found) {
      const middle = (pick: (one: Watched) => number) =>
        list.map(pick).sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
      const block = middle(({ longest }) => longest);
      console.log(
        `  ${name.padEnd(52)} ${middle(({ total }) => total)
          .toFixed(0)
          .padStart(
            7,
          )} ms   longest block ${block.toFixed(0).padStart(5)} ms${block > barMs ? '  over' : ''}`,
      );
    }
    console.log(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

    async function changes(round: number): Promise<Watched[]> {
      const rows: Watched[] = [];
      const run = async <Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> => {
        let answer: Answer | undefined;
        rows.push(
          await watch(name, async () => {
            answer = await work();
          }),
        );
        return answer as Answer;
      };
      const mine = await run('branch', () =>
        api.scenario.branch({ fromId: present.id, name: `mine ${round}` }),
      );
      const other = await api.scenario.branch({ fromId: present.id, name: `other ${round}` });
      const drawn = await run('first alignment of a branch', () =>
        api.scenario.alignment({ scenarioId: mine.id }),
      );
      await api.scenario.alignment({ scenarioId: other.id });
      const ids = drawn.territories.map(({ id }) => id);
      const units = services.session.plan().ids('unit');
      const third = Array.from(units.filter((_, at) => at % 3 === 0));
      const to = ids[7] ?? 0;
      await run('move one unit', () =>
        api.scenario.assignUnits({ scenarioId: mine.id, unitIds: [1], territoryId: to }),
      );
      await run('undo of it', () => api.plan.undo());
      await api.scenario.alignment({ scenarioId: mine.id });
      await run('move 11,000 units in one edit', () =>
        api.scenario.assignUnits({ scenarioId: mine.id, unitIds: third, territoryId: to }),
      );
      await run('undo of it', () => api.plan.undo());
      await run('redo of it', () => api.plan.redo());
      await run('preview of 11,000 units', () =>
        api.scenario.preview({
          scenarioId: mine.id,
          operation: { kind: 'assign', unitIds: third, accountIds: [], territoryId: ids[9] ?? 0 },
        }),
      );
      await run('merge two territories', () =>
        api.scenario.operate({
          scenarioId: other.id,
          operation: { kind: 'merge', territoryId: ids[1] ?? 0, intoId: ids[2] ?? 0 },
        }),
      );
      const request = {
        fromId: mine.id,
        intoId: other.id,
        scope: { kind: 'all' as const },
        otherwise: 'mine' as const,
        chosen: [],
      };
      await run('preview of a merge', () => api.scenario.previewMerge(request));
      await run('preview of a merge, another choice', () =>
        api.scenario.previewMerge({ ...request, otherwise: 'theirs' }),
      );
      await run('merge', () => api.scenario.mergeScenario(request));
      const rebase = { scenarioId: mine.id, ontoId: present.id, propose: true, declined: [] };
      await api.scenario.assignUnits({
        scenarioId: present.id,
        unitIds: Array.from(units.filter((_, at) => at % 97 === 5 + round)),
        territoryId: ids[3] ?? 0,
      });
      await run('preview of a re-base', () => api.scenario.previewRebase(rebase));
      await run('re-base', () => api.scenario.rebase(rebase));
      const [step] = await api.plan.history({ limit: 5 }).then((steps) => steps.slice(3));
      await run('branch from an earlier step', () =>
        api.scenario.branchAt({ scenarioId: mine.id, seq: step.seq, name: `past ${round}` }),
      );
      const shot = await run('snapshot', () => api.scenario.takeSnapshot({ scenarioId: mine.id, name: 's' }));
      await api.scenario.operate({
        scenarioId: mine.id,
        operation: { kind: 'merge', territoryId: to, intoId: ids[8] ?? 0 },
      });
      await run('restore of a snapshot', () => api.scenario.restoreSnapshot({ snapshotId: shot.id }));
      await run('comparison', () => api.scenario.compare({ leftId: present.id, rightId: mine.id }));
      for (const word of ['an eighth', 'all']) {
        const standing = services.session.plan().where('territory', { scenario_id: other.id });
        const wanted = word === 'all' ? standing : standing.slice(0, Math.ceil(standing.length / 8));
        const scope = { kind: 'territories' as const, ids: wanted.map(({ territory_id }) => territory_id) };
        await run(`measure of a review package, ${word}`, () =>
          api.review.measure({ scenarioId: other.id, scope }),
        );
        const name = `${word}-${round}.bwreview`;
        const sent = await run(`send a review package, ${word}`, () =>
          api.review.send({ scenarioId: other.id, scope, ask: '', password: null, fileId: file(name) }),
        );
        const copy = createServices({
          kind: 'browser',
          systemLanguage: 'zh-CN',
          dataFolder: mkdtempSync(join(folder, 'copy-')),
          plansFolder: folder,
          resourcesFolder: folder,
          chooseFile: async () => null,
        });
        copy.app.setPreferences({ author: 'reviewer' });
        const there = createRouterClient(createRouter(copy));
        const at = (path: string) => copy.app.files.register(join(folder, path)).id;
        await run(`open a review package, ${word}`, () =>
          there.review.open({ fileId: at(name), password: null, planFileId: at(`${word}-${round}.sqlite`) }),
        );
        await there.scenario.alignment({ scenarioId: other.id });
        const plan = copy.session.plan();
        const [first, second] = plan.where('territory', { scenario_id: other.id });
        await there.scenario.operate({
          scenarioId: other.id,
          operation: { kind: 'merge', territoryId: first.territory_id, intoId: second.territory_id },
        });
        await run(`what a review proposes, ${word}`, () => there.review.proposal());
        await run(`send a review back, ${word}`, () =>
          there.review.sendBack({ answer: '', password: null, fileId: at(`back-${name}`) }),
        );
        await copy.close();
        await run(`take a review in, ${word}`, () =>
          api.review.take({ fileId: file(`back-${name}`), password: null }),
        );
        const decision = {
          packageId: sent.id,
          plain: 'theirs' as const,
          conflicts: 'mine' as const,
          chosen: [],
        };
        await run(`preview of a review, ${word}`, () => api.review.preview(decision));
        await run(`accept a review, ${word}`, () => api.review.accept(decision));
        await run(`preview of taking it back, ${word}`, () => api.review.previewRevoke(decision));
        await run(`take it back, ${word}`, () => api.review.revoke(decision));
      }
      await run('remove a scenario', () => api.scenario.remove({ scenarioId: mine.id }));
      await run('jump back ten steps', async () => {
        const steps = await api.plan.history({ limit: 11 });
        await api.plan.jumpTo({ seq: steps[10]?.seq ?? 0 });
        await api.scenario.alignment({ scenarioId: other.id });
      });
      await run('jump forward again', async () => {
        const steps = await api.plan.history({ limit: 1 });
        await api.plan.jumpTo({ seq: steps[0]?.seq ?? 0 });
        await api.scenario.alignment({ scenarioId: other.id });
      });
      return rows;
    }
  } finally {
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
