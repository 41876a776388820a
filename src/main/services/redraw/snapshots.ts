import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Snapshot } from '../../../shared/contract/redraw.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { AppError } from '../../../shared/errors.ts';
import { finish, type Pieces, whole } from '../../plan/pieces.ts';
import type { Plan, PlanReader, PlanWriter } from '../../plan/plan.ts';
import { branchedTables } from '../../plan/relations.ts';
import type { SnapshotRecord } from '../../plan/rows.ts';
import { readAssignment, scenarioRecord } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { refuseFrozen } from '../guard.ts';
import { beforeLeaving } from '../leaving.ts';
import type { Projection } from '../projection.ts';
import { scenarioByName, summarise } from '../scenario-service.ts';
import { soon } from '../turns.ts';
import { type Draft, draftAt, draftOf, storeDraftInPieces } from './draft.ts';

/** Snapshots the program took of one scenario beyond this many go, the oldest first. */
const kept = 10;

const summary = (row: SnapshotRecord): Snapshot => ({
  id: row.scenario_id,
  ofId: row.of_id,
  name: row.name,
  reason: row.reason,
  at: row.at,
});

export const isSnapshot = (plan: PlanReader, scenarioId: number): boolean =>
  plan.get('snapshot', { scenario_id: scenarioId }) !== undefined;

/**
 * Takes a snapshot within the step that is about to change the scenario, so that one undo takes both back. A snapshot is a
 * branch nobody edits: it stores only what comes to differ.
 */
export function takeSnapshot(
  write: PlanWriter,
  scenarioId: number,
  reason: SnapshotRecord['reason'],
  name = '',
): number {
  const { name: of } = scenarioRecord(write, scenarioId);
  const at = new Date().toISOString();
  const taken = new Set(write.all('scenario').map((row) => row.name));
  let unique = `${of} @ ${at}`;
  while (taken.has(unique)) unique += '’';
  const id = write.branchAlone(scenarioId, unique);
  write.put('snapshot', { scenario_id: id, of_id: scenarioId, name, reason, at });
  const automatic = write
    .where('snapshot', { of_id: scenarioId })
    .filter((row) => row.reason !== 'hand')
    .sort((a, b) => b.scenario_id - a.scenario_id);
  for (const old of automatic.slice(kept)) {
    if (write.where('scenario', { parent_id: old.scenario_id }).length === 0)
      write.removeScenario(old.scenario_id);
  }
  return id;
}

export function createSnapshotService(plan: () => Plan, projection: Projection) {
  const record = (snapshotId: number): SnapshotRecord => {
    const row = plan().get('snapshot', { scenario_id: snapshotId });
    if (!row) throw new AppError('NOT_FOUND', { what: 'snapshot', id: snapshotId });
    return row;
  };
  function* restoring(write: PlanWriter, data: Dataset, snapshotId: number, draft: Draft): Pieces<void> {
    const { of_id: scenarioId } = record(snapshotId);
    takeSnapshot(write, scenarioId, 'merge');
    yield* storeDraftInPieces(write, data, scenarioId, draft);
    for (const table of branchedTables) {
      // What was said since stays said.
      if (table === 'territory' || table === 'comment') continue;
      write.removeWhere(table, { scenario_id: scenarioId });
      for (const row of write.where(table, { scenario_id: snapshotId }))
        write.put(table, { ...row, scenario_id: scenarioId });
      yield;
    }
  }
  const restoreTopics = ['alignment', 'scenarios', 'state', 'quota'] as const;
  const toRestore = (snapshotId: number) => {
    const { of_id: scenarioId } = record(snapshotId);
    refuseFrozen(plan(), scenarioId);
    const data = projection.dataset();
    const draft = draftOf(readAssignment(plan(), data, snapshotId));
    const { name: scenario } = scenarioRecord(plan(), scenarioId);
    const label = { key: 'snapshot.restore', params: { scenario } };
    return { scenarioId, data, draft, label };
  };
  function* branching(
    write: PlanWriter,
    data: Dataset,
    scenarioId: number,
    name: string,
    past: Draft,
  ): Pieces<number> {
    const branch = write.branchScenario(scenarioId, name);
    yield;
    yield* storeDraftInPieces(write, data, branch, {
      ...past,
      // A rep who has gone since works nowhere.
      territories: past.territories.map((row) =>
        row.rep_id !== null && write.get('rep', { id: row.rep_id }) ? row : { ...row, rep_id: null },
      ),
      exceptions: new Map([...past.exceptions].filter(([account]) => data.accountIndex.has(account))),
    });
    return branch;
  }
  const branchLabel = (scenarioId: number, name: string) => {
    const from = scenarioRecord(plan(), scenarioId);
    if (scenarioByName(plan(), name)) throw new AppError('NAME_TAKEN', { name });
    return { key: 'scenario.branch', params: { name, from: from.name } };
  };

  return {
    /** Youngest first. */
    list: (): Snapshot[] =>
      plan()
        .all('snapshot')
        .sort((a, b) => b.scenario_id - a.scenario_id)
        .map(summary),

    take(scenarioId: number, name: string): Snapshot {
      const { name: scenario } = scenarioRecord(plan(), scenarioId);
      if (isSnapshot(plan(), scenarioId)) throw new AppError('SCENARIO_FROZEN', { name: scenario });
      const id = plan().edit(
        { key: 'snapshot.take', params: { scenario } },
        ['scenarios', 'state'],
        (write) => takeSnapshot(write, scenarioId, 'hand', name),
      );
      return summary(record(id));
    },

    /** Territories, units, held accounts and quotas become what they were; what the scenario was till now is kept as a snapshot. */
    restore(snapshotId: number): Alignment {
      const { scenarioId, data, draft, label } = toRestore(snapshotId);
      plan().edit(label, restoreTopics, (write) => finish(restoring(write, data, snapshotId, draft)));
      return projection.alignment(scenarioId);
    },

    /** As `restore`, in turns of the event loop. */
    async restoreInTurns(snapshotId: number): Promise<Alignment> {
      return beforeLeaving(plan(), async () => {
        const { scenarioId, data, draft, label } = toRestore(snapshotId);
        await plan().editInTurns(label, restoreTopics, (write) => restoring(write, data, snapshotId, draft));
        return soon(plan(), () => projection.alignment(scenarioId));
      });
    },

    remove(snapshotId: number): void {
      const { of_id } = record(snapshotId);
      const { name: scenario } = scenarioRecord(plan(), of_id);
      plan().edit({ key: 'snapshot.remove', params: { scenario } }, ['scenarios', 'state'], (write) =>
        write.removeScenario(snapshotId),
      );
    },

    /** A new scenario that is what this one was after an earlier step of the history: territories, units and held accounts. */
    branchAt(scenarioId: number, seq: number, name: string): ScenarioSummary {
      const data = projection.dataset();
      const label = branchLabel(scenarioId, name);
      const past = plan().peek(seq, (then) => draftAt(then, data, scenarioId));
      const id = plan().edit(label, ['scenarios', 'state'], (write) =>
        finish(branching(write, data, scenarioId, name, past)),
      );
      return summarise(plan(), scenarioRecord(plan(), id));
    },

    /** As `branchAt`, in turns of the event loop. */
    async branchAtInTurns(scenarioId: number, seq: number, name: string): Promise<ScenarioSummary> {
      return beforeLeaving(plan(), async () => {
        const data = projection.dataset();
        const label = branchLabel(scenarioId, name);
        const past = await plan().peekInTurns(seq, (then) => whole(() => draftAt(then, data, scenarioId)));
        const id = await plan().editInTurns(label, ['scenarios', 'state'], (write) =>
          branching(write, data, scenarioId, name, past),
        );
        return summarise(plan(), scenarioRecord(plan(), id));
      });
    },
  };
}

export type SnapshotService = ReturnType<typeof createSnapshotService>;
