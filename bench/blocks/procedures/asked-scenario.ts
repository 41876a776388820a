import type { MergeRequest } from '../../../src/shared/contract/redraw.ts';
import type { ReviewDecision } from '../../../src/shared/contract/review.ts';
import { resultOf } from '../../../test/support/follow.ts';
import { type Asked, type Desk, newFile, type ProcedureName } from './desk.ts';

type Area = 'scenario' | 'tree' | 'review' | 'comments';

const thirdOf = (ids: readonly number[], rest: number) => ids.filter((id) => id % 3 === rest);
const at = (ids: readonly number[], place: number) => ids[place] ?? 0;

const mergeOf = ({ mine, other }: Desk): MergeRequest => ({
  fromId: mine,
  intoId: other,
  scope: { kind: 'all' },
  otherwise: 'mine',
  chosen: [],
});
const rebaseOf = ({ mine, present }: Desk) => ({
  scenarioId: mine,
  ontoId: present,
  propose: true,
  declined: [],
});
const decisionOf = ({ packageId }: Desk): ReviewDecision => ({
  packageId,
  plain: 'theirs',
  conflicts: 'mine',
  chosen: [],
});
const takeIn = ({ api, files }: Desk) => resultOf(api.review.take({ fileId: files.back, password: null }));
async function accept(desk: Desk) {
  await takeIn(desk);
  await desk.api.review.accept(decisionOf(desk));
}
/** The reviewer's copy, in place of the plan. */
async function openCopy({ api, files }: Desk) {
  const planFileId = await newFile(api, 'sqlite');
  await resultOf(api.review.open({ fileId: files.sent, password: null, planFileId }));
}
const openAgain = ({ api, recentId }: Desk) => api.plan.openRecent({ id: recentId });
const whole = ({ mine, territories }: Desk) => ({
  scenarioId: mine,
  scope: { kind: 'territories' as const, ids: [...territories] },
});

export const askedOfScenarios: Pick<
  Record<ProcedureName, Asked>,
  Extract<ProcedureName, `${Area}.${string}`>
> = {
  'scenario.branch': ({ api, mine }) => api.scenario.branch({ fromId: mine, name: 'next' }),
  'scenario.update': ({ api, mine }) => api.scenario.update({ scenarioId: mine, name: 'renamed' }),
  'scenario.remove': ({ api, mine }) => api.scenario.remove({ scenarioId: mine }),
  'scenario.alignment': ({ api, mine }) => api.scenario.alignment({ scenarioId: mine }),
  'scenario.principles': ({ api, mine }) => api.scenario.principles({ scenarioId: mine }),
  'scenario.assignUnits': ({ api, mine, units, territories }) =>
    api.scenario.assignUnits({
      scenarioId: mine,
      unitIds: thirdOf(units, 1),
      territoryId: at(territories, 9),
    }),
  'scenario.assignAccounts': ({ api, mine, accounts, territories }) =>
    resultOf(
      api.scenario.assignAccounts({
        scenarioId: mine,
        accountIds: thirdOf(accounts, 1),
        territoryId: at(territories, 9),
      }),
    ),
  'scenario.effect': ({ api, mine, units, territories }) =>
    api.scenario.effect({
      scenarioId: mine,
      unitIds: thirdOf(units, 1),
      accountIds: [],
      territoryId: at(territories, 9),
    }),
  'scenario.addTerritory': ({ api, mine }) => api.scenario.addTerritory({ scenarioId: mine }),
  'scenario.updateTerritory': ({ api, mine, territories }) =>
    api.scenario.updateTerritory({ scenarioId: mine, territoryId: at(territories, 0), share: 2 }),
  'scenario.lockAll': ({ api, mine }) => api.scenario.lockAll({ scenarioId: mine, locked: true }),
  'scenario.removeTerritory': ({ api, mine, territories }) =>
    api.scenario.removeTerritory({ scenarioId: mine, territoryId: at(territories, 7), intoId: null }),
  'scenario.preview': ({ api, mine, units, territories }) =>
    resultOf(
      api.scenario.preview({
        scenarioId: mine,
        operation: {
          kind: 'assign',
          unitIds: thirdOf(units, 1),
          accountIds: [],
          territoryId: at(territories, 9),
        },
      }),
    ),
  'scenario.operate': ({ api, mine, territories }) =>
    api.scenario.operate({
      scenarioId: mine,
      operation: { kind: 'split', territoryId: at(territories, 7), by: 'workload', parts: 12 },
    }),
  'scenario.guardRails': ({ api }) => api.scenario.guardRails(),
  'scenario.setGuardRails': async ({ api }) =>
    api.scenario.setGuardRails({ ...(await api.scenario.guardRails()), band: 0.2 }),
  'scenario.snapshots': ({ api }) => api.scenario.snapshots(),
  'scenario.takeSnapshot': ({ api, mine }) => api.scenario.takeSnapshot({ scenarioId: mine, name: 't' }),
  'scenario.restoreSnapshot': {
    before: ({ api, mine, units, territories }) =>
      api.scenario.assignUnits({
        scenarioId: mine,
        unitIds: thirdOf(units, 2),
        territoryId: at(territories, 4),
      }),
    ask: ({ api, snapshot }) => api.scenario.restoreSnapshot({ snapshotId: snapshot }),
  },
  'scenario.branchAt': async ({ api, mine }) => {
    const history = await api.plan.history({ limit: 4 });
    await api.scenario.branchAt({ scenarioId: mine, seq: history.at(-1)?.seq ?? 0, name: 'past' });
  },
  'scenario.removeSnapshot': ({ api, snapshot }) => api.scenario.removeSnapshot({ snapshotId: snapshot }),
  'scenario.previewMerge': (desk) => desk.api.scenario.previewMerge(mergeOf(desk)),
  'scenario.mergeScenario': (desk) => desk.api.scenario.mergeScenario(mergeOf(desk)),
  'scenario.compare': ({ api, present, mine }) => api.scenario.compare({ leftId: present, rightId: mine }),
  'scenario.movedAccounts': ({ api, present, mine }) =>
    api.scenario.movedAccounts({ leftId: present, rightId: mine, offset: 0, limit: 5000 }),
  'scenario.rebaseTargets': ({ api, mine }) => api.scenario.rebaseTargets({ scenarioId: mine }),
  'scenario.previewRebase': (desk) => desk.api.scenario.previewRebase(rebaseOf(desk)),
  'scenario.rebase': (desk) => desk.api.scenario.rebase(rebaseOf(desk)),
  'tree.get': ({ api, mine }) => api.tree.get({ scenarioId: mine }),
  'tree.add': ({ api, mine }) => api.tree.add({ scenarioId: mine, name: 'new', parentId: null }),
  'tree.update': ({ api, mine, groups }) =>
    api.tree.update({ scenarioId: mine, groupId: at(groups, 0), name: 'renamed' }),
  'tree.move': ({ api, mine, groups, territories }) =>
    api.tree.move({
      scenarioId: mine,
      territoryIds: territories.slice(0, 20),
      groupIds: [],
      parentId: at(groups, 0),
      beforeId: null,
    }),
  'tree.remove': ({ api, mine, groups }) => api.tree.remove({ scenarioId: mine, groupId: at(groups, 0) }),
  'tree.clear': ({ api, mine }) => api.tree.clear({ scenarioId: mine }),
  'tree.group': ({ api, mine }) =>
    api.tree.group({ scenarioId: mine, by: 'balanced', scope: 'all', count: 12 }),
  'review.list': ({ api }) => api.review.list(),
  'review.measure': (desk) => desk.api.review.measure(whole(desk)),
  'review.send': async (desk) =>
    resultOf(
      desk.api.review.send({
        ...whole(desk),
        ask: '',
        password: null,
        fileId: await newFile(desk.api, 'bwreview'),
      }),
    ),
  'review.glance': ({ api, files }) => api.review.glance({ fileId: files.back }),
  'review.open': { ask: openCopy, after: openAgain },
  'review.proposal': { before: openCopy, ask: ({ api }) => api.review.proposal(), after: openAgain },
  'review.sendBack': {
    before: openCopy,
    ask: async ({ api }) =>
      resultOf(api.review.sendBack({ answer: '', password: null, fileId: await newFile(api, 'bwreview') })),
    after: openAgain,
  },
  'review.take': takeIn,
  'review.preview': { before: takeIn, ask: (desk) => desk.api.review.preview(decisionOf(desk)) },
  'review.accept': { before: takeIn, ask: (desk) => desk.api.review.accept(decisionOf(desk)) },
  'review.reject': { before: takeIn, ask: ({ api, packageId }) => api.review.reject({ packageId }) },
  'review.withdraw': ({ api, packageId }) => api.review.withdraw({ packageId }),
  'review.previewRevoke': { before: accept, ask: (desk) => desk.api.review.previewRevoke(decisionOf(desk)) },
  'review.revoke': { before: accept, ask: (desk) => desk.api.review.revoke(decisionOf(desk)) },
  'comments.list': ({ api, mine }) => api.comments.list({ scenarioId: mine }),
  'comments.add': ({ api, mine, territories }) =>
    api.comments.add({
      scenarioId: mine,
      subject: { thing: 'territory', territoryId: at(territories, 1) },
      text: 'so',
    }),
  'comments.reply': ({ api, mine, thread }) =>
    api.comments.reply({ scenarioId: mine, threadId: thread, text: 'so' }),
  'comments.resolve': ({ api, mine, thread }) =>
    api.comments.resolve({ scenarioId: mine, threadId: thread, resolved: true }),
  'comments.remove': ({ api, mine, thread }) => api.comments.remove({ scenarioId: mine, commentId: thread }),
};
