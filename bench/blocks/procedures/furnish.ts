import type { QuotaSettings } from '../../../src/shared/contract/quota.ts';
import { resultOf, through } from '../../../test/support/follow.ts';
import { size } from '../../scale/run.ts';
import { type Api, type Desk, newFile } from './desk.ts';

export const spread: QuotaSettings = {
  year: 2027,
  totalFen: 5_000_000_000_000,
  method: 'history',
  weights: { history: 1, potential: 0, workload: 0 },
  stepFen: 100,
  season: 'even',
};

const oneTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Opens the plan and puts into it what a season of work leaves: branches, a tree, quotas, pay, a layer, a formula, a review. */
export async function furnish(api: Api, recentId: string): Promise<Desk> {
  await api.app.setPreferences({ author: 'bench' });
  const { scenarios } = await api.plan.openRecent({ id: recentId });
  const present = scenarios.find(({ isPresent }) => isPresent)?.id ?? 0;
  const mine = (await api.scenario.branch({ fromId: present, name: 'mine' })).id;
  const other = (await api.scenario.branch({ fromId: present, name: 'other' })).id;
  const territories = (await api.scenario.alignment({ scenarioId: mine })).territories.map(({ id }) => id);
  const [units, accounts] = [oneTo(size.columns * size.rows), oneTo(size.accounts)];
  await api.scenario.assignUnits({
    scenarioId: mine,
    unitIds: units.filter((id) => id % 3 === 0),
    territoryId: territories[7] ?? 0,
  });
  await api.scenario.operate({
    scenarioId: other,
    operation: { kind: 'merge', territoryId: territories[1] ?? 0, intoId: territories[2] ?? 0 },
  });
  const { groups } = await api.tree.group({ scenarioId: mine, by: 'province', scope: 'all' });
  await api.quota.spread({ scenarioId: mine, settings: spread });
  await api.pay.createDefaults({ names: { new: 'n', growing: 'g', mature: 'm', plan: 'p' } });
  const layer = await api.layers.add({
    scenarioId: mine,
    name: 'A',
    rule: { match: 'all', conditions: [{ kind: 'class', values: ['A'] }] },
    exclusive: false,
    start: 'copy',
  });
  await api.market.saveParameter({ key: null, name: 'rate', unit: 'ratio', value: 0.5 });
  const snapshot = await api.scenario.takeSnapshot({ scenarioId: mine, name: 's' });
  const subject = { thing: 'territory', territoryId: territories[0] ?? 0 } as const;
  const [thread] = await api.comments.add({ scenarioId: mine, subject, text: 'why' });
  const [workbook, csv] = [await newFile(api, 'xlsx'), await newFile(api, 'csv')];
  await through(api.export.scenario({ scenarioId: mine, fileId: workbook, format: 'xlsx', language: 'zh' }));
  await through(api.export.scenario({ scenarioId: mine, fileId: csv, format: 'csv', language: 'zh' }));
  const files = {
    workbook,
    csv,
    sent: await newFile(api, 'bwreview'),
    back: '',
  };
  const scope = { kind: 'territories' as const, ids: territories };
  const { id: packageId } = await resultOf(
    api.review.send({
      ...{ scenarioId: mine, scope, ask: '', password: null },
      fileId: files.sent,
    }),
  );
  // A name is free until something stands there.
  files.back = await newFile(api, 'bwreview');
  await review(api, files, mine);
  await api.plan.openRecent({ id: recentId });
  return {
    ...{ api, recentId, present, mine, other, territories, units, accounts, packageId, files },
    groups: groups.map(({ id }) => id),
    layer: layer.layerId,
    snapshot: snapshot.id,
    thread: thread?.id ?? '',
    left: { jobId: '', importId: '', backupId: '' },
  };
}

/** At the reviewer's, with the same program: two territories merged, sent back. */
async function review(api: Api, files: Pick<Desk['files'], 'sent' | 'back'>, scenarioId: number) {
  await resultOf(
    api.review.open({ fileId: files.sent, password: null, planFileId: await newFile(api, 'sqlite') }),
  );
  const [first, second] = (await api.scenario.alignment({ scenarioId })).territories;
  await api.scenario.operate({
    scenarioId,
    operation: { kind: 'merge', territoryId: first?.id ?? 0, intoId: second?.id ?? 0 },
  });
  await resultOf(api.review.sendBack({ answer: '', password: null, fileId: files.back }));
}
