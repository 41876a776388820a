import { resultOf } from '../../test/support/follow.ts';
import type { Office } from './office.ts';
import type { Run } from './record.ts';

/** The branches of one round, and the steps it leaves for the jumps. */
export interface Branches {
  readonly present: number;
  readonly mine: number;
  readonly other: number;
}

/** Two branches of the present state, one of them edited by hand: one unit, 11,000 units, merged territories. */
export async function editBranches({ api, plan }: Office, run: Run, round: number): Promise<Branches> {
  const [present] = plan().where('scenario', { is_present: 1 });
  const mine = await run('branch', () => api.scenario.branch({ fromId: present.id, name: `mine ${round}` }));
  const other = await api.scenario.branch({ fromId: present.id, name: `other ${round}` });
  const drawn = await run('first alignment of a branch', () =>
    api.scenario.alignment({ scenarioId: mine.id }),
  );
  await api.scenario.alignment({ scenarioId: other.id });
  const ids = drawn.territories.map(({ id }) => id);
  const third = Array.from(plan().ids('unit')).filter((_, at) => at % 3 === 0);
  const to = ids[7] ?? 0;
  await run('move one unit', () =>
    api.scenario.assignUnits({ scenarioId: mine.id, unitIds: [1], territoryId: to }),
  );
  await run('undo of it', () => resultOf(api.plan.undo()));
  await api.scenario.alignment({ scenarioId: mine.id });
  await run('move 11,000 units in one edit', () =>
    api.scenario.assignUnits({ scenarioId: mine.id, unitIds: third, territoryId: to }),
  );
  await run('undo of it', () => resultOf(api.plan.undo()));
  await run('redo of it', () => resultOf(api.plan.redo()));
  await run('preview of 11,000 units', () =>
    resultOf(
      api.scenario.preview({
        scenarioId: mine.id,
        operation: { kind: 'assign', unitIds: third, accountIds: [], territoryId: ids[9] ?? 0 },
      }),
    ),
  );
  await run('merge two territories', () =>
    api.scenario.operate({
      scenarioId: other.id,
      operation: { kind: 'merge', territoryId: ids[1] ?? 0, intoId: ids[2] ?? 0 },
    }),
  );
  return { present: present.id, mine: mine.id, other: other.id };
}

/** Merge of two branches, re-basing, the past of a scenario, and its comparison with the present state. */
export async function joinBranches(
  { api, plan }: Office,
  run: Run,
  round: number,
  { present, mine, other }: Branches,
): Promise<void> {
  const request = {
    fromId: mine,
    intoId: other,
    scope: { kind: 'all' as const },
    otherwise: 'mine' as const,
    chosen: [],
  };
  await run('preview of a merge', () => api.scenario.previewMerge(request));
  await run('preview of a merge, another choice', () =>
    api.scenario.previewMerge({ ...request, otherwise: 'theirs' }),
  );
  await run('merge', () => api.scenario.mergeScenario(request));
  const territories = plan().where('territory', { scenario_id: mine });
  const idAt = (at: number) => territories[at]?.territory_id ?? 0;
  const rebase = { scenarioId: mine, ontoId: present, propose: true, declined: [] };
  await api.scenario.assignUnits({
    scenarioId: present,
    unitIds: Array.from(plan().ids('unit')).filter((_, at) => at % 97 === 5 + round),
    territoryId: idAt(3),
  });
  await run('preview of a re-base', () => api.scenario.previewRebase(rebase));
  await run('re-base', () => api.scenario.rebase(rebase));
  const [step] = await api.plan.history({ limit: 5 }).then((steps) => steps.slice(3));
  await run('branch from an earlier step', () =>
    api.scenario.branchAt({ scenarioId: mine, seq: step.seq, name: `past ${round}` }),
  );
  const shot = await run('snapshot', () => api.scenario.takeSnapshot({ scenarioId: mine, name: 's' }));
  await api.scenario.operate({
    scenarioId: mine,
    operation: { kind: 'merge', territoryId: idAt(7), intoId: idAt(8) },
  });
  await run('restore of a snapshot', () => api.scenario.restoreSnapshot({ snapshotId: shot.id }));
  await run('comparison', () => api.scenario.compare({ leftId: present, rightId: mine }));
}

/** What undoes the most: a scenario removed, and ten large steps at once, back and forth. */
export async function leap({ api }: Office, run: Run, { mine, other }: Branches): Promise<void> {
  await run('remove a scenario', () => api.scenario.remove({ scenarioId: mine }));
  const jump = async (steps: number) => {
    const history = await api.plan.history({ limit: steps + 1 });
    await resultOf(api.plan.jumpTo({ seq: history[steps]?.seq ?? 0 }));
    await api.scenario.alignment({ scenarioId: other });
  };
  await run('jump back ten steps', () => jump(10));
  await run('jump forward again', () => jump(0));
}
