import type { Services } from '../services/index.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

export function redrawHandlers({ redraw, snapshot, merge }: Services) {
  return {
    preview: os.scenario.preview.handler(({ input: { scenarioId, operation }, signal }) =>
      follow(async (onStage, stop) => {
        const prepared = await redraw.prepare(scenarioId, operation, stop, onStage);
        return redraw.preview(scenarioId, operation, prepared);
      }, signal),
    ),
    operate: os.scenario.operate.handler(({ input: { scenarioId, operation }, signal }) =>
      redraw.operateInTurns(scenarioId, operation, signal),
    ),
    guardRails: os.scenario.guardRails.handler(() => redraw.guardRails()),
    setGuardRails: os.scenario.setGuardRails.handler(({ input }) => redraw.setGuardRails(input)),
    snapshots: os.scenario.snapshots.handler(() => snapshot.list()),
    takeSnapshot: os.scenario.takeSnapshot.handler(({ input }) =>
      snapshot.take(input.scenarioId, input.name),
    ),
    restoreSnapshot: os.scenario.restoreSnapshot.handler(({ input }) =>
      snapshot.restoreInTurns(input.snapshotId),
    ),
    branchAt: os.scenario.branchAt.handler(({ input }) =>
      snapshot.branchAtInTurns(input.scenarioId, input.seq, input.name),
    ),
    removeSnapshot: os.scenario.removeSnapshot.handler(({ input }) => snapshot.remove(input.snapshotId)),
    previewMerge: os.scenario.previewMerge.handler(({ input, signal }) =>
      merge.previewInTurns(input, signal),
    ),
    mergeScenario: os.scenario.mergeScenario.handler(({ input }) => merge.mergeInTurns(input)),
  };
}
